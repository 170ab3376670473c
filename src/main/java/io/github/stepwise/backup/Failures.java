package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/** Turns what is thrown on the way into what an admin can act on. */
final class Failures {
    static final String SOURCE_READ_ONLY = "The database was only read and is as it was. No backup file was left.";

    private Failures() {}

    /** A database refused or broke off, or was made to, because the task was cancelled. */
    static BackupFailure of(SQLException e, Database database, TaskControl control) {
        if (control.isCancelled()) {
            return cancelled();
        }
        DatabaseProblem problem = database.problem(e);
        Kind kind = switch (problem.kind()) {
            case NO_RIGHTS -> Kind.NO_RIGHTS;
            case DISK_FULL -> Kind.DISK_FULL;
            case DAMAGED -> Kind.DAMAGED;
            default -> Kind.DATABASE;
        };
        return BackupFailure.of(kind, "The database did not go along.", problem);
    }

    /** @param file that was written or read */
    static BackupFailure of(IOException e, Path file) {
        if (e instanceof TaskControl.Cancelled) {
            return cancelled();
        } else if (isDiskFull(e)) {
            return BackupFailure.of(
                            Kind.DISK_FULL,
                            "There is not enough room for " + file + " (" + reason(e) + ").",
                            "Make room on that disk, or choose a folder on another one.")
                    .causedBy(e);
        }
        return BackupFailure.of(
                        Kind.FILE,
                        file + " could not be written or read (" + reason(e) + ").",
                        "Check the disk, and that you may write to the folder; then try again.")
                .causedBy(e);
    }

    static BackupFailure cancelled() {
        return BackupFailure.of(Kind.CANCELLED, "Stopped, as you asked.", "Start again whenever you like.");
    }

    /** Java has no exception of its own for it; the words are the system's, in whatever language. */
    private static boolean isDiskFull(IOException e) {
        String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("not enough space")
                || words.contains("disk quota exceeded")
                || words.contains("are left on the disk");
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException fs ? fs.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
