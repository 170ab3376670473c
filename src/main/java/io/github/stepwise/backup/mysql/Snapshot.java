package io.github.stepwise.backup.mysql;

import io.github.stepwise.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Connections that see the database as of one moment.
 *
 * <p>A single one needs no right and locks nothing. Several see the same only if nothing is committed while they start, so the
 * database's tables are locked against writing for that long. LOCK TABLES is chosen over a lock of the whole server (FLUSH
 * TABLES WITH READ LOCK, BACKUP STAGE): the owner of a database may do it, other databases do not notice, somebody's long
 * query does not stand in the way, and giving up leaves nothing behind, whereas a flush that was given up keeps tables closed
 * to everybody until that query ends.
 */
final class Snapshot {
    /** How long writers may be kept waiting at most until all locks are there. */
    static final int LOCK_SECONDS = 2;

    private static final String LOCKABLE = """
            SELECT table_name FROM information_schema.tables WHERE table_schema = database()
            AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') AND engine IS NOT NULL
            AND engine NOT IN ('FEDERATED', 'CONNECT', 'SPIDER') ORDER BY table_name""";

    private static final String START = "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY";

    private final List<MySqlSession> sessions = new ArrayList<>();
    private String fewerBecause;
    private Duration locked = Duration.ZERO;

    private Snapshot() {}

    static Snapshot take(Database database, int jobs) throws SQLException {
        Snapshot snapshot = new Snapshot();
        try {
            if (jobs > 1) {
                snapshot.takeTogether(database, jobs);
            }
            if (snapshot.sessions.isEmpty()) {
                snapshot.open(database);
                Ask.run(snapshot.sessions.get(0).connection(), START);
            }
            return snapshot;
        } catch (SQLException e) {
            snapshot.close();
            throw e;
        }
    }

    private void takeTogether(Database database, int jobs) throws SQLException {
        for (int i = 0; i < jobs; i++) {
            open(database);
        }
        Connection connection = database.connection();
        try (connection;
                MySqlSession lock = MySqlSession.forReading(connection, database.engine())) {
            fewerBecause = startTogether(lock.connection());
        }
        if (fewerBecause != null) {
            close();
        }
    }

    private void open(Database database) throws SQLException {
        Connection connection = database.connection();
        try {
            sessions.add(MySqlSession.forReading(connection, database.engine()));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Null when all have started. */
    private String startTogether(Connection lock) throws SQLException {
        List<String[]> tables = Ask.rows(lock, LOCKABLE);
        if (!tables.isEmpty()) {
            try {
                lock(lock, tables);
            } catch (SQLException e) {
                return reason(e);
            }
        }
        long start = System.nanoTime();
        try {
            for (MySqlSession session : sessions) {
                Ask.run(session.connection(), START);
            }
        } finally {
            Ask.run(lock, "UNLOCK TABLES");
            locked = Duration.ofNanos(System.nanoTime() - start);
        }
        boolean same = names(tables).equals(names(Ask.rows(lock, LOCKABLE)));
        return same ? null : "Tables were made or dropped at the moment at which the connections started.";
    }

    private static void lock(Connection connection, List<String[]> tables) throws SQLException {
        Ask.run(connection, "SET SESSION lock_wait_timeout = " + LOCK_SECONDS);
        String list = tables.stream().map(row -> Names.quoted(row[0]) + " READ").collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            // The server's limit is for each table; this one is for all of them.
            statement.setQueryTimeout(LOCK_SECONDS + 1);
            statement.execute("LOCK TABLES " + list);
        }
    }

    private static String reason(SQLException e) throws SQLException {
        return switch (e.getErrorCode()) {
            case ServerErrors.NO_DATABASE_RIGHT, ServerErrors.NO_TABLE_RIGHT, ServerErrors.NO_ADMIN_RIGHT ->
                "The account"
                        + " may not lock tables (LOCK TABLES), so several connections could not start at the same moment.";
            case ServerErrors.LOCK_TIMEOUT, ServerErrors.QUERY_INTERRUPTED -> busy();
            case 0 -> {
                if (e instanceof SQLTimeoutException) {
                    yield busy();
                }
                throw e;
            }
            default ->
                "The tables could not be locked for a moment (" + e.getMessage()
                        + "), so several connections could not start together.";
        };
    }

    private static String busy() {
        return "Somebody's transaction kept tables busy for more than " + LOCK_SECONDS
                + " seconds, so several connections could not start at the same moment.";
    }

    /** Without their order, which is not certain where names differ in case only. */
    private static Set<String> names(List<String[]> rows) {
        return rows.stream().map(row -> row[0]).collect(Collectors.toSet());
    }

    List<MySqlSession> sessions() {
        return sessions;
    }

    /** Null when there are as many as were asked for. */
    String fewerBecause() {
        return fewerBecause;
    }

    /** How long writers were kept waiting. */
    Duration locked() {
        return locked;
    }

    void close() {
        sessions.forEach(MySqlSession::close);
        sessions.clear();
    }
}
