package io.github.stepwise.ui.page.install;

import io.github.stepwise.install.InstallEvent;
import io.github.stepwise.install.InstallListener;

/** The latest that an install has told, and whether it is to stop. Written by the engine's thread, read by the JavaFX thread. */
final class InstallBoard implements InstallListener {
    private volatile Look look = new Look(Phase.LOOKING, 0, 0);
    private volatile boolean cancelled;

    /** What is under way; its words are in the book {@code install}. */
    enum Phase {
        LOOKING,
        TABLES,
        KEYS,
        MIGRATIONS,
        REMOVING
    }

    /**
     * What there is to show.
     *
     * @param number from 1, of the table or key that is under way; 0 where nothing is counted
     * @param total of all of them
     */
    record Look(Phase phase, int number, int total) {}

    @Override
    public void on(InstallEvent event) {
        if (event instanceof InstallEvent.CreatingTable table) {
            look = new Look(Phase.TABLES, table.number(), table.total());
        } else if (event instanceof InstallEvent.ConnectingTables key) {
            look = new Look(Phase.KEYS, key.number(), key.total());
        } else if (event instanceof InstallEvent.RecordingMigrations) {
            look = new Look(Phase.MIGRATIONS, 0, 0);
        } else if (event instanceof InstallEvent.Removed) {
            look = new Look(Phase.REMOVING, 0, 0);
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    /** Stops before the next statement; what was made is taken away then. */
    void cancel() {
        cancelled = true;
    }

    Look look() {
        return look;
    }
}
