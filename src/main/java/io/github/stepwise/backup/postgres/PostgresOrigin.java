package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.Origin;
import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells where a backup comes from. */
final class PostgresOrigin {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresOrigin.class);

    /** Columns of the database's row differ between versions; as JSON they need no list. */
    private static final String DATABASE = """
            select r.key, r.value
            from pg_catalog.pg_database d, pg_catalog.jsonb_each_text(pg_catalog.to_jsonb(d)) r
            where d.datname = pg_catalog.current_database() and r.value is not null
            """;

    private static final Map<String, String> COLUMNS = Map.of(
            "datcollate", "collation",
            "datctype", "ctype",
            "datlocprovider", "locale_provider",
            "daticulocale", "locale",
            "datlocale", "locale",
            "daticurules", "locale_rules",
            "datcollversion", "collation_version");

    private static final Map<String, String> PROVIDERS = Map.of("c", "libc", "i", "icu", "b", "builtin");

    private static final List<String> SETTINGS = List.of(
            "server_version_num",
            "lc_monetary",
            "lc_numeric",
            "lc_time",
            "standard_conforming_strings",
            "datestyle",
            "intervalstyle",
            "timezone",
            "search_path");

    private PostgresOrigin() {}

    /**
     * Asked before the session is set up for reading, so that its settings are those of server, database and role; but for
     * the time zone, which Stepwise sets on every connection.
     */
    static Map<String, String> settings(Connection connection) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("encoding", Sql.ask(connection, "show server_encoding"));
        Sql.rows(connection, DATABASE, row -> {
            String name = COLUMNS.get(row.getString(1));
            if (name != null) {
                String value = row.getString(2);
                settings.put(name, "locale_provider".equals(name) ? PROVIDERS.getOrDefault(value, value) : value);
            }
            return name;
        });
        String names = String.join(", ", SETTINGS.stream().map(Quoted::text).toList());
        Sql.rows(
                connection,
                "select pg_catalog.lower(name), case when pg_catalog.lower(name) = 'timezone' then reset_val else setting end"
                        + " from pg_catalog.pg_settings where pg_catalog.lower(name) in (" + names + ")",
                row -> settings.put(row.getString(1), row.getString(2)));
        return settings;
    }

    static Origin of(Connection connection, Snapshot snapshot, Map<String, String> settings) throws SQLException {
        Map<String, String> position = new LinkedHashMap<>();
        if (snapshot.id() != null) {
            position.put("snapshot", snapshot.id());
        }
        String lsn = position(connection);
        if (lsn != null) {
            position.put("wal_lsn", lsn);
        }
        return new Origin(
                Engine.POSTGRESQL,
                Sql.ask(connection, "select pg_catalog.version()"),
                Sql.ask(connection, "select pg_catalog.current_database()"),
                settings,
                position);
    }

    /** Not every service lets its users ask; the failed question must not spoil the transaction. */
    private static String position(Connection connection) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            String lsn = Sql.ask(
                    connection,
                    "select case when pg_catalog.pg_is_in_recovery() then pg_catalog.pg_last_wal_replay_lsn()"
                            + " else pg_catalog.pg_current_wal_lsn() end");
            connection.releaseSavepoint(before);
            return lsn;
        } catch (SQLException e) {
            LOG.debug("the server does not tell its position", e);
            connection.rollback(before);
            return null;
        }
    }
}
