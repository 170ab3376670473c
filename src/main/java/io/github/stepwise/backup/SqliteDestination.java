package io.github.stepwise.backup;

import io.github.stepwise.backup.Restoring.Filled;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.backup.file.PartFolder;
import io.github.stepwise.backup.sqlite.SqliteSnapshot;
import io.github.stepwise.database.DatabaseProblem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A SQLite file. The restored one is made and compared beside it, and takes its name in one step. */
final class SqliteDestination implements Destination {
    private final Path target;
    private final BackupReader reader;
    private final RestoreOptions options;
    private final SafetyBackup safety;
    private final TaskControl control;

    SqliteDestination(
            Path target, BackupReader reader, RestoreOptions options, SafetyBackup safety, TaskControl control) {
        this.target = target;
        this.reader = reader;
        this.options = options;
        this.safety = safety;
        this.control = control;
    }

    @Override
    public Filled fill() throws BackupFailure, DatabaseProblem, IOException {
        // Behind a link there is the file that the application has open.
        Path file = Files.exists(target) ? target.toRealPath() : target;
        boolean overwrites = SqliteSnapshot.holdsSomething(file);
        if (overwrites && !options.overwrite()) {
            throw taken(file);
        } else if (overwrites) {
            safety.make();
        } else {
            refuseLeftovers(file);
        }
        try (PartFolder folder = PartFolder.beside(file)) {
            Path made = folder.file("restored.db");
            Filled filled = new SqliteRestoring(made, reader, control).fill(options.compare());
            control.check();
            if (overwrites) {
                new SqliteReplacement(file, options.safetyFolder() == null).by(made);
            } else {
                publish(made, file);
            }
            return filled;
        } catch (IOException e) {
            throw Failures.of(e, file).withCondition(UNTOUCHED);
        }
    }

    /** Somebody may have made a file of that name meanwhile; a link, unlike a move, never replaces one that has content. */
    private static void publish(Path made, Path file) throws IOException, BackupFailure {
        refuseLeftovers(file);
        if (SqliteSnapshot.holdsSomething(file)) {
            throw taken(file);
        }
        Files.deleteIfExists(file);
        try {
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException e) {
            throw taken(file);
        } catch (UnsupportedOperationException | IOException noLinks) {
            Files.move(made, file);
        }
    }

    /** What SQLite keeps beside a database belongs to another one than the restored, and would be written into it. */
    private static void refuseLeftovers(Path file) throws BackupFailure {
        List<Path> left =
                SqliteReplacement.beside(file).stream().filter(Files::exists).toList();
        if (!left.isEmpty()) {
            throw BackupFailure.of(
                            Kind.NOT_EMPTY,
                            "Beside the file to be there is " + left.get(0).getFileName()
                                    + ", which SQLite would take for a part of it.",
                            "Move it to where the database is that it belongs to, or away.")
                    .withCondition(UNTOUCHED);
        }
    }

    private static BackupFailure taken(Path file) {
        return BackupFailure.of(
                        Kind.NOT_EMPTY,
                        "There is already a file " + file + ".",
                        "Name a file that is not there yet.",
                        "Or say that what is in this one may go; a backup of it is made first.")
                .withCondition(UNTOUCHED);
    }
}
