package io.github.stepwise.upgrade;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts an upgraded copy in the place of the original. At every moment there is a whole database under the original's name:
 * the old one gets a second name first, then the new one takes over the first name in one step.
 */
final class SqliteSwap {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteSwap.class);

    private final SqliteCopy copy;

    SqliteSwap(SqliteCopy copy) {
        this.copy = copy;
    }

    /** Nobody may have the copy open any more; the original may be written to by others again. */
    void swap() throws IOException, RunStopped {
        checkUnused();
        force(copy.file());
        boolean linked = link();
        try {
            if (!linked) {
                Files.move(copy.original(), copy.backup(), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(copy.file(), copy.original(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            putBack(linked);
            throw e;
        }
        checkLateWrite();
        forceDirectory();
    }

    /**
     * The last one who closes a database removes its write-ahead log. Where it is still there, even empty, somebody works with
     * both files, and would mix the log of the old database with the new one.
     */
    private void checkUnused() throws IOException, RunStopped {
        Path log = beside("-wal");
        Path journal = beside("-journal");
        if (Files.exists(log) || Files.exists(beside("-shm"))) {
            throw inUse("shown-by", log);
        } else if (Files.exists(journal) && Files.size(journal) > 0) {
            throw inUse("shown-by", journal);
        }
        if (!SqliteCopy.Stamp.of(copy.original()).equals(copy.stamp())) {
            throw inUse("written-meanwhile");
        }
    }

    private Path beside(String ending) {
        return copy.original().resolveSibling(copy.original().getFileName() + ending);
    }

    private RunStopped inUse(String how, Object... arguments) {
        return new RunStopped("written-to", copy.original(), RunStopped.reason(how, arguments));
    }

    private boolean link() {
        try {
            Files.createLink(copy.backup(), copy.original());
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("no second name for a file here; it is renamed instead", e);
            return false;
        }
    }

    private void putBack(boolean linked) throws IOException {
        if (linked) {
            Files.deleteIfExists(copy.backup());
        } else if (!Files.exists(copy.original()) && Files.exists(copy.backup())) {
            Files.move(copy.backup(), copy.original(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Between the release of the guard and the swap somebody may have slipped in; what they wrote must not be lost. */
    private void checkLateWrite() throws IOException, RunStopped {
        if (!SqliteCopy.Stamp.of(copy.backup()).equals(copy.stamp())) {
            Files.move(copy.original(), copy.file(), StandardCopyOption.ATOMIC_MOVE);
            Files.move(copy.backup(), copy.original(), StandardCopyOption.ATOMIC_MOVE);
            throw inUse("written-last");
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** So that the new names survive a power failure; not every system can do it. */
    private void forceDirectory() {
        try (FileChannel directory =
                FileChannel.open(copy.original().toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (FileSystemException e) {
            LOG.debug("this system does not write out directories", e);
        } catch (IOException e) {
            LOG.debug("the directory could not be written out", e);
        }
    }
}
