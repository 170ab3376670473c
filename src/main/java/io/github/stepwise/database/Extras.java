package io.github.stepwise.database;

import io.github.stepwise.schema.Schema;
import java.util.Collection;
import java.util.List;

/**
 * Words for what a database holds beyond tables as OnCall makes them: {@code view v}, {@code trigger t on x}, {@code check c
 * on x}. What follows {@code on} are the tables that it belongs to or reads.
 */
final class Extras {
    private static final String ON = " on ";

    private Extras() {}

    static String named(String what, String name) {
        return name == null ? what : what + " " + name;
    }

    static String on(String table, String what, String name) {
        return named(what, name) + ON + table;
    }

    static String on(Collection<String> tables, String what, String name) {
        return tables.isEmpty() ? named(what, name) : named(what, name) + ON + String.join(", ", tables);
    }

    /** The extras of a schema that belong to a table or read it, as far as their description tells. */
    static List<String> of(Schema live, String table) {
        return live.extras().stream().filter(extra -> concerns(extra, table)).toList();
    }

    private static boolean concerns(String extra, String table) {
        int on = extra.lastIndexOf(ON);
        return on >= 0
                && List.of(extra.substring(on + ON.length()).split(", ", -1)).contains(table);
    }
}
