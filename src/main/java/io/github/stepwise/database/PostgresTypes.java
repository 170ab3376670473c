package io.github.stepwise.database;

import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Type;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's types, as {@code format_type} prints them, and its literals. */
final class PostgresTypes {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'')*)'(?:::[a-z \"(),0-9\\[\\]]+)?");
    private static final Pattern NULL = Pattern.compile("NULL(?:::.+)?");

    private PostgresTypes() {}

    static Type.Native nativeType(Type.Logical type) {
        return new Type.Native(
                switch (type.kind()) {
                    case BOOLEAN -> "boolean";
                    case SMALLINT, POSITIVE_SMALLINT -> "smallint";
                    case INTEGER, POSITIVE_INTEGER -> "integer";
                    case BIGINT, POSITIVE_BIGINT -> "bigint";
                    case DOUBLE -> "double precision";
                    case STRING -> "character varying(" + type.length() + ")";
                    case TEXT -> "text";
                    case DATE -> "date";
                    case TIME -> "time without time zone";
                    case TIMESTAMP -> "timestamp with time zone";
                    case DURATION -> "interval";
                    case UUID -> "uuid";
                    case JSON -> "jsonb";
                });
    }

    static Column nativeColumn(Column column) {
        return column.type() instanceof Type.Logical type ? column.withType(nativeType(type)) : column;
    }

    /**
     * The SQL of a value in a column of that type.
     *
     * @param value literal text; {@code now} in a column for points in time is the present
     * @throws IllegalArgumentException when the text is no value of the type
     */
    static String literal(Type type, String value) {
        return switch (type.toString()) {
            case "boolean" -> bool(value);
            case "smallint", "integer", "bigint", "double precision" -> number(value);
            case "timestamp with time zone", "date", "time without time zone" ->
                value.equals("now") ? "now()" : quoted(value);
            default -> quoted(value);
        };
    }

    private static String bool(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("neither true nor false: " + value);
        }
        return value;
    }

    static String number(String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw new IllegalArgumentException("not a number: " + value);
        }
        return value;
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Literal text of a default as {@code pg_get_expr} prints it; the expression itself where it is no literal; or null. */
    static String defaultValue(String expression) {
        if (expression == null || NULL.matcher(expression).matches()) {
            return null;
        }
        Matcher matcher = QUOTED.matcher(expression);
        return matcher.matches() ? matcher.group(1).replace("''", "'") : expression;
    }
}
