package io.github.stepwise.plan;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.state.State;
import io.github.stepwise.words.Phrase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Advises between an upgrade and a fresh installation. The rule is simple: whoever has settings or a history keeps them by an
 * upgrade; only where there is practically nothing to keep, a fresh database is the shorter way. Reads only.
 */
public final class Adviser {
    static final String BOOK = "advice";

    private final Catalog catalog;

    public Adviser(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Counts what the database holds, which may take a while where the history is long.
     *
     * @param plan the upgrade
     * @param found the look at the database that the plan was made after
     * @throws DatabaseProblem if the database cannot be asked any more, or keeps something from this user
     */
    public Advice advise(Plan plan, Inspection found, Database database) throws DatabaseProblem {
        return Inspection.<Advice, RuntimeException>ask(
                database, connection -> advise(plan, found, database, connection));
    }

    private Advice advise(Plan plan, Inspection found, Database database, Connection connection) throws SQLException {
        Stocktaking stock =
                Stocktaking.of(database, connection, found.live(), plan.from().applied());
        LiveFacts facts = found.facts(connection, database);
        Optional<Duration> estimate = DurationEstimate.of(plan, found.live(), facts);

        List<Phrase> reasons = new ArrayList<>(situation(plan, found.state()));
        reasons.addAll(Reasons.of(stock));
        if (plan.from() instanceof State.Between between && !(found.state() instanceof State.Unfinished)) {
            String reason = stock.worthKeeping() ? "reason.broken" : "reason.broken-fresh";
            reasons.add(Phrase.of(BOOK, reason, between.describe()));
        }
        reasons.addAll(KnownFailures.of(catalog, plan, facts));
        estimate.ifPresent(time -> reasons.add(duration(stock.holdings().bytes(), time)));

        boolean stays = stock.worthKeeping() || plan.isEmpty() || found.state() instanceof State.Unfinished;
        return new Advice(
                stays ? Way.UPGRADE : Way.FRESH,
                reasons,
                Stream.concat(Losses.ofUpgrade(plan), Losses.ofFresh(stock.holdings()))
                        .toList(),
                stock.holdings(),
                estimate);
    }

    private static List<Phrase> situation(Plan plan, State state) {
        if (state instanceof State.Unfinished unfinished) {
            return List.of(
                    Phrase.of(BOOK, "reason.unfinished", unfinished.target().toString()));
        }
        return plan.isEmpty()
                ? List.of(Phrase.of(BOOK, "reason.nothing-to-do", plan.target().toString()))
                : List.of();
    }

    private static Phrase duration(long bytes, Duration time) {
        return bytes == 0
                ? Phrase.of(BOOK, "reason.time", Amounts.time(time))
                : Phrase.of(BOOK, "reason.size", Amounts.size(bytes), Amounts.time(time));
    }
}
