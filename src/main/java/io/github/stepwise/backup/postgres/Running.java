package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.BackupFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections at work, so that another thread can stop them. */
final class Running {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final String CANCELLED = "57014";
    private static final int TRIES = 20;
    private static final long PAUSE_MILLIS = 100;

    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean aborted;

    /** A connection at work until this is closed. */
    interface Work extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws SQLException if everything is to stop */
    Work begin(Connection connection) throws SQLException {
        connections.add(connection);
        if (aborted) {
            connections.remove(connection);
            check();
        }
        return () -> connections.remove(connection);
    }

    boolean isAborted() {
        return aborted;
    }

    /** @throws SQLException as the server would throw it, if everything is to stop */
    void check() throws SQLException {
        if (aborted) {
            throw new SQLException("cancelled", CANCELLED);
        }
    }

    static BackupFailure cancelled() {
        return BackupFailure.of(BackupFailure.Kind.CANCELLED, "Cancelled.");
    }

    /**
     * Returns at once. A request to cancel does nothing to a session that is between two statements, so it is repeated until
     * the connections are given back.
     */
    void abort() {
        aborted = true;
        Thread thread = new Thread(this::cancelAll, "stepwise cancel");
        thread.setDaemon(true);
        thread.start();
    }

    private void cancelAll() {
        for (int i = 0; i < TRIES && !connections.isEmpty(); i++) {
            connections.forEach(Running::cancel);
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        // Whoever does not listen loses the line.
        connections.forEach(Running::hangUp);
    }

    private static void cancel(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            LOG.debug("cannot cancel", e);
        }
    }

    private static void hangUp(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("cannot hang up", e);
        }
    }
}
