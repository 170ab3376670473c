package io.github.stepwise.upgrade;

import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a run was asked to stop; asked by other threads than the run's. */
final class Cancel {
    private static final Logger LOG = LoggerFactory.getLogger(Cancel.class);

    private boolean requested;
    private boolean atOnce;
    private Statement running;

    synchronized void request() {
        requested = true;
    }

    /** Breaks off the statement that runs, too; only where its migration is rolled back then. */
    synchronized void requestAtOnce() {
        requested = true;
        atOnce = true;
        if (running != null) {
            try {
                running.cancel();
            } catch (SQLException e) {
                LOG.debug("the running statement could not be cancelled; the run stops after it", e);
            }
        }
    }

    synchronized boolean isAtOnce() {
        return atOnce;
    }

    /** To be asked between migrations. */
    synchronized void check() throws CancelRequested {
        if (requested) {
            throw new CancelRequested();
        }
    }

    /** To be asked within a migration that can be rolled back. */
    synchronized void checkAtOnce() throws CancelRequested {
        if (atOnce) {
            throw new CancelRequested();
        }
    }

    synchronized void running(Statement statement) {
        running = statement;
    }
}
