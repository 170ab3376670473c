package io.github.stepwise.upgrade;

import io.github.stepwise.database.Database;
import io.github.stepwise.database.LockNames;
import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An advisory lock on a server, held by a connection of its own. It goes with the connection, so a run that dies leaves none
 * behind. On PostgreSQL it belongs to a transaction, because poolers between here and the server may share sessions but not
 * transactions.
 */
final class ServerLock implements RunLock {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLock.class);

    private static final String POSTGRES_HOLDER = """
            select a.pid, a.usename, coalesce(host(a.client_addr), 'the server itself'),
                to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC'
            from pg_locks l
            join pg_stat_activity a on a.pid = l.pid
            where """ + " " + LockNames.POSTGRES_HELD;

    private final Engine engine;
    private final Connection connection;

    private ServerLock(Engine engine, Connection connection) {
        this.engine = engine;
        this.connection = connection;
    }

    /**
     * Takes the lock without waiting.
     *
     * @throws RunStopped when somebody else holds it, with who that is as far as the server tells
     */
    static ServerLock take(Database database) throws SQLException, RunStopped {
        Connection connection = database.connection();
        try {
            Engine engine = database.engine();
            connection.setAutoCommit(engine.isMySqlFamily());
            if (tryLock(connection, engine)) {
                return new ServerLock(engine, connection);
            }
            throw new RunStopped("other-run-on-server", holder(connection, engine));
        } catch (SQLException | RunStopped | RuntimeException e) {
            release(connection);
            throw e;
        }
    }

    private static boolean tryLock(Connection connection, Engine engine) throws SQLException {
        return switch (engine) {
            case POSTGRESQL ->
                Sql.rows(
                                connection,
                                "select pg_try_advisory_xact_lock(" + LockNames.POSTGRES_KEY + ")",
                                row -> row.getBoolean(1))
                        .get(0);
            case MYSQL, MARIADB -> Sql.number(connection, "select get_lock(" + LockNames.MYSQL_NAME + ", 0)") == 1;
            case SQLITE -> throw new IllegalArgumentException("SQLite has no server");
        };
    }

    private static String holder(Connection connection, Engine engine) {
        try {
            List<String> holders = engine == Engine.POSTGRESQL
                    ? Sql.rows(connection, POSTGRES_HOLDER, ServerLock::describe)
                    : mySqlHolder(connection);
            return holders.isEmpty() ? "" : ": " + String.join(", ", holders);
        } catch (SQLException e) {
            LOG.debug("the server does not tell who holds the lock", e);
            return "";
        }
    }

    private static List<String> mySqlHolder(Connection connection) throws SQLException {
        long holder = mySqlHolderId(connection);
        return ProcessList.of(connection).stream()
                .filter(process -> process.id() == holder)
                .map(ProcessList.Process::describe)
                .toList();
    }

    /** Number of the session that holds the lock on MySQL and MariaDB; 0 when nobody does. */
    static long mySqlHolderId(Connection connection) throws SQLException {
        return Sql.number(connection, "select coalesce(is_used_lock(" + LockNames.MYSQL_NAME + "), 0)");
    }

    private static String describe(ResultSet row) throws SQLException {
        return "session " + row.getLong(1) + " of " + row.getString(2) + " from "
                + Objects.toString(row.getString(3), "an unknown place") + ", since " + row.getString(4);
    }

    @Override
    public void check() throws RunStopped {
        try {
            boolean held = engine == Engine.POSTGRESQL
                    ? Sql.number(connection, "select 1") == 1
                    : Sql.number(connection, "select is_used_lock(" + LockNames.MYSQL_NAME + ") = connection_id()")
                            == 1;
            if (held) {
                return;
            }
        } catch (SQLException e) {
            LOG.debug("the connection that held the lock is gone", e);
        }
        throw new RunStopped("lock-lost");
    }

    @Override
    public void close() {
        if (engine.isMySqlFamily()) {
            try {
                Sql.number(connection, "select release_lock(" + LockNames.MYSQL_NAME + ")");
            } catch (SQLException e) {
                LOG.debug("the lock goes with its connection", e);
            }
        }
        release(connection);
    }

    private static void release(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            LOG.debug("the lock goes with its connection", e);
        }
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("the lock goes with its connection", e);
        }
    }
}
