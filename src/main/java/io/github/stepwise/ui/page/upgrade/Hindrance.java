package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.check.Finding;
import java.nio.file.Path;

/** Why a run was not begun, although the database is what the plan was made for. Nothing has been done then. */
sealed interface Hindrance {
    /**
     * The backup is not the file that was checked.
     *
     * @param gone whether it is not there any more, rather than changed
     */
    record BackupLost(Path file, boolean gone) implements Hindrance {}

    /**
     * Others are connected to the database.
     *
     * @param finding of the check that looks for them
     */
    record Sessions(Finding finding) implements Hindrance {}

    /** Carries it out of the last look. */
    final class Found extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Hindrance hindrance;

        Found(Hindrance hindrance) {
            this.hindrance = hindrance;
        }

        Hindrance hindrance() {
            return hindrance;
        }
    }
}
