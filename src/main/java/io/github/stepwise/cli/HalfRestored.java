package io.github.stepwise.cli;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.UnfinishedRestore;
import java.util.Optional;

/** A database to which a restore has not ended is good for one thing only: restoring again. */
final class HalfRestored {
    private HalfRestored() {}

    /** @throws Trouble.Stop if it is one */
    static void refuse(ConnectionSettings settings) throws DatabaseProblem {
        try (Database database = Database.open(settings)) {
            Optional<UnfinishedRestore> mark = UnfinishedRestore.find(database);
            if (mark.isPresent()) {
                throw refusal(settings, mark.get());
            }
        }
    }

    private static Trouble.Stop refusal(ConnectionSettings settings, UnfinishedRestore mark) {
        return Trouble.refused(
                        settings.describe() + " holds an unfinished restore of " + mark.file() + " that began at "
                                + mark.started() + ": a part of that backup, which nothing should use.",
                        "Run stepwise restore with this database again; it removes the part that is there and starts"
                                + " anew.")
                .stop();
    }
}
