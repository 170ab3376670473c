package io.github.stepwise.backup.mysql;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What information_schema says about the tables of the current database. */
final class Catalog {
    private static final String TABLES = """
            SELECT t.table_name, t.table_type, t.engine, coalesce(t.data_length, 0), coalesce(e.transactions, ''),
                t.create_time
            FROM information_schema.tables t LEFT JOIN information_schema.engines e ON e.engine = t.engine
            WHERE t.table_schema = database()""";

    private static final String COLUMNS = """
            SELECT table_name, column_name, data_type, column_type, character_set_name,
                coalesce(generation_expression, ''), column_key, extra
            FROM information_schema.columns WHERE table_schema = database() ORDER BY table_name, ordinal_position""";

    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    /**
     * A table, view or sequence.
     *
     * @param type BASE TABLE, SYSTEM VERSIONED, VIEW, SEQUENCE
     * @param engine empty where the server cannot open it
     * @param created empty where the engine does not tell
     */
    record Entry(String name, String type, String engine, long bytes, boolean transactional, String created) {
        boolean isTable() {
            return type.equals("BASE TABLE") || isVersioned();
        }

        boolean isVersioned() {
            return type.equals("SYSTEM VERSIONED");
        }
    }

    /**
     * A column.
     *
     * @param charset null for what is no text
     * @param generation empty for a column with values of its own
     */
    record Field(
            String name, String type, String fullType, String charset, String generation, String key, String extra) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Field>> fields = new HashMap<>();

    private Catalog() {}

    static Catalog read(Connection connection) throws SQLException {
        Catalog catalog = new Catalog();
        for (String[] row : Ask.rows(connection, TABLES)) {
            catalog.entries.add(new Entry(
                    row[0],
                    row[1],
                    row[2] == null ? "" : row[2],
                    new BigInteger(row[3])
                            .min(BigInteger.valueOf(Long.MAX_VALUE))
                            .longValue(),
                    row[4].equals("YES"),
                    row[5] == null ? "" : row[5]));
        }
        // Names that differ in case only are the same to the server's order.
        catalog.entries.sort(Comparator.comparing(Entry::name));
        for (String[] row : Ask.rows(connection, COLUMNS)) {
            catalog.fields
                    .computeIfAbsent(row[0], name -> new ArrayList<>())
                    .add(new Field(row[1], row[2], row[3], row[4], row[5], row[6], row[7]));
        }
        return catalog;
    }

    List<Entry> entries() {
        return entries;
    }

    List<Field> fields(String table) {
        return fields.getOrDefault(table, List.of());
    }

    /** The primary key, where it is a single integer; null where it is not. */
    String integerKey(String table) {
        List<Field> key = fields(table).stream()
                .filter(field -> field.key().equals("PRI"))
                .toList();
        boolean integer = key.size() == 1 && INTEGERS.contains(key.get(0).type());
        return integer ? key.get(0).name() : null;
    }
}
