package io.github.stepwise.backup;

import io.github.stepwise.backup.Restoring.Filled;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.backup.sqlite.SqliteSnapshot;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A SQLite file. The restored one is made and compared beside it, and takes its name in one step. */
final class SqliteDestination implements Destination {
    private static final String SUFFIX = ".stepwise-restoring";

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
        boolean overwrites = SqliteSnapshot.holdsSomething(target);
        if (overwrites && !options.overwrite()) {
            throw BackupFailure.of(
                            Kind.NOT_EMPTY,
                            "There is already a file " + target + ".",
                            "Name a file that is not there yet.",
                            "Or say that what is in this one may go; a backup of it is made first.")
                    .withCondition(UNTOUCHED);
        }
        if (overwrites) {
            safety.make();
        }
        Path growing = target.resolveSibling(target.getFileName() + SUFFIX);
        Files.deleteIfExists(growing);
        try {
            Filled filled = new SqliteRestoring(growing, reader, control).fill(options.compare());
            control.check();
            if (overwrites) {
                closeOriginal();
                SqliteOwner.copy(target, growing);
            }
            Files.move(growing, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return filled;
        } catch (IOException e) {
            throw Failures.of(e, target).withCondition(UNTOUCHED);
        } finally {
            for (String ending : new String[] {"", "-journal", "-wal", "-shm"}) {
                Files.deleteIfExists(growing.resolveSibling(growing.getFileName() + ending));
            }
        }
    }

    /** Brings home what is in the write-ahead log, which must not meet the new file, and finds out who else is in the database. */
    private void closeOriginal() throws BackupFailure, DatabaseProblem {
        try (Database original = Database.open(ConnectionSettings.sqlite(target))) {
            try (Connection connection = original.connection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("pragma journal_mode = delete")) {
                row.next();
                if (!"delete".equals(row.getString(1))) {
                    throw new SQLException("the journal mode stays " + row.getString(1), null, 5);
                }
            } catch (SQLException e) {
                throw BackupFailure.of(
                                Kind.DATABASE, target + " is in use, so it was not replaced.", original.problem(e))
                        .withCondition(UNTOUCHED);
            }
        }
    }
}
