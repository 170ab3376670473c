package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.Inventory;
import io.github.stepwise.backup.engine.Origin;
import io.github.stepwise.backup.engine.RowSink;
import io.github.stepwise.backup.engine.ServerSource;
import io.github.stepwise.backup.engine.Slice;
import io.github.stepwise.backup.engine.Table;
import io.github.stepwise.backup.engine.TableName;
import io.github.stepwise.backup.postgres.schema.PostgresSchema;
import io.github.stepwise.backup.postgres.schema.PostgresSchemaReader;
import io.github.stepwise.database.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL database as of one moment. One connection, the leader, holds the snapshot and a lock on every table; further
 * connections join the snapshot for one slice at a time.
 */
public final class PostgresSource implements ServerSource {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSource.class);

    /** The pool has some more, which others need while a backup runs. */
    private static final int MAX_CONNECTIONS = 6;

    private final Database database;
    private final Connection leader;
    private final ReentrantLock leaderInUse = new ReentrantLock();
    private final ConcurrentLinkedQueue<Connection> workers = new ConcurrentLinkedQueue<>();
    private final Running running = new Running();
    private final ReadFailures failures;
    private final Slicing slicing;
    private final RowLimit rowLimit;
    private Snapshot snapshot;
    private Origin origin;
    private Map<TableName, TableSize> sizes = Map.of();
    private RowCopy rowCopy;
    private int connections = 1;
    private String fewerBecause;

    private PostgresSource(Database database, Connection leader, Slicing slicing, RowLimit rowLimit) {
        this.database = database;
        this.leader = leader;
        this.failures = new ReadFailures(database);
        this.slicing = slicing;
        this.rowLimit = rowLimit;
    }

    /**
     * Takes the snapshot and locks all tables against changes of their shape; reading and writing rows goes on.
     *
     * @param jobs how many slices to read at the same time, at least 1
     * @throws BackupFailure if a table may not be read, or somebody else keeps one locked
     */
    public static PostgresSource open(Database database, int jobs) throws SQLException, BackupFailure {
        return open(database, jobs, Slicing.USUAL, RowLimit.USUAL);
    }

    /** With other sizes than usual, for tests. */
    static PostgresSource open(Database database, int jobs, Slicing slicing, long rowLimit)
            throws SQLException, BackupFailure {
        Connection leader = database.connection();
        PostgresSource source = new PostgresSource(database, leader, slicing, new RowLimit(rowLimit));
        try {
            source.start(jobs);
            return source;
        } catch (SQLException | BackupFailure | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private void start(int jobs) throws SQLException, BackupFailure {
        Map<String, String> settings = PostgresOrigin.settings(leader);
        rowCopy = new RowCopy("SQL_ASCII".equals(settings.get("encoding")), running);
        snapshot = Snapshot.take(database, leader);
        origin = PostgresOrigin.of(leader, snapshot, settings);
        sizes = TableSize.read(leader);
        int wanted = Math.min(jobs, MAX_CONNECTIONS);
        if (jobs > 1 && snapshot.id() == null) {
            fewerBecause = "The server gives no snapshot that several connections could share: " + snapshot.noId();
        } else {
            addWorkers(wanted);
        }
        if (fewerBecause == null && jobs > MAX_CONNECTIONS) {
            fewerBecause = "Stepwise opens no more than " + MAX_CONNECTIONS + " connections for a backup.";
        }
    }

    private void addWorkers(int wanted) {
        while (connections < wanted && fewerBecause == null) {
            Connection worker = null;
            try {
                worker = database.connection();
                snapshot.join(database, worker);
                worker.rollback();
                workers.add(worker);
                connections++;
            } catch (SQLException e) {
                LOG.debug("no further connection", e);
                fewerBecause = "A further connection could not join the snapshot: "
                        + database.problem(e).serverText();
                giveBack(worker);
            }
        }
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public int connections() {
        return connections;
    }

    @Override
    public String fewerBecause() {
        return fewerBecause;
    }

    @Override
    public Inventory inventory() throws SQLException, BackupFailure {
        leaderInUse.lock();
        try (Running.Work work = running.begin(leader)) {
            PostgresSchema schema = PostgresSchemaReader.read(leader);
            List<Slice> slices = new ArrayList<>();
            for (Table table : schema.tables()) {
                if (LargeObjects.TABLE.equals(table.name())) {
                    slices.add(new Slice(table, null, largeObjectBytes()));
                } else {
                    TableSize size = sizes.getOrDefault(table.name(), TableSize.UNKNOWN);
                    slices.addAll(
                            slicing.cut(table, size, database.serverVersion().major()));
                }
            }
            return new Inventory(schema.statements(), schema.notCaptured(), slices, schema.warnings());
        } catch (SQLException e) {
            if (running.isAborted()) {
                throw Running.cancelled().causedBy(e);
            }
            throw e;
        } finally {
            leaderInUse.unlock();
        }
    }

    /** Says now, and not when most of the backup has been written, that one of them may not be read. */
    private long largeObjectBytes() throws SQLException, BackupFailure {
        try {
            return 2 * Long.parseLong(Sql.ask(leader, LargeObjects.TOTAL));
        } catch (SQLException e) {
            throw failures.whenReading(LargeObjects.TABLE, e);
        }
    }

    @Override
    public void read(Slice slice, RowSink.Opener sink) throws SQLException, IOException, BackupFailure {
        Connection worker = workers.poll();
        if (worker != null) {
            boolean done;
            try {
                done = readJoined(worker, slice, sink);
            } finally {
                workers.add(worker);
            }
            if (done) {
                return;
            }
        }
        leaderInUse.lock();
        try {
            copy(leader, slice, sink);
        } finally {
            leaderInUse.unlock();
        }
    }

    /**
     * Reads in a transaction of its own, so that its lock is gone afterwards.
     *
     * @return false if somebody waits for a lock on the table, behind whom a worker would wait for ever, since that session
     *     waits for the leader; the leader has its lock already and can read
     */
    private boolean readJoined(Connection worker, Slice slice, RowSink.Opener sink)
            throws SQLException, IOException, BackupFailure {
        try {
            if (!lockNow(worker, slice)) {
                return false;
            }
            copy(worker, slice, sink);
            return true;
        } finally {
            rollback(worker);
        }
    }

    private boolean lockNow(Connection worker, Slice slice) throws SQLException, BackupFailure {
        TableName table = slice.table().name();
        try (Running.Work work = running.begin(worker)) {
            snapshot.join(database, worker);
            if (!LargeObjects.TABLE.equals(table)) {
                Sql.execute(worker, "LOCK TABLE ONLY " + Quoted.table(table) + " IN ACCESS SHARE MODE NOWAIT");
            }
            return true;
        } catch (SQLException e) {
            if (Sql.hasState(e, Sql.LOCKED)) {
                return false;
            }
            throw failure(slice, e);
        }
    }

    private void copy(Connection connection, Slice slice, RowSink.Opener sink)
            throws SQLException, IOException, BackupFailure {
        TableName table = slice.table().name();
        try (Running.Work work = running.begin(connection)) {
            TableSize size = sizes.getOrDefault(table, TableSize.UNKNOWN);
            DataFormat format = rowLimit.formatOf(connection, table, size);
            rowCopy.copy(connection, slice, format, sink.open(format));
        } catch (SQLException e) {
            throw failure(slice, e);
        }
        if (running.isAborted()) {
            throw Running.cancelled();
        }
    }

    private BackupFailure failure(Slice slice, SQLException e) {
        return running.isAborted()
                ? Running.cancelled().causedBy(e)
                : failures.whenReading(slice.table().name(), e);
    }

    @Override
    public void abort() {
        running.abort();
    }

    @Override
    public void close() {
        for (Connection worker = workers.poll(); worker != null; worker = workers.poll()) {
            giveBack(worker);
        }
        rollback(leader);
        giveBack(leader);
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("cannot end the transaction", e);
        }
    }

    private static void giveBack(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("cannot give a connection back", e);
        }
    }
}
