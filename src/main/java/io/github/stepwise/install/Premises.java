package io.github.stepwise.install;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The empty database for a fresh installation, made as far as it was missing.
 *
 * @param database open; whoever gets this record closes it
 * @param actAs statement that the transaction which makes the tables begins with; empty for none
 * @param atTheEnd statement to run after a success; empty for none
 */
record Premises(Database database, boolean databaseCreated, boolean userCreated, String actAs, String atTheEnd) {

    static Premises prepare(InstallRequest request, Release newest, Undo undo, InstallListener listener)
            throws SQLException, DatabaseProblem, IOException, InstallFailure {
        return request.target().engine() == Engine.SQLITE
                ? SqlitePremises.prepare(request.target(), undo, listener)
                : new ServerPremises(request, newest, undo, listener).prepare();
    }

    /** Ends what was only needed to make the tables. */
    void finish() throws SQLException {
        if (!atTheEnd.isEmpty()) {
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                statement.execute(atTheEnd);
            }
        }
    }

    /** What it is called where it is in the way. */
    static String name(ConnectionSettings settings) {
        return settings.engine() == Engine.SQLITE ? settings.describe() : "Database " + settings.database();
    }

    /** The database where it is there already. */
    static Optional<Database> find(ConnectionSettings settings) throws DatabaseProblem {
        try {
            return Optional.of(Database.open(settings));
        } catch (DatabaseProblem problem) {
            if (problem.kind() == DatabaseProblem.Kind.NO_SUCH_DATABASE) {
                return Optional.empty();
            }
            throw problem;
        }
    }
}
