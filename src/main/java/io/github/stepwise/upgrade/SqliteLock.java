package io.github.stepwise.upgrade;

import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.LockNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps other runs away from a SQLite file by a lock file beside it, and everybody from writing to it by an open transaction
 * that writes nothing: what OnCall wrote after the copy was made would be lost.
 */
final class SqliteLock implements RunLock {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteLock.class);

    /** Far behind the text, so that others can read it where locks are mandatory. */
    private static final long LOCKED_BYTE = 1L << 40;

    /** Closing any channel to a file gives up all locks of this program on it, so the second run must not even open it. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private Database original;
    private Connection guard;

    private SqliteLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * @param file of the database
     * @param tries how often to try, five seconds each, when others are in the database
     */
    static SqliteLock take(Path file, Database original, int tries) throws IOException, SQLException, RunStopped {
        SqliteLock taken = lockFile(file);
        try {
            taken.guard(original, tries);
            return taken;
        } catch (SQLException | RunStopped | RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    private static SqliteLock lockFile(Path file) throws IOException, RunStopped {
        Path lockFile = beside(file);
        if (!HELD.add(lockFile)) {
            throw locked(RunStopped.reason("in-this-program"));
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw locked(Files.readString(lockFile).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(self().getBytes(StandardCharsets.UTF_8)), 0);
            return new SqliteLock(file, channel, lock);
        } catch (IOException | OverlappingFileLockException | RunStopped e) {
            HELD.remove(lockFile);
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + LockNames.SQLITE_ENDING);
    }

    private static String self() {
        return "process " + ProcessHandle.current().pid() + ", since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n";
    }

    private static RunStopped locked(Object holder) {
        return new RunStopped("other-run", holder);
    }

    private void guard(Database database, int tries) throws SQLException, RunStopped {
        original = database;
        guard = database.connection();
        for (int attempt = 1; ; attempt++) {
            try {
                // What is in a write-ahead log would move into the file when the last connection closes.
                Sql.execute(guard, "pragma wal_checkpoint(truncate)");
                Sql.execute(guard, "begin exclusive");
                Sql.execute(guard, "rollback");
                Sql.execute(guard, "begin immediate");
                return;
            } catch (SQLException e) {
                DatabaseProblem problem = database.problem(e);
                if (problem.kind() != DatabaseProblem.Kind.FILE_LOCKED) {
                    throw e;
                }
                if (attempt >= tries) {
                    throw new RunStopped("file-in-use", file);
                }
            }
        }
    }

    @Override
    public void check() throws RunStopped {
        if (!lock.isValid()) {
            throw new RunStopped("lock-lost");
        }
    }

    /** Lets others write again; the lock file stays. */
    void releaseGuard() {
        if (guard == null) {
            return;
        }
        try (Connection closing = guard) {
            guard = null;
            if (!closing.isClosed()) {
                Sql.execute(closing, "rollback");
            }
        } catch (SQLException e) {
            LOG.debug("the transaction goes with its connection", e);
        }
        original.close();
    }

    @Override
    public void close() {
        releaseGuard();
        Path lockFile = beside(file);
        try (channel) {
            Files.deleteIfExists(lockFile);
            if (lock.isValid()) {
                lock.release();
            }
        } catch (IOException e) {
            LOG.debug("the lock file stays, unlocked", e);
        } finally {
            HELD.remove(lockFile);
        }
    }
}
