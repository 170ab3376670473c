package io.github.stepwise.backup.mysql;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.jdbc.JdbcConnection;
import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a session is set to while a database is read or restored, and how it is put back. Comments with a version number keep
 * the other product, and servers too old for it, from reading a setting that they do not know.
 */
public final class MySqlSession implements AutoCloseable {
    private static final List<String> PREAMBLE = List.of(
            "SET NAMES utf8mb4",
            "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION'",
            "SET SESSION time_zone = '+00:00', foreign_key_checks = 0, unique_checks = 0, sql_notes = 1",
            "SET SESSION auto_increment_increment = 1, auto_increment_offset = 1, sql_safe_updates = 0",
            "/*M!100201 SET SESSION check_constraint_checks = 0 */",
            "/*M!101100 SET SESSION system_versioning_insert_history = 1 */");

    /** Only some accounts may change these; without them it works on all servers that are set up as usual. */
    private static final List<String> OPTIONAL = List.of(
            "/*!80030 SET SESSION sql_generate_invisible_primary_key = 0 */",
            "/*!80013 SET SESSION sql_require_primary_key = 0 */",
            "/*!80400 SET SESSION restrict_fk_on_non_standard_key = 0 */",
            "SET SESSION explicit_defaults_for_timestamp = 1",
            "SET SESSION innodb_strict_mode = 0");

    private static final List<String> READING = List.of(
            "SET NAMES utf8mb4",
            "SET SESSION sql_mode = ''",
            "SET SESSION time_zone = '+00:00', sql_quote_show_create = 1, sql_big_selects = 1",
            "SET SESSION sql_select_limit = 18446744073709551615",
            "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");

    private static final List<String> READING_OPTIONAL = List.of(
            "/*!80000 SET SESSION information_schema_stats_expiry = 0 */",
            "/*!80030 SET SESSION show_gipk_in_create_table_and_information_schema = 1 */",
            "/*!80000 SET SESSION max_execution_time = 0 */",
            "/*M!100101 SET SESSION max_statement_time = 0 */",
            "/*M!100300 SET SESSION idle_transaction_timeout = 0, idle_readonly_transaction_timeout = 0 */",
            "/*!80000 SET SESSION show_create_table_verbosity = 0 */",
            "/*!80018 SET SESSION show_create_table_skip_secondary_engine = 0 */");

    /** What the statements above, and those that come with routines, change. */
    private static final List<String> VARIABLES = List.of(
            "sql_mode",
            "time_zone",
            "foreign_key_checks",
            "unique_checks",
            "sql_notes",
            "auto_increment_increment",
            "auto_increment_offset",
            "sql_safe_updates",
            "sql_big_selects",
            "sql_select_limit",
            "sql_quote_show_create",
            "lock_wait_timeout");

    private static final List<String> VARIABLES_OF_SOME = List.of(
            "check_constraint_checks",
            "system_versioning_insert_history",
            "sql_generate_invisible_primary_key",
            "sql_require_primary_key",
            "restrict_fk_on_non_standard_key",
            "explicit_defaults_for_timestamp",
            "innodb_strict_mode",
            "information_schema_stats_expiry",
            "show_gipk_in_create_table_and_information_schema",
            "max_execution_time",
            "idle_transaction_timeout",
            "idle_readonly_transaction_timeout",
            "max_statement_time",
            "show_create_table_verbosity",
            "show_create_table_skip_secondary_engine");

    private static final int MAX_PACKET = 1 << 30;

    private final Connection connection;
    private final long id;
    private final Map<String, String> before;
    private final String isolation;
    private final String results;
    private final int packet;

    private MySqlSession(Connection connection, Engine engine) throws SQLException {
        this.connection = connection;
        this.id = Long.parseLong(Ask.value(connection, "SELECT connection_id()"));
        this.before = values(connection);
        this.packet = packetLimit(connection).getValue();
        this.results = Ask.value(connection, "SELECT @@character_set_results");
        this.isolation = Ask.value(
                connection, engine == Engine.MARIADB ? "SELECT @@tx_isolation" : "SELECT @@transaction_isolation");
    }

    /**
     * Statements that a script to be run by hand begins with, on MySQL and on MariaDB; they hold for the session only. A
     * server that generates primary keys for tables without one, or insists on them, has to be told otherwise as well.
     */
    public static List<String> preamble() {
        return PREAMBLE;
    }

    /** Takes a connection of the pool over for reading. */
    static MySqlSession forReading(Connection connection, Engine engine) throws SQLException {
        MySqlSession session = prepared(connection, engine, READING, READING_OPTIONAL);
        largestPacket(connection, MAX_PACKET);
        return session;
    }

    /** Takes a connection of the pool over for a restore. */
    static MySqlSession forRestoring(Connection connection, Engine engine) throws SQLException {
        return prepared(connection, engine, PREAMBLE, OPTIONAL);
    }

    private static MySqlSession prepared(
            Connection connection, Engine engine, List<String> needed, List<String> optional) throws SQLException {
        MySqlSession session = new MySqlSession(connection, engine);
        for (String sql : needed) {
            Ask.run(connection, sql);
        }
        optional.forEach(sql -> Ask.tryTo(connection, sql));
        return session;
    }

    Connection connection() {
        return connection;
    }

    /** The server's number of the connection. */
    long id() {
        return id;
    }

    /** Undoes what a statement's own session settings have changed. */
    void again() throws SQLException {
        for (String sql : PREAMBLE) {
            Ask.run(connection, sql);
        }
    }

    /** Gives the connection back as it was; one that cannot be put back is thrown away. */
    @Override
    public void close() {
        try (connection) {
            try {
                Ask.run(connection, "ROLLBACK");
                Ask.run(connection, "SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci");
                Ask.run(connection, "SET SESSION character_set_results = " + results);
                largestPacket(connection, packet);
                Ask.run(connection, "SET SESSION TRANSACTION ISOLATION LEVEL " + isolation.replace('-', ' '));
                Ask.run(connection, "SET SESSION " + assignments());
                for (String variable : VARIABLES_OF_SOME) {
                    if (before.containsKey(variable)) {
                        Ask.tryTo(connection, "SET SESSION " + variable + " = " + value(variable));
                    }
                }
            } catch (SQLException e) {
                connection.abort(Runnable::run);
            }
        } catch (SQLException e) {
            // It is gone already, which is as good.
        }
    }

    /** A server sends rows that are larger than any it would take; the driver has to be told to accept them. */
    private static void largestPacket(Connection connection, int bytes) throws SQLException {
        packetLimit(connection).setValue(bytes);
    }

    private static RuntimeProperty<Integer> packetLimit(Connection connection) throws SQLException {
        return connection
                .unwrap(JdbcConnection.class)
                .getPropertySet()
                .getIntegerProperty(PropertyKey.maxAllowedPacket);
    }

    private String assignments() {
        List<String> assignments = new ArrayList<>();
        VARIABLES.forEach(variable -> assignments.add(variable + " = " + value(variable)));
        return String.join(", ", assignments);
    }

    private String value(String variable) {
        String value = before.get(variable);
        return value.matches("[0-9.]+") ? value : Names.literal(value);
    }

    private static Map<String, String> values(Connection connection) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String[] row : Ask.rows(connection, "SHOW SESSION VARIABLES")) {
            if (VARIABLES.contains(row[0]) || VARIABLES_OF_SOME.contains(row[0])) {
                values.put(row[0], row[1]);
            }
        }
        return values;
    }
}
