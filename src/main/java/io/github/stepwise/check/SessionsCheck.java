package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether others are connected to the database, most often OnCall itself. Never says that nobody is where it cannot see. */
final class SessionsCheck implements Check {
    private static final Logger LOG = LoggerFactory.getLogger(SessionsCheck.class);

    private static final long A_MOMENT_MILLIS = 400;

    /** What a session is doing, and since when, is hidden from accounts without rights; that it is there is not. */
    private static final String OF_POSTGRES = """
            select concat_ws(' · ', 'session ' || pid, usename, host(client_addr), nullif(application_name, ''),
                to_char(backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC')
            from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and usename is not null
                and coalesce(application_name, '') <> 'stepwise' and coalesce(backend_type, 'client backend') = 'client backend'
            order by backend_start, pid""";

    @Override
    public String id() {
        return "sessions";
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        return switch (look.engine()) {
            case POSTGRESQL -> found(look.texts(OF_POSTGRES));
            case MYSQL, MARIADB -> mySql(look);
            case SQLITE -> sqlite(look);
        };
    }

    private static Answer found(List<String> sessions) {
        return sessions.isEmpty()
                ? Answer.passed()
                : Answer.warning("others", sessions.size()).showing(sessions);
    }

    private static Answer mySql(Look look) throws DatabaseProblem, SQLException {
        List<String> sessions;
        boolean all;
        try (Connection connection = look.database().connection()) {
            sessions = staying(connection);
            all = seesAll(connection);
        }
        if (all) {
            return found(sessions);
        }
        return sessions.isEmpty()
                ? Answer.unknown(
                        "hidden", String.valueOf(look.premises().settings().user()))
                : Answer.warning("others-and-hidden", sessions.size()).showing(sessions);
    }

    /** A connection that was closed a moment ago, perhaps our own, is still in the list for a little while. */
    private static List<String> staying(Connection connection) throws SQLException {
        List<String> sessions = MySqlSessions.of(connection).others();
        if (sessions.isEmpty()) {
            return sessions;
        }
        try {
            Thread.sleep(A_MOMENT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return MySqlSessions.of(connection).others();
    }

    /** Asked by what takes the same right; lists of rights leave out those that come with a role. */
    private static boolean seesAll(Connection connection) {
        try {
            Rows.execute(connection, "show engine innodb status");
            return true;
        } catch (SQLException e) {
            LOG.debug("no right to see all sessions", e);
            return false;
        }
    }

    /** SQLite tells who is writing, but not who only has the file open. */
    private static Answer sqlite(Look look) throws DatabaseProblem, SQLException {
        Optional<DatabaseProblem> problem = SqliteTrial.run(look, SqliteTrial.Work.NONE);
        if (problem.isEmpty()) {
            return Answer.note("file");
        } else if (SqliteTrial.isLocked(problem.get())) {
            return Answer.warning("writing", look.file().toString());
        }
        throw problem.get();
    }
}
