package io.github.stepwise.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Reads SQLite's result codes; the low byte is the plain code. */
final class SqliteReasons {
    private SqliteReasons() {}

    static Reason of(SQLException e, Path file) {
        return switch (e.getErrorCode() & 0xff) {
            case 3 -> Reason.FILE_RIGHT;
            case 5, 6 -> Reason.FILE_LOCKED;
            case 8 -> Reason.FILE_READ_ONLY;
            case 10 -> Files.exists(file) ? Reason.OTHER : Reason.FILE_MISSING;
            case 11 -> Reason.DAMAGED;
            case 13 -> Reason.DISK_FULL;
            case 14 -> cannotOpen(file);
            case 26 -> Files.isDirectory(file) ? Reason.FILE_UNOPENABLE : Reason.NOT_A_DATABASE;
            default -> Reason.OTHER;
        };
    }

    private static Reason cannotOpen(Path file) {
        if (!Files.exists(file)) {
            return Reason.FILE_MISSING;
        }
        return Files.isRegularFile(file) && !Files.isReadable(file) ? Reason.FILE_RIGHT : Reason.FILE_UNOPENABLE;
    }
}
