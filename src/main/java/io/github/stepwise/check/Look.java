package io.github.stepwise.check;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.database.ProblemWords;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.State;
import io.github.stepwise.words.Translated;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * One look at a database that several checks share: the connection, what the database holds and the plan are made when the
 * first of them asks. Only one connection is lent at a time, so that a check which counts sessions knows our own.
 */
final class Look implements AutoCloseable {
    private final Premises premises;
    private final Clock clock;
    private final Memo<Inspection> inspection = new Memo<>();
    private final Memo<Plan> plan = new Memo<>();
    private volatile Memo<Database> database = new Memo<>();

    Look(Premises premises, Clock clock) {
        this.premises = premises;
        this.clock = clock;
    }

    Premises premises() {
        return premises;
    }

    Catalog catalog() {
        return premises.catalog();
    }

    /** The clock of this computer. */
    Clock clock() {
        return clock;
    }

    Database database() throws DatabaseProblem {
        return made(database, () -> Database.open(premises.settings()));
    }

    /** What happened, to be said in every language. */
    Translated sentence(DatabaseProblem problem) {
        return ProblemWords.sentence(problem, premises.settings());
    }

    /** What to do about it, to be said in every language. */
    Translated nextStep(DatabaseProblem problem) {
        return ProblemWords.nextStep(problem, premises.settings());
    }

    /** What the server turned out to be. */
    Engine engine() throws DatabaseProblem {
        return database().engine();
    }

    String quote(String identifier) throws DatabaseProblem {
        return Dialect.of(engine()).quote(identifier);
    }

    Inspection inspection() throws DatabaseProblem {
        return made(inspection, () -> Inspection.of(database(), catalog()));
    }

    /** The database of OnCall that is there, if that is what is there and no upgrade of it was begun. */
    Optional<State.OnCall> onCall() throws DatabaseProblem {
        return inspection().state() instanceof State.OnCall found ? Optional.of(found) : Optional.empty();
    }

    Version target() throws DatabaseProblem {
        if (premises.target().isPresent()) {
            return premises.target().get();
        }
        return inspection().state() instanceof State.Unfinished unfinished
                ? unfinished.target()
                : new Planner(catalog(), engine()).newestTarget();
    }

    Plan plan() throws DatabaseProblem, PlanRefused {
        try {
            return plan.get(this::makePlan);
        } catch (PlanRefused refused) {
            throw refused;
        } catch (Exception e) {
            throw expected(e);
        }
    }

    private Plan makePlan() throws DatabaseProblem, PlanRefused {
        Inspection found = inspection();
        Version target = target();
        Database open = database();
        return Inspection.<Plan, PlanRefused>ask(
                open,
                connection -> new Planner(catalog(), open.engine())
                        .plan(
                                found.state(),
                                target,
                                apps(found.state()),
                                open.serverVersion(),
                                found.facts(connection, open)));
    }

    private static Set<App> apps(State state) {
        return state instanceof State.OnCall oncall ? oncall.apps() : Set.of();
    }

    /** Asks the database something. */
    <T> List<T> rows(String sql, Rows.Reader<T> reader) throws DatabaseProblem, SQLException {
        try (Connection connection = database().connection()) {
            int seconds = engine() == Engine.SQLITE ? 0 : (int) Check.USUAL_LIMIT.toSeconds();
            return Rows.of(connection, sql, seconds, reader);
        }
    }

    /** The texts in the first column of the answer. */
    List<String> texts(String sql) throws DatabaseProblem, SQLException {
        return rows(sql, row -> row.getString(1));
    }

    /** Where a SQLite database is. */
    Path file() {
        return premises.settings().file();
    }

    /** Lets go of a check that takes too long, so that the next one gets a connection of its own. */
    void breakOff() {
        inspection.giveUp();
        plan.giveUp();
        Memo<Database> old = database;
        boolean opening = old.made().isEmpty();
        old.giveUp();
        if (!opening) {
            database = new Memo<>();
            // Closing waits for connections that are busy.
            Thread closing = new Thread(() -> old.made().ifPresent(Database::close), "stepwise closes a connection");
            closing.setDaemon(true);
            closing.start();
        }
    }

    @Override
    public void close() {
        database.made().ifPresent(Database::close);
    }

    private static <T> T made(Memo<T> memo, Callable<T> maker) throws DatabaseProblem {
        try {
            return memo.get(maker);
        } catch (Exception e) {
            throw expected(e);
        }
    }

    /** What the makers declare is a problem of the database; all else goes on as it is. */
    private static RuntimeException expected(Exception e) throws DatabaseProblem {
        if (e instanceof DatabaseProblem problem) {
            throw problem;
        } else if (e instanceof RuntimeException runtime) {
            return runtime;
        } else if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new IllegalStateException(e);
    }
}
