package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.upgrade.UpgradeResult.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a plan, once. On PostgreSQL, MySQL and MariaDB it works in the database itself; a SQLite file is upgraded as a copy
 * that takes its place in the end.
 */
public final class Upgrade {
    private static final Logger LOG = LoggerFactory.getLogger(Upgrade.class);

    private final Catalog catalog;
    private final Plan plan;
    private final ConnectionSettings settings;
    private final UpgradeOptions options;
    private final Events events;
    private final Faults faults;
    private final Cancel cancel = new Cancel();
    private final Progress progress = new Progress();
    private final Instant began = Instant.now();
    private Start start;
    private Path original;

    /** An error of Java's, in its own words. */
    private static final class Mistake extends Exception {
        private static final long serialVersionUID = 1L;

        Mistake(Throwable error) {
            super(error);
        }

        @Override
        public String toString() {
            return getCause().toString();
        }
    }

    /**
     * @param plan made for the database as it is now
     * @param settings of the database that the plan was made for
     */
    public Upgrade(
            Catalog catalog, Plan plan, ConnectionSettings settings, UpgradeOptions options, UpgradeListener listener) {
        this(catalog, plan, settings, options, listener, Faults.NONE);
    }

    Upgrade(
            Catalog catalog,
            Plan plan,
            ConnectionSettings settings,
            UpgradeOptions options,
            UpgradeListener listener,
            Faults faults) {
        this.catalog = catalog;
        this.plan = plan;
        this.settings = settings.withEngine(plan.engine());
        this.options = options;
        this.events = new Events(listener);
        this.faults = faults;
    }

    /** Stops the run at the next safe point, between two migrations. From any thread. */
    public void cancel() {
        cancel.request();
    }

    /**
     * Stops the run at once where the migration that is under way can be rolled back (PostgreSQL, SQLite); elsewhere like
     * {@link #cancel}. From any thread.
     */
    public void cancelAtOnce() {
        if (plan.engine().hasTransactionalDdl()) {
            cancel.requestAtOnce();
        } else {
            cancel.request();
        }
    }

    /**
     * Runs the plan and returns when it has ended, one way or another; never throws for what happens on the way, be it an
     * error of Java's.
     */
    public UpgradeResult run() {
        try {
            Version reached = plan.engine() == Engine.SQLITE ? onCopy() : inPlace();
            return ended(reached);
        } catch (CancelRequested e) {
            return cancelled();
        } catch (InterruptedException e) {
            UpgradeResult result = cancelled();
            Thread.currentThread().interrupt();
            return result;
        } catch (Throwable e) {
            return failed(e);
        }
    }

    /**
     * What can be said where the result of the run was lost: that nobody knows what the database holds. Asks nobody.
     *
     * @param e what was thrown instead
     */
    public UpgradeResult lost(Throwable e) {
        LOG.error("the result of the run was lost", e);
        return failed(e, Aftermath.UNASKED);
    }

    private Version inPlace() throws Exception {
        try (Database database = open(settings);
                RunLock lock = ServerLock.take(database)) {
            return work(database, lock);
        }
    }

    private Version onCopy() throws Exception {
        SqliteRun sqlite = new SqliteRun(settings, plan.target(), options.lockTries(), events);
        Version reached = sqlite.execute((database, lock) -> work(database, lock));
        original = sqlite.backup();
        return reached;
    }

    private Version work(Database database, RunLock lock) throws Exception {
        Run run = new Run(
                catalog,
                plan,
                Dialect.of(plan.engine()),
                settings.describe(),
                database,
                options,
                events,
                progress,
                cancel,
                faults);
        start = Start.look(run);
        return new DatabaseRun(run, lock, start).execute();
    }

    private Database open(ConnectionSettings where) throws DatabaseProblem, RunStopped {
        Database database = Database.open(where);
        if (database.engine() != plan.engine()) {
            database.close();
            throw new RunStopped(
                    "other-engine", plan.engine().title(), database.engine().title());
        }
        return database;
    }

    private UpgradeResult ended(Version reached) {
        boolean paused = !reached.equals(plan.target());
        UpgradeResult result = result(
                paused ? Outcome.PAUSED : Outcome.COMPLETED,
                new Aftermath(Condition.UPGRADED, "The database is that of OnCall " + reached + ", verified."),
                Optional.of(reached),
                Optional.empty());
        events.tell(
                paused
                        ? new UpgradeEvent.Paused(Instant.now(), reached)
                        : new UpgradeEvent.Finished(Instant.now(), result));
        return result;
    }

    private UpgradeResult cancelled() {
        UpgradeResult result = result(Outcome.CANCELLED, aftermath(true), Optional.empty(), Optional.empty());
        events.tell(new UpgradeEvent.Cancelled(Instant.now(), result));
        return result;
    }

    private UpgradeResult failed(Throwable e) {
        LOG.debug("the run failed", e);
        // An error may strike between a statement's end and the note of it.
        UpgradeResult result =
                failed(e, aftermath(e instanceof Exception known && Failures.isAnswered(known, settings)));
        result.failure().ifPresent(failure -> events.tell(new UpgradeEvent.Failed(Instant.now(), failure)));
        return result;
    }

    private UpgradeResult failed(Throwable e, Aftermath aftermath) {
        Exception known = e instanceof Exception exception ? exception : new Mistake(e);
        UpgradeFailure failure = Failures.of(known, aftermath, progress, settings);
        return result(Outcome.FAILED, aftermath, Optional.empty(), Optional.of(failure));
    }

    private Aftermath aftermath(boolean answered) {
        Aftermath aftermath = ask(answered);
        if (aftermath.condition() == Condition.UNCHANGED) {
            progress.discardExports(true);
        } else if (aftermath.condition() == Condition.ROLLED_BACK) {
            progress.discardExports(false);
        }
        return aftermath;
    }

    private Aftermath ask(boolean answered) {
        try {
            return plan.engine() == Engine.SQLITE
                    ? SqliteRun.aftermath(settings.file())
                    : Aftermath.find(settings, Optional.ofNullable(start), progress, answered);
        } catch (RuntimeException | Error e) {
            LOG.error("what the run has left could not be found out", e);
            return Aftermath.UNASKED;
        }
    }

    private UpgradeResult result(
            Outcome outcome, Aftermath aftermath, Optional<Version> reached, Optional<UpgradeFailure> failure) {
        return new UpgradeResult(
                outcome,
                aftermath.condition(),
                aftermath.text(),
                reached,
                progress.migrations(),
                progress.rows(),
                Duration.between(began, Instant.now()),
                progress.exports(),
                Optional.ofNullable(original),
                failure);
    }
}
