package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.Origin;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says where a backup comes from. */
final class Origins {
    private static final List<String> SETTINGS = List.of(
            "character_set_server",
            "collation_server",
            "lower_case_table_names",
            "sql_mode",
            "time_zone",
            "system_time_zone",
            "default_storage_engine",
            "innodb_default_row_format",
            "max_allowed_packet");

    private Origins() {}

    static Origin of(Connection connection, SourceServer server) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String[] row : Ask.rows(connection, "SHOW GLOBAL VARIABLES")) {
            if (SETTINGS.contains(row[0]) && row[1] != null) {
                settings.put(row[0], row[1]);
            }
        }
        String[] own = Ask.row(connection, "SELECT @@character_set_database, @@collation_database");
        settings.put("character_set", own[0]);
        settings.put("collation", own[1]);
        return new Origin(
                server.engine(), server.version().text(), server.database(), settings, position(connection, server));
    }

    /** MariaDB tells exactly where its snapshot stands; MySQL where its log stood just after. */
    private static Map<String, String> position(Connection connection, SourceServer server) {
        Map<String, String> position = new LinkedHashMap<>();
        if (server.isMariaDb()) {
            add(position, connection, "SHOW STATUS LIKE 'binlog_snapshot_%'");
        } else {
            add(position, connection, "SELECT 'gtid_executed', @@global.gtid_executed");
            boolean named = server.version().isAtLeast(8, 2);
            try {
                String[] row = Ask.row(connection, named ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS");
                if (row != null) {
                    position.put("binlog_file", row[0]);
                    position.put("binlog_position", row[1]);
                }
            } catch (SQLException e) {
                // The account may not know.
            }
        }
        return position;
    }

    private static void add(Map<String, String> position, Connection connection, String sql) {
        try {
            for (String[] row : Ask.rows(connection, sql)) {
                if (row[1] != null && !row[1].isEmpty() && !row[1].equals("0")) {
                    position.put(row[0].toLowerCase(Locale.ROOT), row[1]);
                }
            }
        } catch (SQLException e) {
            // For information only.
        }
    }
}
