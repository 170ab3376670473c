package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.TableName;
import java.util.regex.Pattern;

/** How names are written. */
final class Names {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");

    private Names() {}

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("`") && name.endsWith("`");
        return quoted ? name.substring(1, name.length() - 1).replace("``", "`") : name;
    }

    /** A string literal, right under any {@code sql_mode} without NO_BACKSLASH_ESCAPES. */
    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    static TableName table(String name) {
        return new TableName(null, name);
    }

    /** Quoted only where it has to be, so that an admin can type it. */
    static DatabaseObject object(String kind, String name) {
        return new DatabaseObject(kind, shown(name));
    }

    /** A part of a table. */
    static DatabaseObject object(String kind, String table, String name) {
        return new DatabaseObject(kind, shown(table) + "." + shown(name));
    }

    private static String shown(String name) {
        return PLAIN.matcher(name).matches() ? name : quoted(name);
    }
}
