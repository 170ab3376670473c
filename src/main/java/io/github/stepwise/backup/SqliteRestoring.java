package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.backup.file.Manifest;
import io.github.stepwise.backup.file.OwnerOnly;
import io.github.stepwise.backup.file.RawHash;
import io.github.stepwise.backup.file.TableRows;
import io.github.stepwise.backup.sqlite.SqliteSnapshot;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;

/** Writes the file of a SQLite database. */
final class SqliteRestoring implements Restoring {
    private final Path target;
    private final BackupReader reader;
    private final TaskControl control;

    /** @param target must not be there */
    SqliteRestoring(Path target, BackupReader reader, TaskControl control) {
        this.target = target;
        this.reader = reader;
        this.control = control;
    }

    @Override
    public Filled fill(boolean compare) throws BackupFailure, DatabaseProblem, IOException {
        Manifest manifest = reader.manifest();
        checkRoom(manifest.rawBytes());
        control.begin(Step.LOADING, manifest.rawBytes(), 0);
        RawHash hash = new RawHash(control);
        OwnerOnly.createFile(target);
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE);
                InputStream in = reader.sqlite();
                OutputStream out = Channels.newOutputStream(channel)) {
            hash.copy(in, out);
            channel.force(true);
        }
        control.finish();
        if (!hash.hex().equals(manifest.rawSha256())) {
            throw different("The file that was written is not the one that was saved.");
        }
        if (compare) {
            compare(manifest);
        }
        return new Filled("writing the file", List.of());
    }

    /** What is on the disk now, as SQLite sees it. */
    private void compare(Manifest manifest) throws BackupFailure, DatabaseProblem, IOException {
        control.begin(Step.COMPARING);
        try (Database database = Database.open(ConnectionSettings.sqlite(target))) {
            try {
                SqliteSnapshot.checkIntegrity(database, "The restored database");
                List<TableRows> found = SqliteSnapshot.tables(database);
                if (!found.equals(manifest.tables())) {
                    throw different("The restored database has not the tables and rows that were saved.");
                }
            } catch (SQLException e) {
                throw Failures.of(e, database, control);
            }
        }
    }

    private static BackupFailure different(String sentence) {
        return BackupFailure.of(Kind.DIFFERENT, sentence, "Check the disk, then restore again.");
    }

    private void checkRoom(long bytes) throws IOException, BackupFailure {
        long free = Files.getFileStore(target.toAbsolutePath().getParent()).getUsableSpace();
        if (free < bytes) {
            throw BackupFailure.of(
                    Kind.DISK_FULL,
                    "The database has " + (bytes >> 20) + " MiB, and only " + (free >> 20)
                            + " MiB are free where it goes.",
                    "Make room on that disk, or restore to another one.");
        }
    }
}
