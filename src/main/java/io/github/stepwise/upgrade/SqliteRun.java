package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Upgrades a SQLite file as a copy beside it, and swaps the two when the copy is complete and sound. */
final class SqliteRun {
    private final ConnectionSettings settings;
    private final Version target;
    private final int lockTries;
    private final Events events;
    private Path backup;

    SqliteRun(ConnectionSettings settings, Version target, int lockTries, Events events) {
        this.settings = settings;
        this.target = target;
        this.lockTries = lockTries;
        this.events = events;
    }

    /** The work on the copy. */
    interface Work {
        /** Does it and answers the release at which the copy is then. */
        Version run(Database copy, RunLock lock) throws Exception;
    }

    /** Where the original is after a successful run. */
    Path backup() {
        return backup;
    }

    Version execute(Work work) throws Exception {
        Path file = settings.file();
        Path real = Files.exists(file) ? file.toRealPath() : file;
        Database original = Database.open(ConnectionSettings.sqlite(real));
        try (SqliteLock lock = lock(real, original)) {
            SqliteCopy copy = SqliteCopy.make(real, original, target.toString(), events);
            try {
                Version reached = upgrade(copy, lock, work);
                lock.releaseGuard();
                new SqliteSwap(copy).swap();
                backup = copy.backup();
                return reached;
            } finally {
                copy.delete();
            }
        }
    }

    private SqliteLock lock(Path real, Database original) throws IOException, SQLException, RunStopped {
        try {
            return SqliteLock.take(real, original, lockTries);
        } catch (IOException | SQLException | RunStopped | RuntimeException e) {
            original.close();
            throw e;
        }
    }

    private static Version upgrade(SqliteCopy copy, RunLock lock, Work work) throws Exception {
        try (Database database = Database.open(ConnectionSettings.sqlite(copy.file()))) {
            List<String> brokenBefore;
            try (Connection connection = database.connection()) {
                SqliteCopy.checkIntegrity(connection, copy.original());
                brokenBefore = SqliteCopy.brokenKeys(connection);
            }
            Version reached = work.run(database, lock);
            try (Connection connection = database.connection()) {
                SqliteCopy.checkIntegrity(connection, copy.file());
                checkKeys(connection, brokenBefore);
                Sql.execute(connection, "pragma wal_checkpoint(truncate)");
            }
            return reached;
        }
    }

    /** Broken references that were there before may stay, or go with their rows, but there must be no new ones. */
    private static void checkKeys(Connection connection, List<String> before) throws SQLException, RunStopped {
        List<String> now = SqliteCopy.brokenKeys(connection);
        if (now.size() > before.size()) {
            List<String> broken = new ArrayList<>(now);
            before.forEach(broken::remove);
            throw new RunStopped(broken.stream().distinct().toList(), "references", now.size() - before.size());
        }
    }

    /** The original is never worked on: whatever happened, it is as it was as long as it is there. */
    static Aftermath aftermath(Path file) {
        return Files.exists(file)
                ? new Aftermath(
                        Condition.UNCHANGED,
                        "The database is as it was before this run: the upgrade worked on a copy, which was discarded.")
                : new Aftermath(
                        Condition.UNKNOWN,
                        "There is no file " + file
                                + ". Look beside it for one whose name goes on with .before-: that is"
                                + " the database as it was.");
    }
}
