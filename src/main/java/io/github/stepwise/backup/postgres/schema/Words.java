package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;
import java.util.Locale;

/** How statements name an object that the server has identified. */
final class Words {
    private Words() {}

    /** For {@code COMMENT ON}, {@code SECURITY LABEL ON} and {@code ALTER … OWNER TO}. */
    static String of(DatabaseObject object) {
        return switch (object.kind()) {
            case "function", "procedure", "aggregate" -> "ROUTINE " + object.name();
            case "foreign-data wrapper" -> "FOREIGN DATA WRAPPER " + object.name();
            case "statistics object" -> "STATISTICS " + object.name();
            case "table constraint" -> "CONSTRAINT " + object.name();
            case "transform" -> "TRANSFORM " + withoutOn(object.name());
            default ->
                object.kind().endsWith(" column")
                        ? "COLUMN " + object.name()
                        : object.kind().toUpperCase(Locale.ROOT) + " " + object.name();
        };
    }

    /** Servers before version 17 say {@code on language}, which their own statements do not take. */
    private static String withoutOn(String transform) {
        int on = transform.lastIndexOf(" on language ");
        return on < 0 ? transform : transform.substring(0, on) + transform.substring(on + " on".length());
    }

    /** For {@code GRANT} and {@code REVOKE}; of a column, its table. */
    static String granted(DatabaseObject object) {
        return switch (object.kind()) {
            case "table", "view", "materialized view", "foreign table" -> "TABLE " + object.name();
            case "server" -> "FOREIGN SERVER " + object.name();
            default -> of(object);
        };
    }
}
