package io.github.stepwise.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The names that OnCall's framework and the engines themselves give to objects that a migration does not name. They are
 * needed to create the same names; to drop an object its name is looked up in the database, because renamed tables keep
 * the old ones.
 */
public final class Names {
    private Names() {}

    /** Index over columns of a table, for example {@code alerts_alert_group_id_fd9b4d5e}. */
    static String index(Engine engine, String table, List<String> columns) {
        return compose(engine, table, columns, "");
    }

    /** PostgreSQL's second index on a text column, for LIKE searches. */
    static String pattern(String table, String column) {
        return compose(Engine.POSTGRESQL, table, List.of(column), "_like");
    }

    /** Unique constraint over columns that was added to an existing table or spans several columns. */
    static String unique(Engine engine, String table, List<String> columns) {
        return compose(engine, table, columns, "_uniq");
    }

    /** Foreign key of a column. */
    static String foreignKey(Engine engine, String table, String column, String targetTable, String targetColumn) {
        return compose(engine, table, List.of(column), "_fk_" + targetTable + "_" + targetColumn);
    }

    /**
     * Name that PostgreSQL makes itself for an unnamed constraint: as much of table and column as fits, the longer one cut
     * first.
     *
     * @param label {@code key}, {@code check} or {@code pkey}
     */
    static String postgresOwn(String table, String column, String label) {
        int room = Engine.POSTGRESQL.maxNameLength() - label.length() - 1;
        if (column == null) {
            return table.substring(0, Math.min(table.length(), room)) + "_" + label;
        }
        int first = table.length();
        int second = column.length();
        while (first + second + 1 > room) {
            if (first > second) {
                first--;
            } else {
                second--;
            }
        }
        return table.substring(0, first) + "_" + column.substring(0, second) + "_" + label;
    }

    private static String compose(Engine engine, String table, List<String> columns, String suffix) {
        String joined = String.join("_", columns);
        String ending = digest(table, columns) + suffix;
        int max = engine.maxNameLength();
        String name = table + "_" + joined + "_" + ending;
        if (name.length() <= max) {
            return name;
        }
        if (ending.length() > max / 3) {
            ending = ending.substring(0, max / 3);
        }
        int each = (max - ending.length()) / 2 - 1;
        return table.substring(0, Math.min(each, table.length()))
                + "_"
                + joined.substring(0, Math.min(each, joined.length()))
                + "_"
                + ending;
    }

    private static String digest(String table, List<String> columns) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(table.getBytes(StandardCharsets.UTF_8));
            columns.forEach(column -> md5.update(column.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(md5.digest()).substring(0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }
}
