package io.github.stepwise.database;

import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Type;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types and literals of MySQL and MariaDB. Integers have no display width, because newer servers report none. */
final class MySqlTypes {
    private static final Pattern WIDTH = Pattern.compile("\\b(tinyint|smallint|mediumint|int|bigint)\\((\\d+)\\)");
    private static final Pattern LITERAL = Pattern.compile("(?:_\\w+)?'((?:[^'\\\\]|''|\\\\.)*)'", Pattern.DOTALL);
    private static final Pattern NUMERIC = Pattern.compile("(smallint|int|bigint|double)( unsigned)?");
    /** Types whose default MySQL takes as an expression only. */
    private static final Set<String> EXPRESSION_ONLY = Set.of("json", "longtext");

    private MySqlTypes() {}

    static Type.Native nativeType(Engine engine, Type.Logical type) {
        return new Type.Native(
                switch (type.kind()) {
                    case BOOLEAN -> "tinyint(1)";
                    case SMALLINT -> "smallint";
                    case POSITIVE_SMALLINT -> "smallint unsigned";
                    case INTEGER -> "int";
                    case POSITIVE_INTEGER -> "int unsigned";
                    case BIGINT, DURATION -> "bigint";
                    case POSITIVE_BIGINT -> "bigint unsigned";
                    case DOUBLE -> "double";
                    case STRING -> "varchar(" + type.length() + ")";
                    case TEXT -> "longtext";
                    case DATE -> "date";
                    case TIME -> "time(6)";
                    case TIMESTAMP -> "datetime(6)";
                    case UUID -> "char(32)";
                    case JSON -> engine == Engine.MARIADB ? "longtext" : "json";
                });
    }

    static Column nativeColumn(Engine engine, Column column) {
        Column.Generation generation =
                column.generation() == Column.Generation.NONE ? Column.Generation.NONE : Column.Generation.SERIAL;
        Column counted = column.withGeneration(generation);
        return column.type() instanceof Type.Logical type ? counted.withType(nativeType(engine, type)) : counted;
    }

    /** A type as {@code information_schema} reports it, without display widths. */
    static Type.Native reportedType(String columnType) {
        Matcher matcher = WIDTH.matcher(columnType.toLowerCase(Locale.ROOT));
        return new Type.Native(
                matcher.replaceAll(found -> found.group().equals("tinyint(1)") ? "tinyint(1)" : found.group(1)));
    }

    /**
     * The SQL of a value in a column of that type, fit for a DEFAULT clause.
     *
     * @param value literal text; {@code now} in a column for points in time is the present in UTC
     * @throws IllegalArgumentException when the text is no value of the type
     */
    static String literal(Engine engine, Type type, String value) {
        String sql = type.toString();
        if (sql.equals("tinyint(1)")) {
            return bool(value);
        } else if (NUMERIC.matcher(sql).matches()) {
            return PostgresTypes.number(value);
        } else if (value.equals("now") && sql.equals("datetime(6)")) {
            return "(utc_timestamp(6))";
        } else if (value.equals("now") && (sql.equals("date") || sql.equals("time(6)"))) {
            return sql.equals("date") ? "(utc_date())" : "(utc_time(6))";
        } else if (engine == Engine.MYSQL && wantsExpression(type)) {
            return "(_utf8mb4" + quoted(value) + ")";
        }
        return quoted(value);
    }

    static boolean wantsExpression(Type type) {
        return EXPRESSION_ONLY.contains(type.toString());
    }

    private static String bool(String value) {
        return switch (value) {
            case "true" -> "1";
            case "false" -> "0";
            default -> throw new IllegalArgumentException("neither true nor false: " + value);
        };
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /**
     * Literal text of a default, or the expression itself where it is no literal, or null.
     *
     * @param reported as in {@code information_schema}: on MariaDB always an expression and {@code NULL} for none; on MySQL
     *     the bare value, or an expression with its quotes escaped
     * @param isExpression MySQL says so by {@code DEFAULT_GENERATED}
     */
    static String defaultValue(Engine engine, Type type, String reported, boolean isExpression) {
        if (reported == null) {
            return null;
        }
        String value = reported;
        if (engine == Engine.MARIADB) {
            value = reported.equals("NULL") ? null : literalText(reported);
        } else if (isExpression) {
            value = literalText(unescape(reported));
        }
        return value != null && type.toString().equals("tinyint(1)")
                ? value.equals("0") ? "false" : value.equals("1") ? "true" : value
                : value;
    }

    private static String literalText(String expression) {
        Matcher matcher = LITERAL.matcher(expression);
        return matcher.matches() ? unescape(matcher.group(1).replace("''", "'")) : expression;
    }

    /** Takes one level of backslashes away. */
    static String unescape(String text) {
        return text.replaceAll("(?s)\\\\(.)", "$1");
    }
}
