package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A transaction in a SQLite file that is rolled back whatever happens, to find out whether one could write. Whoever else is
 * writing is waited for only shortly: that somebody is there is an answer too.
 */
final class SqliteTrial {
    private static final int MILLIS = 1000;

    private SqliteTrial() {}

    /** What is done in the transaction. */
    interface Work {
        /** Only sees whether nobody else is writing. */
        Work NONE = connection -> {};

        void with(Connection connection) throws SQLException;
    }

    /** What went wrong, if anything did. */
    static Optional<DatabaseProblem> run(Look look, Work work) throws DatabaseProblem, SQLException {
        try (Connection connection = look.database().connection()) {
            int usual = Rows.of(connection, "pragma busy_timeout", row -> row.getInt(1))
                    .get(0);
            Rows.of(connection, "pragma busy_timeout = " + MILLIS, row -> 0);
            try {
                Rows.execute(connection, "begin immediate");
                try {
                    work.with(connection);
                } finally {
                    Rows.execute(connection, "rollback");
                }
                return Optional.empty();
            } catch (SQLException e) {
                return Optional.of(look.database().problem(e));
            } finally {
                Rows.of(connection, "pragma busy_timeout = " + usual, row -> 0);
            }
        }
    }

    static boolean isLocked(DatabaseProblem problem) {
        return problem.kind() == DatabaseProblem.Kind.FILE_LOCKED;
    }
}
