package io.github.stepwise.schema;

import java.util.Locale;

/**
 * One thing that is not in a database as it should be.
 *
 * @param table the table it belongs to; empty for what belongs to none
 * @param name of the object: a column, an index; the table again for a table
 * @param expected in words, empty where nothing was expected
 * @param actual in words, empty where there is nothing
 */
public record Difference(Kind kind, Subject subject, String table, String name, String expected, String actual) {

    /** In which way it differs. */
    public enum Kind {
        /** It should be there and is not. */
        MISSING,
        /** It is there and should not be. */
        UNEXPECTED,
        /** It is there, but not as it should be. */
        DIFFERENT,
        /** It is as it should be, only under another name, which is harmless. */
        OTHER_NAME
    }

    /** What it is. */
    public enum Subject {
        TABLE,
        COLUMN,
        PRIMARY_KEY,
        INDEX,
        FOREIGN_KEY,
        CHECK,
        /** Anything that OnCall never makes: a view, a trigger, a check of one's own. */
        EXTRA;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** The difference in one line, for lists and logs. */
    @Override
    public String toString() {
        String what = subject == Subject.EXTRA
                ? name
                : subject + " " + name + (subject == Subject.TABLE ? "" : " of " + table);
        return switch (kind) {
            case MISSING -> what + " is missing" + detail(expected);
            case UNEXPECTED -> what + " is unexpected" + detail(actual);
            case DIFFERENT -> what + " is " + actual + " instead of " + expected;
            case OTHER_NAME -> what + " is called " + actual + " here";
        };
    }

    private static String detail(String words) {
        return words.isEmpty() ? "" : ": " + words;
    }
}
