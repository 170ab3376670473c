package io.github.stepwise.database;

import io.github.stepwise.schema.Check;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.ForeignKey;
import io.github.stepwise.schema.Index;
import io.github.stepwise.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** The parts of which CREATE and ALTER statements of MySQL and MariaDB are made. */
record MySqlClauses(Engine engine) {

    static String quote(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }

    private static String quoteAll(List<String> identifiers) {
        return String.join(", ", identifiers.stream().map(MySqlClauses::quote).toList());
    }

    String createTable(Table table) {
        List<String> lines = new ArrayList<>();
        for (Column column : table.columns()) {
            lines.add(column(column, column.defaultValue(), checkOf(table, column.name())));
        }
        if (!table.primaryKey().isEmpty()) {
            lines.add("PRIMARY KEY (" + quoteAll(table.primaryKey()) + ")");
        }
        table.indexes().stream()
                .filter(index -> index.kind() == Index.Kind.UNIQUE)
                .forEach(index -> lines.add(index(index)));
        return "CREATE TABLE " + quote(table.name()) + " (" + String.join(", ", lines) + ") ENGINE=InnoDB";
    }

    /** The check of a column, or null. */
    static Check checkOf(Table table, String column) {
        return table.checks().stream()
                .filter(check -> check.column().equals(column))
                .findFirst()
                .orElse(null);
    }

    /**
     * A column in full, as MODIFY and CHANGE want it too.
     *
     * @param value default as literal text, or null for none
     * @param check written into the column, or null
     */
    String column(Column column, String value, Check check) {
        return quote(column.name()) + " " + column.type()
                + (value == null ? "" : defaultClause(column, value))
                + (column.nullable() ? " NULL" : " NOT NULL")
                + (column.generation() == Column.Generation.NONE ? "" : " AUTO_INCREMENT")
                + (check == null ? "" : " " + check(check));
    }

    String defaultClause(Column column, String value) {
        return " DEFAULT " + MySqlTypes.literal(engine, column.type(), value);
    }

    /** Whether the default of a column has to be an expression; a literal will do on MariaDB. */
    boolean wantsExpression(Column column) {
        return engine == Engine.MYSQL && MySqlTypes.wantsExpression(column.type());
    }

    static String check(Check check) {
        String column = quote(check.column());
        return check.rule() == Check.Rule.VALID_JSON
                ? "CHECK (json_valid(" + column + "))"
                : "CHECK (" + column + " >= 0)";
    }

    /** An index inside CREATE TABLE, or after ADD. */
    static String index(Index index) {
        List<String> parts = index.parts().stream()
                .map(part -> Expressions.isExpression(part) ? part : quote(part))
                .toList();
        return (index.isUnique() ? "UNIQUE INDEX " : "INDEX ") + quote(index.name()) + " (" + String.join(", ", parts)
                + ")";
    }

    static String foreignKey(ForeignKey key) {
        return "CONSTRAINT " + quote(key.name()) + " FOREIGN KEY (" + quote(key.column()) + ") REFERENCES "
                + quote(key.targetTable()) + " (" + quote(key.targetColumn()) + ")";
    }
}
