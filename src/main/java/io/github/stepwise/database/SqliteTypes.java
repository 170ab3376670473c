package io.github.stepwise.database;

import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Type;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQLite's types as OnCall declares them, in lower case, and its literals. */
final class SqliteTypes {
    private static final Pattern NUMERIC = Pattern.compile("(smallint|integer|bigint)( unsigned)?|real");
    private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'')*)'");

    private static final Map<String, String> NOW =
            Map.of("datetime", "strftime('%Y-%m-%d %H:%M:%f', 'now')", "date", "date('now')", "time", "time('now')");

    private SqliteTypes() {}

    static Type.Native nativeType(Type.Logical type) {
        return new Type.Native(
                switch (type.kind()) {
                    case BOOLEAN -> "bool";
                    case SMALLINT -> "smallint";
                    case POSITIVE_SMALLINT -> "smallint unsigned";
                    case INTEGER -> "integer";
                    case POSITIVE_INTEGER -> "integer unsigned";
                    case BIGINT, DURATION -> "bigint";
                    case POSITIVE_BIGINT -> "bigint unsigned";
                    case DOUBLE -> "real";
                    case STRING -> "varchar(" + type.length() + ")";
                    case TEXT, JSON -> "text";
                    case DATE -> "date";
                    case TIME -> "time";
                    case TIMESTAMP -> "datetime";
                    case UUID -> "char(32)";
                });
    }

    /** A column that counts is an {@code integer}, whatever its size elsewhere: SQLite counts in no other type. */
    static Column nativeColumn(Column column) {
        if (column.generation() != Column.Generation.NONE) {
            return column.withType(new Type.Native("integer")).withGeneration(Column.Generation.SERIAL);
        }
        return column.type() instanceof Type.Logical type ? column.withType(nativeType(type)) : column;
    }

    /**
     * The SQL of a value in a column of that type.
     *
     * @param value literal text; {@code now} in a column for points in time is the present in UTC
     * @throws IllegalArgumentException when the text is no value of the type
     */
    static String literal(Type type, String value) {
        String sql = type.toString();
        if (sql.equals("bool")) {
            return switch (value) {
                case "true" -> "1";
                case "false" -> "0";
                default -> throw new IllegalArgumentException("neither true nor false: " + value);
            };
        } else if (NUMERIC.matcher(sql).matches()) {
            return PostgresTypes.number(value);
        }
        return value.equals("now") ? NOW.getOrDefault(sql, quoted(value)) : quoted(value);
    }

    static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Literal text of a default as {@code table_info} reports it, the expression itself where it is none, or null. */
    static String defaultValue(Type type, String reported) {
        if (reported == null || reported.equalsIgnoreCase("null")) {
            return null;
        }
        if (type.toString().equals("bool")) {
            return switch (reported) {
                case "0" -> "false";
                case "1" -> "true";
                default -> reported;
            };
        }
        Matcher matcher = QUOTED.matcher(reported);
        return matcher.matches() ? matcher.group(1).replace("''", "'") : reported;
    }
}
