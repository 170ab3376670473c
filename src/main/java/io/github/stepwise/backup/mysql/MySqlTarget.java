package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.Adapted;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Notes;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.engine.ServerTarget;
import io.github.stepwise.backup.engine.Table;
import io.github.stepwise.database.Database;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A database on MySQL or MariaDB that is restored to. Rows come in fastest when it was opened with {@link
 * Database.Option#MYSQL_LOCAL_INFILE} and the server has {@code local_infile} on; otherwise they are inserted.
 */
public final class MySqlTarget implements ServerTarget {
    private static final String EVENT = "event";
    private static final List<Integer> EVENT_IS_OVER = List.of(1544, 1588);

    private final RestoreSessions sessions;
    private final Loader loader;
    private final List<Adapted> adapted = new CopyOnWriteArrayList<>();
    private final List<Ddl> asleep = new CopyOnWriteArrayList<>();

    private MySqlTarget(RestoreSessions sessions, Loader loader) {
        this.sessions = sessions;
        this.loader = loader;
    }

    public static MySqlTarget open(Database database) throws SQLException {
        RestoreSessions sessions = new RestoreSessions(database);
        try (RestoreSessions.Lease lease = sessions.lease()) {
            Loader loader = Loader.of(lease.connection());
            lease.done();
            return new MySqlTarget(sessions, loader);
        } catch (SQLException e) {
            sessions.close();
            throw e;
        }
    }

    @Override
    public List<Adapted> adapted() {
        return List.copyOf(adapted);
    }

    @Override
    public List<DatabaseObject> present() throws SQLException {
        try (RestoreSessions.Lease lease = sessions.lease()) {
            List<DatabaseObject> objects = Occupants.of(lease.connection()).objects();
            lease.done();
            return objects;
        }
    }

    @Override
    public void clear() throws SQLException {
        try (RestoreSessions.Lease lease = sessions.lease()) {
            Occupants.of(lease.connection()).drop();
            lease.done();
        }
    }

    @Override
    public void run(Ddl statement) throws SQLException {
        boolean event = statement.object().kind().equals(EVENT);
        try (RestoreSessions.Lease lease = sessions.lease()) {
            for (String sql : statement.session()) {
                Ask.run(lease.connection(), sql);
            }
            // It would change rows before they have been compared, and in a trial restore nobody expects it to act at
            // all.
            String still = event ? CodeText.asleep(statement.sql(), mode(lease.connection())) : null;
            execute(lease.connection(), statement, still == null ? statement.sql() : still);
            boolean over = event && isOver(lease.connection(), statement.object());
            if (still != null && !over) {
                asleep.add(statement);
            }
            if (!statement.session().isEmpty()) {
                lease.session().again();
            }
            lease.done();
        }
    }

    @Override
    public List<Ddl> asleep() {
        return List.copyOf(asleep);
    }

    /** Made anew, because altering an event makes whoever does it its definer. */
    @Override
    public void wake(List<Ddl> statements) throws SQLException {
        for (Ddl statement : statements) {
            try (RestoreSessions.Lease lease = sessions.lease()) {
                String name = statement.object().name();
                Ask.run(lease.connection(), "DROP EVENT " + (name.startsWith("`") ? name : Names.quoted(name)));
                for (String sql : statement.session()) {
                    Ask.run(lease.connection(), sql);
                }
                execute(lease.connection(), statement, statement.sql());
                lease.session().again();
                lease.done();
            }
        }
    }

    private void execute(Connection connection, Ddl statement, String sql) throws SQLException {
        try {
            Ask.run(connection, sql);
        } catch (SQLException e) {
            String mine = statement.phase() == Phase.CODE && e.getErrorCode() == ServerErrors.NO_ADMIN_RIGHT
                    ? CodeText.withoutDefiner(sql, mode(connection))
                    : null;
            if (mine == null) {
                throw e;
            }
            Ask.run(connection, mine);
            adapted.add(new Adapted(statement.object(), Notes.of("definer", statement.object())));
        }
    }

    private static String mode(Connection connection) throws SQLException {
        return Ask.value(connection, "SELECT @@sql_mode");
    }

    private boolean isOver(Connection connection, DatabaseObject event) throws SQLException {
        for (String[] row : Ask.rows(connection, "SHOW WARNINGS")) {
            if (EVENT_IS_OVER.contains(Integer.valueOf(row[1]))) {
                adapted.add(new Adapted(event, Notes.of("event.over-now", event)));
                return true;
            }
        }
        return false;
    }

    @Override
    public long load(Table table, DataFormat format, InputStream rows) throws SQLException, IOException, BackupFailure {
        if (format != DataFormat.TSV) {
            throw new IllegalArgumentException(format + " is not for MySQL");
        }
        try (RestoreSessions.Lease lease = sessions.lease()) {
            long taken = new TableLoad(lease.connection(), table, loader).run(rows);
            lease.done();
            return taken;
        }
    }

    @Override
    public String loadMethod() {
        return loader.name();
    }

    @Override
    public void finish() throws SQLException {
        try (RestoreSessions.Lease lease = sessions.lease()) {
            Occupants.of(lease.connection()).analyze();
            lease.done();
        }
    }

    @Override
    public void abort() {
        sessions.abort();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
