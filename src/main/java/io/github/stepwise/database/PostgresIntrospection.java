package io.github.stepwise.database;

import io.github.stepwise.schema.Check;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Column.Generation;
import io.github.stepwise.schema.ForeignKey;
import io.github.stepwise.schema.Index;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the current schema of a PostgreSQL database in a few queries. Partitions count as parts of their table. */
final class PostgresIntrospection {
    private final Connection connection;
    private final LiveSchema live = new LiveSchema();
    private final List<String> parts = new ArrayList<>();
    private boolean plain = true;
    private boolean pattern;

    PostgresIntrospection(Connection connection) {
        this.connection = connection;
    }

    Schema read() throws SQLException {
        Query.forEach(connection, PostgresQueries.TABLES, row -> live.table(row.getString(1)));
        Query.forEach(connection, PostgresQueries.COLUMNS, this::column);
        Query.forEach(connection, PostgresQueries.CONSTRAINTS, this::constraint);
        Query.forEach(connection, PostgresQueries.INDEXES, this::indexPart);
        Query.forEach(connection, PostgresQueries.OTHERS, this::other);
        return live.build();
    }

    private void column(ResultSet row) throws SQLException {
        String table = row.getString(1);
        String name = row.getString(2);
        String expression = row.getString(5);
        boolean generated = isSet(row.getString(7));
        Generation generation = Generation.NONE;
        if (isSet(row.getString(6))) {
            generation = Generation.IDENTITY;
        } else if (expression != null && expression.startsWith("nextval(")) {
            generation = Generation.SERIAL;
        }
        if (generated) {
            live.extra(Extras.on(table, "generated column", name));
        }
        if (row.getString(8) != null) {
            live.extra(Extras.on(table, "collation " + row.getString(8) + " of column", name));
        }
        String value = generated || generation != Generation.NONE ? null : PostgresTypes.defaultValue(expression);
        Type type = new Type.Native(row.getString(3));
        live.column(table, new Column(name, type, !row.getBoolean(4), value, generation));
    }

    /** The server tells "not set" by an empty text or a NUL character. */
    private static boolean isSet(String flag) {
        return flag != null && !flag.isBlank() && flag.charAt(0) != 0;
    }

    private void constraint(ResultSet row) throws SQLException {
        String table = row.getString(1);
        String name = row.getString(2);
        String definition = row.getString(4);
        List<String> columns = names(row, 5);
        switch (row.getString(3)) {
            case "p" -> {
                columns.forEach(column -> live.keyColumn(table, column));
                live.keyName(table, name);
            }
            case "u" -> {
                if (definition.startsWith("UNIQUE (")
                        && definition.endsWith(")")
                        && !definition.contains("INCLUDE (")) {
                    live.index(table, new Index(name, Index.Kind.UNIQUE, columns));
                } else {
                    live.extra(Extras.on(table, "unique constraint", name));
                }
            }
            case "f" -> foreignKey(row, table, name, columns);
            case "c" -> check(table, name, columns, definition);
            default -> live.extra(Extras.on(table, "exclusion constraint", name));
        }
    }

    private void foreignKey(ResultSet row, String table, String name, List<String> columns) throws SQLException {
        List<String> targets = names(row, 7);
        if (columns.size() != 1 || !row.getBoolean(9)) {
            live.extra(Extras.on(table, "foreign key", name));
        }
        if (columns.size() == 1) {
            live.foreignKey(
                    table, new ForeignKey(name, columns.get(0), row.getString(6), targets.get(0), row.getBoolean(8)));
        }
    }

    private void check(String table, String name, List<String> columns, String definition) {
        String column = columns.size() == 1 ? columns.get(0) : "";
        if (definition.equals("CHECK ((" + column + " >= 0))")
                || definition.equals("CHECK ((" + PostgresClauses.quote(column) + " >= 0))")) {
            live.check(table, new Check(name, column, Check.Rule.NOT_NEGATIVE));
        } else {
            live.extra(Extras.on(table, "check", name));
        }
    }

    private static List<String> names(ResultSet row, int index) throws SQLException {
        return row.getArray(index) == null
                ? List.of()
                : List.of((String[]) row.getArray(index).getArray());
    }

    /** The parts of an index come one a row; the last one completes it. */
    private void indexPart(ResultSet row) throws SQLException {
        String column = row.getString(6);
        parts.add(column == null ? Expressions.normal(row.getString(7)) : column);
        boolean ordinary = row.getBoolean(9);
        pattern |= !ordinary && row.getString(8).matches("(varchar|text)_pattern_ops");
        plain &= row.getBoolean(4) && row.getBoolean(10) && (ordinary || pattern);
        if (!row.getBoolean(5)) {
            return;
        }
        String table = row.getString(1);
        String name = row.getString(2);
        boolean unique = row.getBoolean(3);
        boolean expression = parts.stream().anyMatch(Expressions::isExpression);
        if (!plain || (expression && !unique) || (pattern && (unique || parts.size() > 1))) {
            live.extra(Extras.on(table, "index", name));
        } else {
            // a unique index that is no constraint is dropped like an index on expressions
            Index.Kind kind = unique ? Index.Kind.UNIQUE_EXPRESSION : pattern ? Index.Kind.PATTERN : Index.Kind.PLAIN;
            live.index(table, new Index(name, kind, parts));
        }
        parts.clear();
        plain = true;
        pattern = false;
    }

    private void other(ResultSet row) throws SQLException {
        String table = row.getString(3);
        live.extra(
                table == null
                        ? Extras.named(row.getString(1), row.getString(2))
                        : Extras.on(table, row.getString(1), row.getString(2)));
    }
}
