package io.github.stepwise.upgrade;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Runs the statements of one migration, one at a time: noted in the journal, tried again when others block, and told to the
 * listener.
 *
 * <p>Where DDL can be rolled back, everything happens in the transaction of the migration. Elsewhere every statement is on its
 * own: the journal's note that it begins is committed before it, and a change of rows is committed together with the note that
 * it is done.
 */
final class StatementRunner {
    private final Run run;
    private final Journal journal;
    private final LockWatch watch;
    private final Connection connection;
    private final String migration;
    private final long session;
    private int number;
    private long rows;

    StatementRunner(Run run, Journal journal, LockWatch watch, Connection connection, String migration)
            throws SQLException {
        this.run = run;
        this.journal = journal;
        this.watch = watch;
        this.connection = connection;
        this.migration = migration;
        this.session = Session.of(connection, run.engine());
    }

    /** What a statement does. */
    interface Work {
        /** Does it and answers how many rows it changed. */
        long run() throws SQLException;
    }

    /**
     * What is to be run.
     *
     * @param sql for the journal and the listener
     * @param of number of statements of the migration as far as it is known
     */
    record Order(String table, String sql, int of) {}

    /** How many statements have been run. */
    int count() {
        return number;
    }

    /** How many rows they changed. */
    long rows() {
        return rows;
    }

    /** Runs a statement that changes the structure. */
    void ddl(Order order) throws SQLException, CancelRequested {
        execute(order, false, () -> execute(order.sql()), () -> {});
    }

    /**
     * Runs a change of rows.
     *
     * @param done what belongs to the same transaction and follows it
     * @return how many rows it changed
     */
    long rows(Order order, Work work, Followup done) throws SQLException, CancelRequested {
        return execute(order, true, work, done);
    }

    /** Runs a statement of the catalog, such that it can be cancelled. */
    long execute(String sql) throws SQLException {
        try (Statement statement = Sql.statement(connection)) {
            run.cancel().running(statement);
            return statement.executeLargeUpdate(sql);
        } finally {
            run.cancel().running(null);
        }
    }

    /** Something that belongs to a statement. */
    interface Followup {
        void run() throws SQLException;
    }

    private long execute(Order order, boolean changesRows, Work work, Followup done)
            throws SQLException, CancelRequested {
        int n = ++number;
        int of = Math.max(order.of(), n);
        run.progress().atStatement(order.sql());
        Instant start = Instant.now();
        run.events().tell(new UpgradeEvent.StatementStarted(start, migration, n, of, order.table(), order.sql()));
        run.faults().before(migration, n, connection);
        int entry = journal.started(connection, migration, n, order.sql(), String.valueOf(session));
        // A statement that commits by itself must not be tried again because the note of its end failed.
        boolean together = changesRows || run.engine().hasTransactionalDdl();
        long changed = patiently(order, changesRows, () -> {
            long result = work.run();
            if (together) {
                end(entry, n, changesRows, result, done);
            }
            return result;
        });
        if (!together) {
            end(entry, n, false, changed, done);
        }
        if (changesRows) {
            rows += changed;
        }
        run.progress().statementDone(changesRows ? changed : 0);
        OptionalLong told = changesRows ? OptionalLong.of(changed) : OptionalLong.empty();
        Instant end = Instant.now();
        run.events()
                .tell(new UpgradeEvent.StatementFinished(
                        end, migration, n, of, order.table(), order.sql(), told, Duration.between(start, end)));
        return changed;
    }

    private void end(int entry, int n, boolean changesRows, long result, Followup done) throws SQLException {
        run.faults().done(migration, n, connection);
        if (changesRows) {
            checkConstraints();
        }
        journal.finished(connection, entry, changesRows ? result : null);
        done.run();
    }

    private long patiently(Order order, boolean changesRows, Work work) throws SQLException, CancelRequested {
        int tries = run.options().lockTries();
        for (int attempt = 1; ; attempt++) {
            int current = attempt;
            try (LockWatch.Watched watched = watch.watch(session, who -> waiting(order, who, current))) {
                try {
                    return attempt(changesRows, work);
                } catch (SQLException e) {
                    if (run.cancel().isAtOnce()) {
                        throw new CancelRequested();
                    }
                    watched.blocker().ifPresent(run.progress()::blockedBy);
                    boolean blocked = run.database().problem(e).kind() == DatabaseProblem.Kind.LOCK_HELD;
                    if (!blocked || attempt >= tries) {
                        throw e;
                    }
                    if (watched.blocker().isEmpty()) {
                        waiting(order, "a session that the server does not name", attempt);
                    }
                }
            }
        }
    }

    private void waiting(Order order, String who, int attempt) {
        run.events()
                .tell(new UpgradeEvent.WaitingForLock(
                        Instant.now(),
                        migration,
                        order.sql(),
                        who,
                        attempt,
                        run.options().lockTries()));
    }

    private long attempt(boolean changesRows, Work work) throws SQLException {
        return switch (run.engine()) {
            case POSTGRESQL -> underSavepoint(work);
            case SQLITE -> work.run();
            case MYSQL, MARIADB -> changesRows ? inTransaction(work) : work.run();
        };
    }

    /** A failed statement makes PostgreSQL refuse all others of the transaction, unless it goes back to a savepoint. */
    private long underSavepoint(Work work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            long result = work.run();
            connection.releaseSavepoint(before);
            return result;
        } catch (SQLException | RuntimeException e) {
            undo(e, () -> connection.rollback(before));
            throw e;
        }
    }

    private long inTransaction(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            long result = work.run();
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            undo(e, () -> {
                connection.rollback();
                connection.setAutoCommit(true);
            });
            throw e;
        }
    }

    /** What undoing throws must not hide why it was done. */
    private static void undo(Throwable reason, Followup undoing) {
        try {
            undoing.run();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** PostgreSQL would refuse the next ALTER TABLE while a deferred check of its rows is pending. */
    private void checkConstraints() throws SQLException {
        if (run.engine() == Engine.POSTGRESQL) {
            Sql.execute(connection, "set constraints all immediate");
        }
    }
}
