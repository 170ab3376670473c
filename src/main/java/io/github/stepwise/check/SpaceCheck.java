package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Whether this computer has room for the backup, and for the copy on which a SQLite file is upgraded. */
final class SpaceCheck implements Check {
    /** Backups are compressed; texts as OnCall has them shrink to less than this part. */
    private static final int COMPRESSION = 4;

    /** The copy of a SQLite file, what a transaction keeps beside it, and some more: as the upgrade itself demands. */
    private static final int COPIES = 2;

    private static final long SPARE = 16L << 20;

    @Override
    public String id() {
        return "space";
    }

    @Override
    public boolean appliesTo(Engine engine, Premises premises) {
        return engine == Engine.SQLITE || premises.backupFolder().isPresent();
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException, IOException {
        long size = Room.of(look);
        boolean copied = look.engine() == Engine.SQLITE;
        if (copied) {
            Answer copy = copy(look.file().toRealPath().getParent(), size);
            if (copy.severity() != Severity.PASSED
                    || look.premises().backupFolder().isEmpty()) {
                return copy;
            }
        }
        Path folder = look.premises().backupFolder().orElseThrow().toAbsolutePath();
        Path there = existing(folder);
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return Answer.blocker("folder", folder.toString());
        }
        boolean sameDisk = copied
                && Files.getFileStore(there)
                        .equals(Files.getFileStore(look.file().toRealPath()));
        return backup(folder, size, free(there) - (sameDisk ? COPIES * size + SPARE : 0));
    }

    private static Answer copy(Path folder, long size) throws IOException {
        long needed = COPIES * size + SPARE;
        long free = free(folder);
        return free < needed
                ? Answer.blocker("copy", folder.toString(), Room.mib(needed), free >> 20)
                : Answer.passed(folder.toString(), free >> 20, Room.mib(needed));
    }

    /**
     * Whether a backup fits.
     *
     * @param size of the database in bytes
     * @param free on the disk in bytes, less what else will be needed there
     */
    static Answer backup(Path folder, long size, long free) {
        long left = Math.max(0, free);
        if (left < size / COMPRESSION + SPARE) {
            return Answer.blocker("full", folder.toString(), left >> 20, Room.mib(size));
        }
        return left < size + SPARE
                ? Answer.warning("tight", folder.toString(), left >> 20, Room.mib(size))
                : Answer.passed(folder.toString(), left >> 20, Room.mib(size));
    }

    private static long free(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** The folder, or the one in which it will be made. */
    private static Path existing(Path folder) {
        Path found = folder;
        while (!Files.exists(found) && found.getParent() != null) {
            found = found.getParent();
        }
        return found;
    }
}
