package io.github.stepwise.backup.postgres;

import io.github.stepwise.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Transactions of a restore. */
final class Restoring {
    /** Functions, tables, types, schemas and operators that are not there, or not where the search path looks. */
    private static final Set<String> NOT_FOUND = Set.of("42883", "42P01", "42704", "3F000");

    private final Database database;
    private final Running running;

    Restoring(Database database, Running running) {
        this.database = database;
        this.running = running;
    }

    /** What happens in one. */
    interface Work<T, X extends Exception> {
        T on(Connection connection) throws SQLException, X;
    }

    /**
     * Runs it in a transaction of its own, whose session is set up for a restore and left as it was.
     *
     * @param ownSearchPath whether names are looked up as the database and the user have it, instead of nowhere
     */
    <T, X extends Exception> T inTransaction(boolean ownSearchPath, Work<T, X> work) throws SQLException, X {
        try (Connection connection = database.connection();
                Running.Work atWork = running.begin(connection)) {
            connection.setAutoCommit(false);
            try {
                Sql.execute(
                        connection,
                        PostgresSession.restoring(database.serverVersion().major(), ownSearchPath));
                T result = work.on(connection);
                connection.commit();
                return result;
            } finally {
                // After a commit there is nothing left to roll back.
                if (!connection.isClosed()) {
                    connection.rollback();
                }
            }
        }
    }

    /** The same for statements alone, which look names up nowhere. */
    void execute(List<String> statements) throws SQLException {
        inTransaction(false, connection -> {
            for (String statement : statements) {
                Sql.execute(connection, statement);
            }
            return null;
        });
    }

    /**
     * Whether it may have failed because a user's function, in an index, a check or a generated column, relies on a search
     * path.
     */
    static boolean missesSearchPath(SQLException e) {
        return NOT_FOUND.contains(String.valueOf(e.getSQLState()));
    }
}
