package io.github.stepwise.upgrade;

import io.github.stepwise.database.Database;
import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What an interrupted run has left working on the server. A statement goes on there when the program that sent it has died:
 * altering a big table again while the first attempt is still at it would fail, or worse.
 */
final class LeftSession {
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** On PostgreSQL whoever writes to the journal is a run. */
    private static final String POSTGRES = """
            select distinct l.pid
            from pg_locks l
            where l.relation = to_regclass('stepwise_journal') and l.mode = 'RowExclusiveLock' and l.granted
                and l.pid <> pg_backend_pid()
                and l.database = (select oid from pg_database where datname = current_database())
            """;

    private static final String MYSQL_UPTIME = "show global status like 'Uptime'";

    /** Clocks of server and desktop may differ by this much. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    private LeftSession() {}

    /** Sessions of runs that are still working, each in a few words; asked on a connection that has no transaction open. */
    static List<String> working(Connection connection, Engine engine) throws SQLException {
        return switch (engine) {
            case POSTGRESQL -> Sql.rows(connection, POSTGRES, row -> "session " + row.getLong(1));
            case MYSQL, MARIADB -> workingOnMySql(connection);
            case SQLITE -> List.of();
        };
    }

    private static List<String> workingOnMySql(Connection connection) throws SQLException {
        List<Journal.Unfinished> unfinished = Journal.unfinished(connection);
        if (unfinished.isEmpty()) {
            return List.of();
        }
        Instant serverStart = Instant.now()
                .minusSeconds(Sql.rows(connection, MYSQL_UPTIME, row -> row.getLong(2))
                        .get(0));
        Set<String> busy = ProcessList.of(connection).stream()
                .filter(process -> !process.command().equals("Sleep"))
                .map(process -> String.valueOf(process.id()))
                .collect(Collectors.toSet());
        // A server that was started again gives its numbers anew.
        return unfinished.stream()
                .filter(statement -> statement.startedAt().plus(CLOCK_TOLERANCE).isAfter(serverStart))
                .filter(statement -> busy.contains(statement.session()))
                .map(statement -> "session " + statement.session() + " with: " + statement.sql())
                .toList();
    }

    /**
     * Waits until none is left.
     *
     * @param report told who is working, once
     * @return who still works when the patience is over; empty when nobody does
     */
    static List<String> await(Database database, Duration patience, Consumer<String> report)
            throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(patience);
        boolean reported = false;
        while (true) {
            List<String> working;
            try (Connection connection = database.connection()) {
                working = working(connection, database.engine());
            }
            if (working.isEmpty() || Instant.now().isAfter(end)) {
                return working;
            }
            if (!reported) {
                report.accept(String.join(", ", working));
                reported = true;
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }
}
