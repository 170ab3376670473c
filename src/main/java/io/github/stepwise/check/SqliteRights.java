package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * SQLite has no rights but those of the file: whether tables can be made in it, and whether a copy beside it can belong to
 * the same user and group, because OnCall has to be able to write to what the upgrade puts in its place.
 */
final class SqliteRights {
    private final Look look;

    SqliteRights(Look look) {
        this.look = look;
    }

    Answer answer() throws DatabaseProblem, SQLException, IOException {
        Optional<DatabaseProblem> problem = SqliteTrial.run(look, SqliteRights::tables);
        if (problem.isEmpty()) {
            return fileLikeIt(look.file().toRealPath());
        } else if (SqliteTrial.isLocked(problem.get())) {
            throw problem.get();
        }
        return Answer.blocker("failed", look.sentence(problem.get())).showing(CheckRun.words(problem.get()));
    }

    private static void tables(Connection connection) throws SQLException {
        String table = Probe.name();
        Rows.execute(
                connection,
                "create table " + table + " (id integer primary key, parent bigint references " + table + " (id))");
        Rows.execute(connection, "alter table " + table + " add column word varchar(10)");
        Rows.execute(connection, "create index " + table + "_word on " + table + " (word)");
        Rows.execute(connection, "drop table " + table);
    }

    private static Answer fileLikeIt(Path file) throws IOException {
        Path folder = file.getParent();
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        Path made;
        try {
            made = Files.createTempFile(folder, ".stepwise-probe-", "");
        } catch (IOException e) {
            return Answer.blocker("folder", folder.toString()).showing(List.of(e.toString()));
        }
        try {
            if (view != null) {
                PosixFileAttributes wanted = view.readAttributes();
                PosixFileAttributeView copy = Files.getFileAttributeView(made, PosixFileAttributeView.class);
                try {
                    copy.setGroup(wanted.group());
                    copy.setOwner(wanted.owner());
                } catch (IOException e) {
                    return Answer.blocker(
                            "file-owner",
                            wanted.owner().getName(),
                            wanted.group().getName());
                }
            }
            return Answer.passed();
        } finally {
            Files.deleteIfExists(made);
        }
    }
}
