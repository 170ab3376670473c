package io.github.stepwise.cli;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;

/** Finds out whether a server that was called MySQL is a MariaDB, or the other way round; the database need not be there. */
final class RealEngine {
    private RealEngine() {}

    static ConnectionSettings of(ConnectionSettings settings) throws DatabaseProblem {
        if (!settings.engine().isMySqlFamily()) {
            return settings;
        }
        try (Database server = Database.server(settings)) {
            return settings.withEngine(server.engine());
        }
    }
}
