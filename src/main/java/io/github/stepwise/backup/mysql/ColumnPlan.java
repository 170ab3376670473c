package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.Column;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a column is asked for and written.
 *
 * @param expression what to select; the server sends text as it has stored it, because nothing is converted for the client
 */
record ColumnPlan(Column column, String expression, Form form) {
    /** What is done with the bytes that the server sends. */
    enum Form {
        /** Nothing: digits, dates, … need no escapes. */
        PLAIN,
        ESCAPED,
        HEX
    }

    private static final Set<String> UTF8 = Set.of("utf8mb4", "utf8mb3", "utf8");
    private static final Set<String> BYTES = Set.of(
            "binary",
            "varbinary",
            "tinyblob",
            "blob",
            "mediumblob",
            "longblob",
            "vector",
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geometrycollection",
            "geomcollection");
    private static final Set<String> NUMBERS_AND_TIMES = Set.of(
            "tinyint",
            "smallint",
            "mediumint",
            "int",
            "bigint",
            "decimal",
            "date",
            "time",
            "datetime",
            "timestamp",
            "year");

    /**
     * @param type as information_schema has it in DATA_TYPE
     * @param fullType as it has it in COLUMN_TYPE
     * @param charset null for what is no text
     */
    static ColumnPlan of(String name, String type, String fullType, String charset) {
        String quoted = Names.quoted(name);
        String kind = type.toLowerCase(Locale.ROOT);
        boolean utf8 = charset == null || UTF8.contains(charset);
        if (kind.equals("bit") || kind.equals("set")) {
            // Members of a set are bits: '' may be a member or none at all.
            return new ColumnPlan(
                    new Column(name, Column.Encoding.BITS), "CAST(" + quoted + " AS UNSIGNED)", Form.PLAIN);
        }
        if (kind.equals("float") || kind.equals("double")) {
            // Alone, a FLOAT is shown with six digits. Times one keeps the sign of -0, plus nought would not.
            return text(name, quoted + " * 1e0", Form.PLAIN);
        }
        if (kind.equals("enum")) {
            return enumeration(name, quoted, fullType, utf8);
        }
        if (BYTES.contains(kind) || !utf8) {
            return new ColumnPlan(new Column(name, Column.Encoding.HEX), quoted, Form.HEX);
        }
        return text(name, quoted, NUMBERS_AND_TIMES.contains(kind) ? Form.PLAIN : Form.ESCAPED);
    }

    /** A column's name is all that is known, and that it is a number or a time. */
    static ColumnPlan time(String name) {
        return text(name, Names.quoted(name), Form.PLAIN);
    }

    /** The value of an entry that was not in the list reads like an empty one; written as a number it comes back as it was. */
    private static ColumnPlan enumeration(String name, String quoted, String fullType, boolean utf8) {
        String zero = List.of("0", "00", "000", "0000", "00000").stream()
                .filter(text -> !fullType.contains("'" + text + "'"))
                .findFirst()
                .orElse("0");
        String expression = "IF(" + quoted + " + 0 = 0, '" + zero + "', " + quoted + ")";
        return utf8
                ? text(name, expression, Form.ESCAPED)
                : new ColumnPlan(new Column(name, Column.Encoding.HEX), expression, Form.HEX);
    }

    private static ColumnPlan text(String name, String expression, Form form) {
        return new ColumnPlan(new Column(name, Column.Encoding.TEXT), expression, form);
    }
}
