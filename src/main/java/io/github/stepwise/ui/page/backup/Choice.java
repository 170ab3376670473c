package io.github.stepwise.ui.page.backup;

import java.util.Locale;

/** What keeps the database as it is. */
enum Choice {
    /** A backup is made now. */
    MAKE,
    /** The SQLite file, which is upgraded as a copy. */
    ORIGINAL,
    /** The admin has one. */
    OWN,
    /** The one from before the upgrade that goes on. */
    EARLIER,
    /** One of the state in which an interrupted upgrade left the database. */
    HALFWAY,
    /** None that has been checked, although an upgrade goes on. */
    WITHOUT;

    /** Ends its node's id and begins its texts: {@code choice.own}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it keeps the database as it is now, so that nothing may be written after it. */
    boolean isOfNow() {
        return this != EARLIER && this != WITHOUT;
    }

    /** Whether a backup is made for it. */
    boolean makes() {
        return this == MAKE || this == HALFWAY;
    }
}
