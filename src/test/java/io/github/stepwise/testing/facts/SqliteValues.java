package io.github.stepwise.testing.facts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

final class SqliteValues extends ValueReader {
    @Override
    List<String> tables(Connection connection) throws SQLException {
        return Query.column(connection, SqliteSchema.TABLES);
    }

    @Override
    Map<String, Kind> columns(Connection connection, String table) throws SQLException {
        String sql = Query.column(connection, "select sql from sqlite_master where type = 'table' and name = ?", table)
                .get(0);
        Set<String> json = new CreateTable(sql).jsonColumns();
        Map<String, Kind> columns = new HashMap<>();
        for (String[] row : Query.rows(connection, "select name, type from pragma_table_info(?)", table)) {
            columns.put(row[0], json.contains(row[0]) ? Kind.JSON : kind(row[1].toLowerCase(Locale.ROOT)));
        }
        return columns;
    }

    private static Kind kind(String type) {
        if (type.equals("char(32)")) {
            return Kind.UUID;
        }
        String word = type.split("\\W", 2)[0];
        return switch (word) {
            case "bool" -> Kind.BOOLEAN;
            case "bigint", "integer", "smallint" -> Kind.INTEGER;
            case "real" -> Kind.FLOAT;
            case "decimal" -> Kind.DECIMAL;
            case "varchar", "char", "text" -> Kind.TEXT;
            case "datetime" -> Kind.TIMESTAMP;
            case "date" -> Kind.DATE;
            case "time" -> Kind.TIME;
            case "blob" -> Kind.BINARY;
            default -> throw new IllegalStateException("unexpected type: " + type);
        };
    }

    @Override
    String quote(String name) {
        return '"' + name + '"';
    }

    /** A column's type binds nobody in SQLite: a text where a number belongs is shown as it is. */
    @Override
    Object read(ResultSet result, int column, Kind kind) throws SQLException {
        if ((kind == Kind.INTEGER || kind == Kind.FLOAT || kind == Kind.BOOLEAN)
                && result.getObject(column) instanceof String text) {
            return text;
        }
        return super.read(result, column, kind);
    }

    @Override
    Object timestamp(ResultSet result, int column) throws SQLException {
        String text = result.getString(column);
        return text == null ? null : Times.timestamp(text);
    }

    @Override
    Object date(ResultSet result, int column) throws SQLException {
        return result.getString(column);
    }

    @Override
    Object time(ResultSet result, int column) throws SQLException {
        String text = result.getString(column);
        return text == null ? null : Times.withoutZeros(text);
    }
}
