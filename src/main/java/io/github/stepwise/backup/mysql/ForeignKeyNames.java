package io.github.stepwise.backup.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The names in foreign keys. MariaDB does not double the backquotes in them when it shows a table's definition, so that it
 * cannot be run nor even read; where that is so the names are written anew.
 */
final class ForeignKeyNames {
    private static final String KEYS = """
            SELECT table_name, constraint_name, column_name,
                if(referenced_table_schema = database(), null, referenced_table_schema), referenced_table_name,
                referenced_column_name
            FROM information_schema.key_column_usage
            WHERE constraint_schema = database() AND referenced_table_name IS NOT NULL
            ORDER BY table_name, constraint_name, ordinal_position""";

    private record Key(String name, String schema, String table, List<String> columns, List<String> referenced) {
        private String text(UnaryOperator<String> quote) {
            return "CONSTRAINT " + quote.apply(name) + " FOREIGN KEY (" + list(columns, quote) + ") REFERENCES "
                    + (schema == null ? "" : quote.apply(schema) + ".") + quote.apply(table)
                    + " (" + list(referenced, quote) + ")";
        }

        private static String list(List<String> names, UnaryOperator<String> quote) {
            return String.join(", ", names.stream().map(quote).toList());
        }
    }

    private final Map<String, Map<String, Key>> keys = new LinkedHashMap<>();

    private ForeignKeyNames() {}

    static ForeignKeyNames read(Connection connection) throws SQLException {
        ForeignKeyNames names = new ForeignKeyNames();
        for (String[] row : Ask.rows(connection, KEYS)) {
            Key key = names.keys
                    .computeIfAbsent(row[0], table -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            row[1], name -> new Key(name, row[3], row[4], new ArrayList<>(), new ArrayList<>()));
            key.columns().add(row[2]);
            key.referenced().add(row[5]);
        }
        return names;
    }

    /** A table's definition with each name in its foreign keys quoted as it should be. */
    String quoted(String table, String definition) {
        String sql = definition;
        for (Key key : keys.getOrDefault(table, Map.of()).values()) {
            sql = sql.replace(key.text(name -> "`" + name + "`"), key.text(Names::quoted));
        }
        return sql;
    }
}
