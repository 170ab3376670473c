package io.github.stepwise.database;

import io.github.stepwise.schema.Check;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.ForeignKey;
import io.github.stepwise.schema.Index;
import io.github.stepwise.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of which SQLite's CREATE and ALTER statements are made, in the words of OnCall's own. */
final class SqliteClauses {
    private SqliteClauses() {}

    static String quote(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    static String quoteAll(List<String> identifiers) {
        return String.join(", ", identifiers.stream().map(SqliteClauses::quote).toList());
    }

    /**
     * The table with everything but its named indexes.
     *
     * @param name under which it is made
     */
    static String createTable(String name, Table table) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add(column(column, table)));
        if (table.primaryKey().size() > 1) {
            lines.add("PRIMARY KEY (" + quoteAll(table.primaryKey()) + ")");
        }
        table.indexes().stream()
                .filter(index -> isInTable(index) && index.parts().size() > 1)
                .forEach(index -> lines.add("UNIQUE (" + quoteAll(index.parts()) + ")"));
        return "CREATE TABLE " + quote(name) + " (" + String.join(", ", lines) + ")";
    }

    /** A column with what its table says about it. */
    static String column(Column column, Table table) {
        List<String> words =
                new ArrayList<>(List.of(quote(column.name()), column.type().toString()));
        if (column.defaultValue() != null) {
            words.add("DEFAULT " + SqliteTypes.literal(column.type(), column.defaultValue()));
        }
        words.add(column.nullable() ? "NULL" : "NOT NULL");
        if (table.primaryKey().equals(List.of(column.name()))) {
            words.add(column.generation() == Column.Generation.NONE ? "PRIMARY KEY" : "PRIMARY KEY AUTOINCREMENT");
        }
        boolean unique = table.indexes().stream()
                .anyMatch(index -> isInTable(index) && index.parts().equals(List.of(column.name())));
        if (unique) {
            words.add("UNIQUE");
        }
        table.checks().stream()
                .filter(check -> check.column().equals(column.name()))
                .forEach(check -> words.add(check(check)));
        foreignKey(column, table).ifPresent(words::add);
        return String.join(" ", words);
    }

    private static String check(Check check) {
        String column = quote(check.column());
        return check.rule() == Check.Rule.VALID_JSON
                ? "CHECK ((JSON_VALID(" + column + ") OR " + column + " IS NULL))"
                : "CHECK (" + column + " >= 0)";
    }

    private static Optional<String> foreignKey(Column column, Table table) {
        return table.foreignKeys().stream()
                .filter(key -> key.column().equals(column.name()))
                .findFirst()
                .map(SqliteClauses::references);
    }

    private static String references(ForeignKey key) {
        return "REFERENCES " + quote(key.targetTable()) + " (" + quote(key.targetColumn()) + ")"
                + (key.deferred() ? " DEFERRABLE INITIALLY DEFERRED" : "");
    }

    /** A unique constraint without a name is written into the table. */
    static boolean isInTable(Index index) {
        return index.name() == null;
    }

    static String createIndex(String table, Index index) {
        List<String> parts = index.parts().stream()
                .map(part -> Expressions.isExpression(part) ? part : quote(part))
                .toList();
        return "CREATE " + (index.isUnique() ? "UNIQUE " : "") + "INDEX " + quote(index.name()) + " ON " + quote(table)
                + " (" + String.join(", ", parts) + ")";
    }
}
