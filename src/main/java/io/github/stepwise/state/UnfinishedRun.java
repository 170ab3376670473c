package io.github.stepwise.state;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;

/**
 * The head of the journal that an upgrade keeps in the database while it is not finished.
 *
 * @param target release that the upgrade was going to
 * @param startedAt when it began
 */
record UnfinishedRun(Version target, Instant startedAt) {
    private static final String JOURNAL = "stepwise_journal";

    /** Empty when there is no journal: it goes with the run that finishes. */
    static Optional<UnfinishedRun> find(Connection connection, Schema live) throws SQLException {
        if (live.table(JOURNAL).isEmpty()) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select target_release, started_at from " + JOURNAL + " where entry = 'run'")) {
            return rows.next()
                    ? Optional.of(new UnfinishedRun(Version.of(rows.getString(1)), Instant.parse(rows.getString(2))))
                    : Optional.empty();
        }
    }
}
