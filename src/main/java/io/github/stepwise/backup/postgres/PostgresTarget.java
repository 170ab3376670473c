package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.engine.ServerTarget;
import io.github.stepwise.backup.engine.Table;
import io.github.stepwise.database.Database;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A PostgreSQL database that a backup is restored to. Each call takes a connection of the pool and gives it back. */
public final class PostgresTarget implements ServerTarget {
    /** Rows that are kept to begin again with; what relies on a search path fails with the first row. */
    private static final int KEPT = 16 << 20;

    private static final int BUFFER = 1 << 16;

    /** Phases in which statements run functions of the user on rows. */
    private static final Set<Phase> WITH_ROWS = EnumSet.of(Phase.POST_DATA, Phase.FOREIGN_KEYS, Phase.CODE);

    private final Database database;
    private final Running running = new Running();
    private final Restoring restoring;
    private final TableLoad tables;
    private volatile TableLoad.Way worst = TableLoad.Way.FREEZE;

    private PostgresTarget(Database database, boolean anyBytes) {
        this.database = database;
        this.restoring = new Restoring(database, running);
        this.tables = new TableLoad(running, anyBytes);
    }

    /** Does not change anything yet. */
    public static PostgresTarget open(Database database) throws SQLException {
        try (Connection connection = database.connection()) {
            return new PostgresTarget(database, "SQL_ASCII".equals(Sql.ask(connection, "show server_encoding")));
        }
    }

    @Override
    public List<DatabaseObject> present() throws SQLException {
        return restoring.inTransaction(false, connection -> {
            List<DatabaseObject> found = new ArrayList<>();
            DatabaseContent.items(connection).forEach(item -> found.add(item.object()));
            long largeObjects = DatabaseContent.largeObjects(connection);
            if (largeObjects > 0) {
                found.add(new DatabaseObject("large objects", String.valueOf(largeObjects)));
            }
            return found;
        });
    }

    @Override
    public void clear() throws SQLException {
        new DatabaseClearing(restoring).clear();
    }

    /**
     * Names in it are looked up nowhere but where they say. A user's function that relies on a search path of its own, for
     * example in an index, fails then; once the tables are there it gets the search path of the database.
     */
    @Override
    public void run(Ddl statement) throws SQLException {
        try {
            run(statement, false);
        } catch (SQLException e) {
            if (!WITH_ROWS.contains(statement.phase()) || !Restoring.missesSearchPath(e)) {
                throw e;
            }
            try {
                run(statement, true);
            } catch (SQLException second) {
                second.addSuppressed(e);
                throw second;
            }
        }
    }

    /** A block may change its transaction for those after it, such as the role that they run as. */
    @Override
    public boolean joins(Ddl statement) {
        return statement.session().isEmpty() && !statement.sql().startsWith("DO ");
    }

    @Override
    public void runTogether(List<Ddl> statements) throws SQLException {
        restoring.execute(statements.stream().map(Ddl::sql).toList());
    }

    private void run(Ddl statement, boolean ownSearchPath) throws SQLException {
        restoring.inTransaction(ownSearchPath, connection -> {
            for (String setting : statement.session()) {
                Sql.execute(connection, setting);
            }
            Sql.execute(connection, statement.sql());
            return null;
        });
    }

    @Override
    public long load(Table table, DataFormat format, InputStream rows) throws SQLException, IOException, BackupFailure {
        try {
            return LargeObjects.TABLE.equals(table.name())
                    ? restoring.inTransaction(false, connection -> new LargeObjectLoad(running).load(connection, rows))
                    : loadTable(table, format, rows);
        } catch (SQLException e) {
            if (running.isAborted()) {
                throw Running.cancelled().causedBy(e);
            }
            throw e;
        }
    }

    private long loadTable(Table table, DataFormat format, InputStream rows) throws SQLException, IOException {
        BufferedInputStream again = new BufferedInputStream(rows, BUFFER);
        again.mark(KEPT);
        try {
            return load(table, format, again, false);
        } catch (SQLException e) {
            if (!Restoring.missesSearchPath(e) || !rewind(again)) {
                throw e;
            }
            try {
                return load(table, format, again, true);
            } catch (SQLException second) {
                second.addSuppressed(e);
                throw second;
            }
        }
    }

    private long load(Table table, DataFormat format, InputStream rows, boolean ownSearchPath)
            throws SQLException, IOException {
        for (TableLoad.Way way : TableLoad.Way.values()) {
            try {
                long count = restoring.inTransaction(
                        ownSearchPath, connection -> tables.load(connection, table, format, way, rows));
                note(way);
                return count;
            } catch (TableLoad.Refused e) {
                continue;
            }
        }
        throw new IllegalStateException("the last way is never refused");
    }

    private synchronized void note(TableLoad.Way way) {
        if (way.compareTo(worst) > 0) {
            worst = way;
        }
    }

    /** False if too much has been read. */
    private static boolean rewind(InputStream rows) {
        try {
            rows.reset();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String loadMethod() {
        return worst == TableLoad.Way.FREEZE ? "COPY FREEZE" : "COPY FREEZE, and COPY where the server does not freeze";
    }

    /** Its commit waits for the disk, and with it for all that was committed before. */
    @Override
    public void finish() throws SQLException {
        try (Connection connection = database.connection();
                Running.Work work = running.begin(connection)) {
            Statistics.collect(connection, running);
        }
    }

    @Override
    public void abort() {
        running.abort();
    }

    /** The pool is the caller's. */
    @Override
    public void close() {}
}
