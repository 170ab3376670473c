package io.github.stepwise.upgrade;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What shape a run that did not end well has left a database on a server in. The database is asked, on new connections: after
 * an error, and more so after a lost connection, what the run itself remembers may not be true.
 *
 * @param text the condition with its details, in a sentence or two
 * @param nothingDone whether nothing but the run's own tables came of it
 */
record Aftermath(Condition condition, String text, boolean nothingDone) {
    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

    /** How long to wait for a server that still rolls back or finishes what the run had sent. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Nobody could be asked. */
    static final Aftermath UNASKED = new Aftermath(
            Condition.UNKNOWN,
            "The database could not be asked, so it cannot be told how much of the upgrade it holds.");

    private static final String AS_BEFORE = "The database is as it was before this run.";

    Aftermath(Condition condition, String text) {
        this(condition, text, false);
    }

    /**
     * @param start what the run found; empty when it did not get that far
     * @param answered whether the server itself said that the last statement failed, so that it did nothing
     */
    static Aftermath find(ConnectionSettings settings, Optional<Start> start, Progress progress, boolean answered) {
        if (start.isEmpty() || (!progress.isBegun() && !start.get().hasCreatedJournal())) {
            return new Aftermath(Condition.UNCHANGED, AS_BEFORE);
        } else if (progress.isVerified()) {
            return new Aftermath(
                    Condition.UPGRADED,
                    "The database was upgraded and verified; only tables of Stepwise's own may still be in it.");
        }
        try (Database database = Database.open(settings)) {
            List<String> working = LeftSession.await(database, PATIENCE, who -> {});
            if (!working.isEmpty()) {
                return new Aftermath(
                        Condition.UNKNOWN,
                        "The server is still working on what the run had sent it: " + String.join("; ", working) + ".");
            }
            Aftermath found;
            try (Connection connection = database.connection()) {
                found = ask(connection, Dialect.of(database.engine()), start.get(), progress, answered);
            }
            if (found.nothingDone()) {
                dropOwnTables(database);
            }
            return found;
        } catch (SQLException | DatabaseProblem e) {
            LOG.debug("the database does not answer", e);
            return progress.isBegun()
                    ? UNASKED
                    : new Aftermath(
                            Condition.UNCHANGED,
                            "No migration had begun. Tables of Stepwise's own may have stayed behind.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Aftermath(Condition.UNKNOWN, "The program was ended before the database could be asked.");
        }
    }

    private static Aftermath ask(
            Connection connection, Dialect dialect, Start start, Progress progress, boolean answered)
            throws SQLException {
        Schema live = dialect.introspect(connection);
        List<String> recorded = DjangoMigrations.recorded(connection, live);
        int newly = recorded.size() - start.recorded().size();
        boolean complete = progress.migration().filter(recorded::contains).isPresent();
        return dialect.engine().hasTransactionalDdl()
                ? transactional(connection, start, progress, newly, complete)
                : byStatement(connection, start, progress, newly, answered, isSame(live, start));
    }

    private static Aftermath transactional(
            Connection connection, Start start, Progress progress, int newly, boolean complete) throws SQLException {
        boolean rolledBack = progress.migration().isPresent()
                && !complete
                && !Journal.has(connection, progress.migration().get());
        boolean nothing = newly == 0 && start.hasCreatedJournal() && !Journal.hasBegun(connection);
        if (nothing) {
            return rolledBack
                    ? new Aftermath(Condition.ROLLED_BACK, "The migration was rolled back. " + AS_BEFORE, true)
                    : new Aftermath(Condition.UNCHANGED, AS_BEFORE, true);
        }
        return rolledBack
                ? new Aftermath(
                        Condition.ROLLED_BACK,
                        "The migration was rolled back. " + complete(newly) + " Nothing is half done.")
                : new Aftermath(Condition.PARTLY_CHANGED, complete(newly) + " Others are still to come.");
    }

    private static Aftermath byStatement(
            Connection connection, Start start, Progress progress, int newly, boolean answered, boolean same)
            throws SQLException {
        if (newly == 0 && start.hasCreatedJournal() && same && Journal.finishedStatements(connection) == 0) {
            return new Aftermath(Condition.UNCHANGED, AS_BEFORE, true);
        }
        if (progress.migration().isEmpty()) {
            return new Aftermath(Condition.PARTLY_CHANGED, complete(newly) + " Others are still to come.");
        }
        long done = Journal.finishedStatements(connection, progress.migration().get());
        String half = done == 0
                ? answered ? "The one that failed has changed nothing." : "The one that failed may have begun."
                : "Of the one that failed, " + statements(done) + " done.";
        return new Aftermath(Condition.PARTLY_CHANGED, complete(newly) + " " + half);
    }

    private static String statements(long count) {
        return count == 1 ? "1 statement is" : count + " statements are";
    }

    private static String complete(int migrations) {
        return switch (migrations) {
            case 0 -> "No migration was completed by this run.";
            case 1 -> "1 migration was completed by this run and stays.";
            default -> migrations + " migrations were completed by this run and stay.";
        };
    }

    /** Whether not even a statement of which the end is not known has changed anything. */
    private static boolean isSame(Schema live, Start start) {
        return Start.withoutOwnTables(live).equals(Start.withoutOwnTables(start.live()));
    }

    /** Under the lock: another run may have begun in the meantime, and then these tables are its own. */
    private static void dropOwnTables(Database database) {
        try (ServerLock lock = ServerLock.take(database);
                Connection connection = database.connection()) {
            lock.check();
            Start.dropOwnTables(connection);
        } catch (SQLException | RunStopped e) {
            LOG.debug("the next run drops them", e);
        }
    }
}
