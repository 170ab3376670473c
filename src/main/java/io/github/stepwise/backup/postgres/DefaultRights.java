package io.github.stepwise.backup.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Takes back what ALTER DEFAULT PRIVILEGES has changed; the server forgets an entry that says what it would do anyway. */
final class DefaultRights {
    private static final String KIND = """
            case d.defaclobjtype when 'r' then 'TABLES' when 'S' then 'SEQUENCES' when 'f' then 'FUNCTIONS'
                when 'T' then 'TYPES' when 'n' then 'SCHEMAS' when 'L' then 'LARGE OBJECTS' end
            """;

    private static final String WHERE = """
            'ALTER DEFAULT PRIVILEGES FOR ROLE ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(d.defaclrole))
                || case when d.defaclnamespace = 0 then ''
                    else ' IN SCHEMA ' || d.defaclnamespace::pg_catalog.regnamespace end
            """;

    private static final String ROLE = """
            case a.grantee when 0 then 'PUBLIC' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) end
            """;

    /** First everything is revoked; then, where it holds for all schemas, what the server has built in is granted again. */
    private static final String STATEMENTS = """
            select distinct 1, %2$s || ' REVOKE ALL ON ' || %1$s || ' FROM ' || %3$s
            from pg_catalog.pg_default_acl d
            cross join lateral pg_catalog.aclexplode(d.defaclacl) a
            union all
            select 2, %2$s || ' GRANT ' || a.privilege_type || ' ON ' || %1$s || ' TO ' || %3$s
            from pg_catalog.pg_default_acl d
            cross join lateral pg_catalog.aclexplode(pg_catalog.acldefault(
                case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end, d.defaclrole)) a
            where d.defaclnamespace = 0
            order by 1, 2
            """.formatted(KIND, WHERE, ROLE);

    private DefaultRights() {}

    /** Statements that leave no entry behind. */
    static List<String> reset(Connection connection) throws SQLException {
        return Sql.rows(connection, STATEMENTS, (ResultSet row) -> row.getString(2));
    }
}
