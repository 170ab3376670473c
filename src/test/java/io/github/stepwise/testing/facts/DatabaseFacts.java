package io.github.stepwise.testing.facts;

import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is in a database, independently of Stepwise's own reading of it.
 *
 * <p>A schema fact is a line such as {@code column alerts_alert.title longtext null}; the first word says what it is
 * about: table, column, primary-key, unique, index, foreign-key, check, view. On PostgreSQL one with {@code CASE} has
 * several lines.
 */
public final class DatabaseFacts {
    private DatabaseFacts() {}

    /** All schema facts, sorted. */
    public static List<String> schema(Connection connection, Engine engine) throws SQLException {
        SchemaReader reader = switch (engine) {
            case POSTGRESQL -> new PostgresSchema();
            case MYSQL -> MySqlSchema.mySql();
            case MARIADB -> MySqlSchema.mariaDb();
            case SQLITE -> new SqliteSchema();
        };
        return reader.read(connection).stream().sorted().toList();
    }

    /**
     * All rows, by table.
     *
     * @param only tables to read; all when none is given
     */
    public static List<Row> rows(Connection connection, Engine engine, String... only) throws SQLException {
        ValueReader reader = reader(engine);
        Set<String> wanted = Set.of(only);
        List<Row> rows = new ArrayList<>();
        for (String table : reader.tables(connection).stream().sorted().toList()) {
            if (wanted.isEmpty() || wanted.contains(table)) {
                read(connection, reader, table, rows);
            }
        }
        return rows;
    }

    private static ValueReader reader(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> new PostgresValues();
            case MYSQL, MARIADB -> new MySqlValues(engine);
            case SQLITE -> new SqliteValues();
        };
    }

    private static void read(Connection connection, ValueReader reader, String table, List<Row> rows)
            throws SQLException {
        Map<String, Kind> columns = new TreeMap<>(reader.columns(connection, table));
        String all = columns.keySet().stream().map(reader::quote).collect(Collectors.joining(", "));
        String order = columns.containsKey("id") ? reader.quote("id") : all;
        String sql = "select " + all + " from " + reader.quote(table) + " order by " + order;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                Map<String, Object> cells = new LinkedHashMap<>();
                int position = 1;
                for (Map.Entry<String, Kind> column : columns.entrySet()) {
                    cells.put(column.getKey(), reader.read(result, position++, column.getValue()));
                }
                rows.add(new Row(table, cells));
            }
        }
    }
}
