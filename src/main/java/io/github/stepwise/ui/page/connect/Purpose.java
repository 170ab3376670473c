package io.github.stepwise.ui.page.connect;

import java.util.Locale;

/** What a database is wanted for. */
public enum Purpose {
    UPGRADE,
    BACKUP,
    /** The database may be missing: it will be made. */
    RESTORE,
    /** The database may be missing: it will be made. */
    INSTALL;

    /** Ends the keys of its texts. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean makesDatabase() {
        return this == RESTORE || this == INSTALL;
    }
}
