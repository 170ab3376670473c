package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.Inventory;
import io.github.stepwise.backup.engine.Origin;
import io.github.stepwise.backup.engine.RowSink;
import io.github.stepwise.backup.engine.ServerSource;
import io.github.stepwise.backup.engine.Slice;
import io.github.stepwise.backup.engine.TableName;
import io.github.stepwise.database.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A database on MySQL or MariaDB while it is saved. */
public final class MySqlSource implements ServerSource {
    /** Some of the pool's connections stay free: for the lock, for ending queries, for others. */
    private static final int MAX_JOBS = 6;

    private final Database database;
    private final SourceServer server;
    private final Snapshot snapshot;
    private final Origin origin;
    private final long large;
    private final List<MySqlSession> sessions;
    private final BlockingQueue<MySqlSession> idle;
    private volatile Map<TableName, TablePlan> plans = Map.of();
    private volatile boolean aborted;

    private MySqlSource(Database database, SourceServer server, Snapshot snapshot, Origin origin, long large) {
        this.database = database;
        this.server = server;
        this.snapshot = snapshot;
        this.origin = origin;
        this.large = large;
        this.sessions = List.copyOf(snapshot.sessions());
        this.idle = new LinkedBlockingQueue<>(sessions);
    }

    /**
     * Holds a database still.
     *
     * @param jobs how many connections are wanted; there may be fewer, see {@link #fewerBecause()}
     */
    public static MySqlSource open(Database database, int jobs) throws SQLException {
        return open(database, jobs, Slicer.LARGE);
    }

    /**
     * @param large bytes from which on a table is read in parts
     */
    static MySqlSource open(Database database, int jobs, long large) throws SQLException {
        Snapshot snapshot = Snapshot.take(database, Math.max(1, Math.min(jobs, MAX_JOBS)));
        try {
            Connection connection = snapshot.sessions().get(0).connection();
            String name = Ask.value(connection, "SELECT database()");
            SourceServer server = new SourceServer(database.engine(), database.serverVersion(), name);
            return new MySqlSource(database, server, snapshot, Origins.of(connection, server), large);
        } catch (SQLException | RuntimeException e) {
            snapshot.close();
            throw e;
        }
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public int connections() {
        return sessions.size();
    }

    @Override
    public String fewerBecause() {
        return snapshot.fewerBecause();
    }

    /** The snapshot's own facts, such as how long it locked. */
    Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public Inventory inventory() throws SQLException, BackupFailure {
        MySqlSession session = take();
        try {
            Connection connection = session.connection();
            Ask.run(connection, "SAVEPOINT stepwise");
            InventoryReader.Found found = new InventoryReader(connection, server, sessions.size() > 1, large).read();
            Ask.run(connection, "ROLLBACK TO SAVEPOINT stepwise");
            plans = found.plans();
            return found.inventory();
        } finally {
            idle.add(session);
        }
    }

    @Override
    public void read(Slice slice, RowSink.Opener sink) throws SQLException, IOException, BackupFailure {
        TablePlan plan = plans.get(slice.table().name());
        if (plan == null) {
            throw new IllegalStateException(slice.table().name() + " is not in the inventory");
        }
        MySqlSession session = take();
        try {
            read(session.connection(), plan, slice.where(), sink.open(DataFormat.TSV));
        } catch (SQLException e) {
            throw translated(e, plan);
        } finally {
            idle.add(session);
        }
    }

    private static void read(Connection connection, TablePlan plan, String where, RowSink sink)
            throws SQLException, IOException, BackupFailure {
        // What is locked after the savepoint is free again afterwards: nobody has to wait for the whole backup to alter
        // a table that has been read.
        Ask.run(connection, "SAVEPOINT stepwise");
        // Text comes as it is stored, whatever its character set.
        Ask.run(connection, "SET SESSION character_set_results = NULL");
        RowReader.read(connection, plan.query(where), plan.forms(), sink);
        Ask.run(connection, "SET SESSION character_set_results = utf8mb4");
        // Having been read, the table cannot be altered before the rollback: it looks as it did when its rows came.
        String name = plan.table().name().name();
        String now = TableReader.fingerprint(TableReader.definition(connection, name));
        Ask.run(connection, "ROLLBACK TO SAVEPOINT stepwise");
        if (!now.equals(plan.definition())) {
            throw changed(name);
        }
    }

    private SQLException translated(SQLException e, TablePlan plan) throws BackupFailure {
        if (e.getErrorCode() == ServerErrors.DEFINITION_CHANGED || e.getErrorCode() == ServerErrors.NO_SUCH_TABLE) {
            throw changed(plan.table().name().name()).causedBy(e);
        }
        if (aborted) {
            throw BackupFailure.of(BackupFailure.Kind.CANCELLED, "Reading was cancelled.")
                    .causedBy(e);
        }
        return e;
    }

    private static BackupFailure changed(String table) {
        return BackupFailure.of(
                BackupFailure.Kind.CHANGED_MEANWHILE,
                "The table " + table + " was altered, emptied or dropped while the database was being read.",
                "Stop the application and other upgrades, then back up again.");
    }

    private MySqlSession take() throws SQLException {
        try {
            return idle.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a connection", e);
        }
    }

    @Override
    public void abort() {
        aborted = true;
        Abort.all(database, sessions);
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
