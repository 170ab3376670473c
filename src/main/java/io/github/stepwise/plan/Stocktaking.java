package io.github.stepwise.plan;

import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseSize;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.words.Phrase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a database holds, and whether it is worth keeping. A table that cannot be counted is an error here, not an empty one:
 * nobody shall be advised to leave behind what nobody could see.
 *
 * @param worthKeeping there is something that OnCall and Grafana do not make again by themselves
 */
record Stocktaking(Holdings holdings, boolean worthKeeping) {
    private static final String HOLDING = "holding.";

    /**
     * Counts.
     *
     * @param live the structure of the database
     * @param applied ids of its migrations
     */
    static Stocktaking of(Database database, Connection connection, Schema live, Collection<String> applied)
            throws SQLException {
        List<HoldingKind> weighing = new ArrayList<>();
        UnaryOperator<String> quote = Dialect.of(database.engine())::quote;
        try (Statement statement = connection.createStatement()) {
            Holdings holdings = new Holdings(
                    count(HoldingKind.settings(applied), live, quote, statement, weighing),
                    count(HoldingKind.history(), live, quote, statement, weighing),
                    DatabaseSize.bytes(database).orElse(0));
            return new Stocktaking(holdings, !weighing.isEmpty());
        }
    }

    /** @param weighing gets the kinds of which there is something, if they weigh */
    private static List<Holding> count(
            List<HoldingKind> kinds,
            Schema live,
            UnaryOperator<String> quote,
            Statement statement,
            List<HoldingKind> weighing)
            throws SQLException {
        List<Holding> holdings = new ArrayList<>();
        for (HoldingKind kind : kinds) {
            String query = kind.query(live, quote).orElse("");
            long rows = query.isEmpty() ? 0 : ask(statement, query);
            if (rows > 0) {
                holdings.add(new Holding(Phrase.of(Adviser.BOOK, HOLDING + kind.key()), kind.table(), rows));
            }
            if (rows > 0 && kind.weighs()) {
                weighing.add(kind);
            }
        }
        return holdings;
    }

    private static long ask(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** How many there are of a kind, by its key; 0 if there are none. */
    long rows(String key) {
        return all().filter(holding -> holding.what().key().equals(HOLDING + key))
                .mapToLong(Holding::rows)
                .sum();
    }

    /** Settings and history. */
    Stream<Holding> all() {
        return Stream.concat(holdings.settings().stream(), holdings.history().stream());
    }
}
