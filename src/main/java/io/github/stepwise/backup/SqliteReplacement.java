package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Puts a restored SQLite file in the place of another one, when nobody is at work in that. */
final class SqliteReplacement {
    private static final Set<DatabaseProblem.Kind> BEYOND_READING =
            EnumSet.of(DatabaseProblem.Kind.NOT_A_DATABASE, DatabaseProblem.Kind.DAMAGED);

    /** Windows lets nobody replace a file that is open. */
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private final Path original;
    private final boolean mayBeDamaged;

    /** @param mayBeDamaged whether one that cannot be opened is set aside; otherwise that is a failure */
    SqliteReplacement(Path original, boolean mayBeDamaged) {
        this.original = original;
        this.mayBeDamaged = mayBeDamaged;
    }

    /** What SQLite keeps beside a database file. */
    static List<Path> beside(Path file) {
        return Stream.of("-wal", "-shm", "-journal")
                .map(ending -> file.resolveSibling(file.getFileName() + ending))
                .toList();
    }

    void by(Path made) throws BackupFailure, DatabaseProblem, IOException {
        SqliteOwner.copy(original, made);
        try (Database database = Database.open(ConnectionSettings.sqlite(original))) {
            try (Connection connection = database.connection()) {
                exchange(connection, made);
            } catch (SQLException e) {
                DatabaseProblem problem = database.problem(e);
                if (BEYOND_READING.contains(problem.kind())) {
                    throw problem;
                }
                throw BackupFailure.of(Kind.DATABASE, original + " is in use, so it was not replaced.", problem)
                        .withCondition(Destination.UNTOUCHED);
            }
        } catch (DatabaseProblem e) {
            if (!mayBeDamaged || !BEYOND_READING.contains(e.kind())) {
                throw e;
            }
            setAside();
        }
        if (Files.exists(made)) {
            Files.move(made, original, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Brings home what is in the write-ahead log, which must not meet the new file, and keeps everybody out while the files
     * are exchanged. Who has the file open without doing anything does not show; the admin has been told to stop OnCall.
     */
    private void exchange(Connection connection, Path made) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            String before = ask(statement, "pragma journal_mode");
            try {
                if (!"delete".equals(ask(statement, "pragma journal_mode = delete"))) {
                    throw new SQLException("the journal mode stays " + before, null, 5);
                }
                statement.execute("begin exclusive");
            } catch (SQLException e) {
                ask(statement, "pragma journal_mode = " + ("wal".equals(before) ? "wal" : "delete"));
                throw e;
            }
            if (!WINDOWS) {
                Files.move(made, original, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            statement.execute("rollback");
        }
    }

    private void setAside() throws IOException {
        String time = FileNames.time();
        for (Path left : beside(original)) {
            if (Files.exists(left)) {
                Files.move(left, left.resolveSibling(left.getFileName() + ".damaged-" + time));
            }
        }
        Files.move(original, original.resolveSibling(original.getFileName() + ".damaged-" + time));
    }

    private static String ask(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
