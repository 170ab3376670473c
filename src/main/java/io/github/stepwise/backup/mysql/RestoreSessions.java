package io.github.stepwise.backup.mysql;

import io.github.stepwise.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions set up for a restore, kept from one statement to the next. */
final class RestoreSessions {
    private static final int VALID_SECONDS = 5;

    private final Database database;
    private final Deque<MySqlSession> idle = new ArrayDeque<>();
    private final Set<MySqlSession> all = ConcurrentHashMap.newKeySet();

    RestoreSessions(Database database) {
        this.database = database;
    }

    /** A session for one piece of work; closing the lease gives it back. */
    Lease lease() throws SQLException {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return new Lease(idle.pop());
            }
        }
        Connection connection = database.connection();
        try {
            MySqlSession session = MySqlSession.forRestoring(connection, database.engine());
            all.add(session);
            return new Lease(session);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    void abort() {
        Abort.all(database, all);
    }

    void close() {
        synchronized (idle) {
            idle.forEach(MySqlSession::close);
            idle.clear();
        }
        all.clear();
    }

    /** The right to use a session. */
    final class Lease implements AutoCloseable {
        private final MySqlSession session;
        private boolean done;

        private Lease(MySqlSession session) {
            this.session = session;
        }

        MySqlSession session() {
            return session;
        }

        Connection connection() {
            return session.connection();
        }

        /** Nothing failed, so the session is set to what it was. */
        void done() {
            done = true;
        }

        @Override
        public void close() {
            if (done || isUsable()) {
                synchronized (idle) {
                    idle.push(session);
                }
            } else {
                all.remove(session);
                session.close();
            }
        }

        private boolean isUsable() {
            try {
                if (!session.connection().isValid(VALID_SECONDS)) {
                    return false;
                }
                session.again();
                return true;
            } catch (SQLException e) {
                return false;
            }
        }
    }
}
