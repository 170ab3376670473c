package io.github.stepwise.backup.mysql;

import io.github.stepwise.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Ends what connections are doing. */
final class Abort {
    private Abort() {}

    /** Cuts the connections and tells the server, which otherwise notices only when it next writes to them. */
    static void all(Database database, Collection<MySqlSession> sessions) {
        for (MySqlSession session : sessions) {
            try {
                session.connection().abort(Runnable::run);
            } catch (SQLException e) {
                // It is cut already.
            }
        }
        try (Connection connection = database.connection()) {
            for (MySqlSession session : sessions) {
                Ask.tryTo(connection, "KILL " + session.id());
            }
        } catch (SQLException e) {
            // The server ends them by itself in a while.
        }
    }
}
