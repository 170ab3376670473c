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
    HALFWAY;

    /** Ends its node's id and begins its texts: {@code choice.own}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a backup is made for it. */
    boolean makes() {
        return this == MAKE || this == HALFWAY;
    }
}
