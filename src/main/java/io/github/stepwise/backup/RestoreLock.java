package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import io.github.stepwise.database.Database;
import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a second restore away from a database; the server lets go of it by itself when the connection ends. */
final class RestoreLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreLock.class);

    /** Any number will do; it reads "stepwise" in ASCII. */
    private static final long KEY = 0x7374657077697365L;

    private final Database database;
    private final Connection connection;

    private RestoreLock(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    static RestoreLock take(Database database) throws SQLException, BackupFailure {
        RestoreLock lock = new RestoreLock(database, database.connection());
        boolean taken = false;
        try {
            taken = lock.ask(
                    "select case when pg_catalog.pg_try_advisory_lock(?) then 1 else 0 end", "select get_lock(?, 0)");
            if (taken) {
                lock.stayOpen();
                return lock;
            }
        } finally {
            if (!taken) {
                lock.connection.close();
            }
        }
        throw BackupFailure.of(
                Kind.NOT_EMPTY,
                "Another restore is filling " + database + " at this moment.",
                "Wait until it has ended. If its Stepwise is dead, the server gives the lock back within minutes.");
    }

    /** It waits idly for as long as the restore takes; PostgreSQL may have been told to end such sessions. */
    private void stayOpen() throws SQLException {
        if (database.engine() == Engine.POSTGRESQL) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_catalog.set_config(name, '0', false) from pg_catalog.pg_settings"
                        + " where name = 'idle_session_timeout'");
            }
        }
    }

    private boolean ask(String postgres, String mysql) throws SQLException {
        boolean isPostgres = database.engine() == Engine.POSTGRESQL;
        try (PreparedStatement statement = connection.prepareStatement(isPostgres ? postgres : mysql)) {
            if (isPostgres) {
                statement.setLong(1, KEY);
            } else {
                // At most 64 characters, whatever the name of the database.
                statement.setString(
                        1,
                        "stepwise-restore-"
                                + Integer.toHexString(
                                        database.settings().database().hashCode()));
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1) == 1;
            }
        }
    }

    /** If the connection is gone, so is the lock; what was done under it is done. */
    @Override
    public void close() {
        try {
            ask("select case when pg_catalog.pg_advisory_unlock(?) then 1 else 0 end", "select release_lock(?)");
        } catch (SQLException e) {
            LOG.debug("the server gives the lock back by itself", e);
        }
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("the connection was broken", e);
        }
    }
}
