package io.github.stepwise.plan;

import java.util.OptionalLong;

/**
 * Something that a migration does and an admin should know beforehand.
 *
 * @param table the table that it happens to
 * @param text what happens, in words
 * @param rows how many rows it concerns now; empty when that is known only once the migration is reached
 */
public record Risk(Kind kind, String table, String text, OptionalLong rows) {

    /** Ends a text that tells how many rows it would be now, although that will be another number. */
    static final String LATER = "now; what comes before changes that.)";

    /** Whether the text tells itself what is known of the number of rows. */
    public boolean tellsRows() {
        return rows.isEmpty() && text.endsWith(LATER);
    }

    /** What kind of thing happens, from the least to the most serious. */
    public enum Kind {
        /** Rows are added or changed. */
        CHANGES_ROWS("changes rows"),
        /** A table is written anew or locked while the statement runs. */
        REWRITES("rewrites or locks a table"),
        /** Rows are deleted. */
        DELETES_ROWS("deletes rows"),
        /** A column or table with its values goes. */
        DROPS_DATA("drops data");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** In words. */
        public String title() {
            return title;
        }
    }
}
