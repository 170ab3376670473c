package io.github.stepwise.backup.mysql;

import io.github.stepwise.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything in a database by means of the server's own, none of which the backup uses. */
final class Bytes {
    private static final String COLUMNS = """
            select table_name, column_name, data_type from information_schema.columns
            where table_schema = database() order by table_name, ordinal_position""";

    private static final String FACTS = """
            select concat_ws('|', table_name, column_name, ordinal_position, column_default, is_nullable, column_type,
                character_set_name, collation_name, column_key, extra, column_comment, generation_expression)
            from information_schema.columns where table_schema = database() order by table_name, ordinal_position""";

    private static final String INDEXES = """
            select concat_ws('|', table_name, non_unique, index_name, seq_in_index, column_name, collation, sub_part,
                nullable, index_type, index_comment)
            from information_schema.statistics where table_schema = database()
            order by table_name, index_name, seq_in_index""";

    private Bytes() {}

    /** Each table's rows, sorted, with every byte visible. */
    static Map<String, List<String>> rows(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            Ask.run(connection, "set time_zone = '+00:00', sql_mode = ''");
            Map<String, List<String>> expressions = new TreeMap<>();
            for (String[] column : Ask.rows(connection, COLUMNS)) {
                expressions
                        .computeIfAbsent(column[0], name -> new ArrayList<>())
                        .add(expression(column[1], column[2]));
            }
            Map<String, List<String>> rows = new TreeMap<>();
            for (String[] table : Ask.rows(connection, "show full tables")) {
                if (table[1].equals("BASE TABLE")) {
                    rows.put(table[0], rows(connection, table[0], expressions.get(table[0])));
                }
            }
            return rows;
        }
    }

    private static List<String> rows(Connection connection, String table, List<String> expressions)
            throws SQLException {
        String sql = "select " + String.join(", ", expressions) + " from " + Names.quoted(table);
        List<String> rows = new ArrayList<>();
        for (String[] row : Ask.rows(connection, sql)) {
            rows.add(String.join("|", Arrays.stream(row).map(String::valueOf).toList()));
        }
        return rows.stream().sorted().collect(Collectors.toList());
    }

    private static String expression(String column, String type) {
        String quoted = Names.quoted(column);
        return switch (type) {
            case "float", "double" -> quoted + " * 1e0";
            case "enum", "set" -> "concat(hex(" + quoted + "), ' ', cast(" + quoted + " as unsigned))";
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "json" -> "hex(" + quoted + ")";
            case "date", "time", "datetime", "timestamp", "year", "decimal", "uuid", "inet6", "inet4" ->
                "cast(" + quoted + " as char)";
            case "tinyint", "smallint", "mediumint", "int", "bigint" -> "cast(" + quoted + " as char)";
            default -> "hex(" + quoted + ")";
        };
    }

    /** Versions of rows, with the times between which they held. */
    static List<String> history(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            String sql = "select concat_ws('|', a, b, row_start, row_end) from versioned for system_time all"
                    + " union all select concat_ws('|', a, rs, re) from versioned_columns for system_time all"
                    + " union all select concat_ws('|', a, row_start, row_end) from versioned_parts for system_time all";
            return Ask.rows(connection, sql).stream()
                    .map(row -> row[0])
                    .sorted()
                    .toList();
        }
    }

    /** The server's own sum over each table's bytes. */
    static Map<String, String> checksums(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            Map<String, String> sums = new TreeMap<>();
            for (String[] table : Ask.rows(connection, "show full tables")) {
                // MySQL sums up memory that it never wrote for an index over arrays, and now and then nothing at all
                // where
                // ARCHIVE still holds rows back; the rows of both are compared otherwise.
                if (table[1].equals("BASE TABLE")
                        && !Set.of("multi_valued", "archive_table").contains(table[0])) {
                    sums.put(
                            table[0], Ask.row(connection, "checksum table " + Names.quoted(table[0]) + " extended")[1]);
                }
            }
            return sums;
        }
    }

    /** Columns, indexes and counters as information_schema has them. */
    static List<String> facts(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            Ask.tryTo(connection, "set information_schema_stats_expiry = 0");
            List<String> facts = new ArrayList<>();
            Ask.rows(connection, FACTS).forEach(row -> facts.add(row[0].replace(database.name(), "this")));
            Ask.rows(connection, INDEXES).forEach(row -> facts.add(row[0]));
            Ask.rows(connection, """
                    select concat_ws('|', table_name, table_type, engine, row_format, auto_increment, table_collation,
                        create_options, table_comment)
                    from information_schema.tables where table_schema = database() and table_type <> 'VIEW'
                    order by table_name""").forEach(row -> facts.add(row[0]));
            return facts;
        }
    }
}
