package io.github.stepwise.backup;

import io.github.stepwise.backup.byhand.HandFiles;
import io.github.stepwise.backup.byhand.Subject;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import io.github.stepwise.backup.engine.Notes;
import io.github.stepwise.backup.engine.Origin;
import io.github.stepwise.backup.file.BackupWriter;
import io.github.stepwise.backup.file.EntryName;
import io.github.stepwise.backup.file.Manifest;
import io.github.stepwise.backup.file.RawHash;
import io.github.stepwise.backup.file.TableRows;
import io.github.stepwise.backup.sqlite.SqliteSnapshot;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.words.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Saves a SQLite database: the file itself, as SQLite copies it. */
final class SqliteBackup implements BackupContent {
    /** The copy, and beside it the compressed file, which may be as large. */
    private static final int ROOM = 2;

    private final Database database;
    private final BackupWriter writer;
    private final TaskControl control;

    SqliteBackup(Database database, BackupWriter writer, TaskControl control) {
        this.database = database;
        this.writer = writer;
        this.control = control;
    }

    @Override
    public Path write(String tool, Instant created) throws SQLException, IOException, BackupFailure {
        Path copy = writer.scratch("snapshot.db");
        long size = Files.size(database.settings().file());
        checkRoom(copy, size);
        control.begin(Step.SAVING, size, 0);
        Origin origin = SqliteSnapshot.origin(database);
        SqliteSnapshot.take(database, copy, control::advance);
        control.finish();
        control.begin(Step.READING_SCHEMA);
        List<Phrase> warnings = new ArrayList<>();
        List<TableRows> tables;
        try (Database copied = Database.open(ConnectionSettings.sqlite(copy))) {
            for (String broken : SqliteSnapshot.checkIntegrity(copied, "The database")) {
                warnings.add(Notes.of("rule-broken", broken));
            }
            warnings.addAll(SqliteSnapshot.brokenKeys(copied));
            tables = SqliteSnapshot.tables(copied);
        } catch (DatabaseProblem e) {
            throw BackupFailure.of(Kind.DAMAGED, "The copy of the database cannot be opened.", e);
        }
        warnings.forEach(control::warn);
        control.begin(Step.SEALING, Files.size(copy), 0);
        RawHash hash = save(copy);
        // Its texts are the same for an encrypted backup, and name nothing of any.
        HandFiles.write(writer, new Subject(tool, created, origin, true), List.of(), List.of());
        return writer.complete(entries -> new Manifest(
                Manifest.VERSION,
                tool,
                created,
                origin,
                1,
                null,
                hash.length(),
                hash.hex(),
                0,
                tables,
                List.of(),
                warnings.stream().map(Phrase::toString).toList(),
                entries));
    }

    private RawHash save(Path copy) throws IOException {
        RawHash hash = new RawHash(control);
        try (InputStream in = Files.newInputStream(copy);
                OutputStream out = writer.entry(EntryName.SQLITE)) {
            hash.copy(in, out);
        }
        // Nobody needs it any more, and the file that grows can use the room.
        Files.delete(copy);
        return hash;
    }

    private static void checkRoom(Path copy, long size) throws IOException, BackupFailure {
        long free = Files.getFileStore(copy.toAbsolutePath().getParent()).getUsableSpace();
        if (free < ROOM * size) {
            throw BackupFailure.of(
                    Kind.DISK_FULL,
                    "The backup of a database of " + (size >> 20) + " MiB works with " + ROOM
                            + " copies of it for a while," + " and only " + (free >> 20)
                            + " MiB are free where it goes.",
                    "Make room on that disk, or choose a folder on another one.");
        }
    }
}
