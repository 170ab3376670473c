package io.github.stepwise.backup;

import io.github.stepwise.backup.Restoring.Filled;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.ServerTarget;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.UnfinishedRestore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A database on a server. While it is being filled it carries the mark of an unfinished restore. */
final class ServerDestination implements Destination {
    private static final int SHOWN = 20;

    private final ConnectionSettings settings;
    private final BackupReader reader;
    private final RestoreOptions options;
    private final SafetyBackup safety;
    private final TaskControl control;
    private boolean touched;

    ServerDestination(
            ConnectionSettings settings,
            BackupReader reader,
            RestoreOptions options,
            SafetyBackup safety,
            TaskControl control) {
        this.settings = settings;
        this.reader = reader;
        this.options = options;
        this.safety = safety;
        this.control = control;
    }

    @Override
    public Filled fill() throws BackupFailure, DatabaseProblem, IOException {
        if (options.create()) {
            control.begin(Step.CREATING);
            Servers.create(settings, settings.database(), reader.manifest(), control);
        }
        try (Database database = Database.open(settings)) {
            Servers.requireSameEngine(reader.manifest(), database.settings());
            try (RestoreLock lock = RestoreLock.take(database)) {
                Servers.requireSameEncoding(reader.manifest(), database);
                Servers.requireSameEndOfTime(reader.manifest(), reader.statements(), database);
                prepare(database);
                Filled filled = Restoring.into(database.settings(), reader, options.jobs(), control, true)
                        .fill(options.compare());
                try (Connection connection = database.connection()) {
                    UnfinishedRestore.remove(connection, database.engine());
                }
                touched = false;
                return filled;
            } catch (SQLException e) {
                throw Failures.of(e, database, control);
            }
        } catch (BackupFailure e) {
            throw touched ? e.leavingPart(half()) : e;
        } catch (IOException e) {
            if (touched) {
                throw Failures.of(e, reader.file()).leavingPart(half());
            }
            throw e;
        } catch (DatabaseProblem e) {
            if (touched) {
                throw BackupFailure.of(Kind.DATABASE, "The restore broke off.", e)
                        .leavingPart(half());
            }
            throw e;
        } catch (RuntimeException | Error e) {
            if (touched) {
                throw BackupFailure.of(Kind.DATABASE, "The restore broke off: " + e + ".", "Restore again.")
                        .causedBy(e)
                        .leavingPart(half());
            }
            throw e;
        }
    }

    private void prepare(Database database) throws SQLException, BackupFailure, DatabaseProblem, IOException {
        Optional<UnfinishedRestore> before;
        try (Connection connection = database.connection()) {
            before = UnfinishedRestore.read(connection, database.engine());
        }
        try (ServerTarget target = Engines.target(database)) {
            List<DatabaseObject> present = target.present();
            // What a restore of the same file has left is in that file; anything else may be wanted.
            boolean repeats = before.isPresent() && before.get().file().equals(fileName());
            if (before.isPresent()) {
                control.note("A restore of " + before.get().file() + " that began at "
                        + before.get().started() + " did not end."
                        + (repeats ? " What it left is removed first." : ""));
            }
            if (!present.isEmpty() && (!repeats || options.overwrite())) {
                makeRoom(present);
            }
            control.check();
            control.onCancel(target::abort);
            mark(database, before);
            touched = true;
            if (!present.isEmpty()) {
                control.begin(Step.CLEARING);
                target.clear();
            }
        } finally {
            control.onCancel(() -> {});
        }
    }

    private void makeRoom(List<DatabaseObject> present) throws BackupFailure, DatabaseProblem {
        if (!options.overwrite()) {
            throw BackupFailure.of(
                            Kind.NOT_EMPTY,
                            settings.describe() + " is not empty: it holds " + present.size()
                                    + (present.size() == 1 ? " object." : " objects."),
                            "Restore to a database that is not there yet, and have it created.",
                            "Or say that what is in this one may go; a backup of it is made first.")
                    .withDetails(present.stream()
                            .limit(SHOWN)
                            .map(DatabaseObject::toString)
                            .toList())
                    .withCondition(UNTOUCHED);
        }
        safety.make();
    }

    private void mark(Database database, Optional<UnfinishedRestore> before) throws SQLException {
        // What was saved before the first restore that did not end is what was there; after it there is only a part of
        // a backup.
        String kept = before.map(UnfinishedRestore::safetyBackup)
                .filter(file -> !file.isEmpty())
                .orElseGet(() -> safety.file() == null ? "" : safety.file().toString());
        try (Connection connection = database.connection()) {
            new UnfinishedRestore(
                            fileName(),
                            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                            kept)
                    .write(connection, database.engine());
        }
    }

    private String fileName() {
        return reader.file().getFileName().toString();
    }

    private String half() {
        return settings.describe()
                + " holds a part of the backup and is marked as an unfinished restore; nothing should use"
                + " it. Restoring to it again removes that part and starts anew. The backup file is as it was."
                + (safety.file() == null ? "" : " What was in the database before is in " + safety.file() + ".");
    }
}
