package io.github.stepwise.testing.facts;

import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class MySqlValues extends ValueReader {
    private static final Pattern JSON_CHECK = Pattern.compile("json_valid\\(`(\\w+)`\\).*", Pattern.CASE_INSENSITIVE);

    private final Engine engine;

    MySqlValues(Engine engine) {
        this.engine = engine;
    }

    @Override
    List<String> tables(Connection connection) throws SQLException {
        return Query.column(connection, """
                select table_name from information_schema.tables
                where table_schema = database() and table_type = 'BASE TABLE'""");
    }

    @Override
    Map<String, Kind> columns(Connection connection, String table) throws SQLException {
        Set<String> json = engine == Engine.MARIADB ? jsonColumns(connection, table) : Set.of();
        String sql = """
                select column_name, column_type from information_schema.columns
                where table_schema = database() and table_name = ?""";
        Map<String, Kind> columns = new HashMap<>();
        for (String[] row : Query.rows(connection, sql, table)) {
            columns.put(row[0], json.contains(row[0]) ? Kind.JSON : kind(row[1]));
        }
        return columns;
    }

    /** MariaDB has no type for JSON, only a check. */
    private static Set<String> jsonColumns(Connection connection, String table) throws SQLException {
        String sql = """
                select check_clause from information_schema.check_constraints
                where constraint_schema = database() and table_name = ?""";
        Set<String> columns = new HashSet<>();
        for (String check : Query.column(connection, sql, table)) {
            Matcher matcher = JSON_CHECK.matcher(check);
            if (matcher.matches()) {
                columns.add(matcher.group(1));
            }
        }
        return columns;
    }

    private static Kind kind(String type) {
        if (type.equals("tinyint(1)")) {
            return Kind.BOOLEAN;
        } else if (type.equals("char(32)")) {
            return Kind.UUID;
        }
        String word = type.split("\\W", 2)[0];
        return switch (word) {
            case "bigint", "int", "smallint", "tinyint", "mediumint" -> Kind.INTEGER;
            case "double", "float" -> Kind.FLOAT;
            case "decimal" -> Kind.DECIMAL;
            case "varchar", "char", "longtext", "mediumtext", "text" -> Kind.TEXT;
            case "json" -> Kind.JSON;
            case "datetime", "timestamp" -> Kind.TIMESTAMP;
            case "date" -> Kind.DATE;
            case "time" -> Kind.TIME;
            case "longblob", "blob", "varbinary", "binary" -> Kind.BINARY;
            default -> throw new IllegalStateException("unexpected type: " + type);
        };
    }

    @Override
    String quote(String name) {
        return '`' + name + '`';
    }

    /** OnCall writes UTC into a type without time zone. */
    @Override
    Object timestamp(ResultSet result, int column) throws SQLException {
        LocalDateTime time = result.getObject(column, LocalDateTime.class);
        return time == null ? null : Times.of(time);
    }
}
