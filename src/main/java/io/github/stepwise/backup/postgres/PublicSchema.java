package io.github.stepwise.backup.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The schema that every new database has. */
final class PublicSchema {
    private static final Logger LOG = LoggerFactory.getLogger(PublicSchema.class);

    /** Since this version it belongs to the owner of the database, and not everybody may create objects in it. */
    private static final int OWNED = 150000;

    private static final String IS_THERE = "select count(*) from pg_catalog.pg_namespace where nspname = 'public'";

    private static final String GRANTEES = """
            select distinct case a.grantee when 0 then 'PUBLIC'
                else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) end
            from pg_catalog.pg_namespace n
            cross join lateral pg_catalog.aclexplode(coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner))) a
            where n.nspname = 'public'
            """;

    private PublicSchema() {}

    /** Makes it again if it is missing, and gives it the owner, rights and comment of a new one as far as the user may. */
    static void reset(Restoring restoring) throws SQLException {
        restoring.inTransaction(false, connection -> {
            if ("0".equals(Sql.ask(connection, IS_THERE))) {
                Sql.execute(connection, "CREATE SCHEMA public");
            }
            return null;
        });
        try {
            restoring.execute(restoring.inTransaction(false, PublicSchema::statements));
        } catch (SQLException e) {
            LOG.debug("schema public keeps its owner and rights", e);
        }
    }

    private static List<String> statements(Connection connection) throws SQLException {
        boolean owned = Integer.parseInt(Sql.ask(connection, "show server_version_num")) >= OWNED;
        List<String> statements = new ArrayList<>();
        if (owned) {
            statements.add("ALTER SCHEMA public OWNER TO pg_database_owner");
        }
        String owner = owned
                ? "pg_database_owner"
                : Sql.ask(
                        connection,
                        "select pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(nspowner))"
                                + " from pg_catalog.pg_namespace where nspname = 'public'");
        for (String grantee : Sql.rows(connection, GRANTEES, row -> row.getString(1))) {
            statements.add("REVOKE ALL ON SCHEMA public FROM " + grantee);
        }
        statements.add("GRANT ALL ON SCHEMA public TO " + owner);
        statements.add("GRANT " + (owned ? "USAGE" : "ALL") + " ON SCHEMA public TO PUBLIC");
        statements.add("COMMENT ON SCHEMA public IS 'standard public schema'");
        return statements;
    }
}
