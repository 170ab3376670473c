package io.github.stepwise.upgrade;

import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a server who holds the lock that a session waits for. Servers differ in what they tell, and to whom. */
final class Blockers {
    private static final Logger LOG = LoggerFactory.getLogger(Blockers.class);

    private static final String POSTGRES = """
            select a.pid, a.usename, coalesce(host(a.client_addr), 'this machine'),
                concat(a.state, ' since ', to_char(a.state_change at time zone 'UTC', 'HH24:MI:SS'), ' UTC'),
                a.application_name
            from unnest(pg_blocking_pids(?)) blocking(pid)
            join pg_stat_activity a on a.pid = blocking.pid
            """;

    private static final String MYSQL_TABLES = """
            select distinct t.processlist_id, t.processlist_user, t.processlist_host,
                concat(lower(t.processlist_command), ' for ', t.processlist_time, ' s'), ''
            from performance_schema.metadata_locks waiting
            join performance_schema.threads me on me.thread_id = waiting.owner_thread_id
            join performance_schema.metadata_locks held
                on held.object_type = waiting.object_type and held.object_schema = waiting.object_schema
                and held.object_name = waiting.object_name and held.lock_status = 'GRANTED'
                and held.owner_thread_id <> waiting.owner_thread_id
            join performance_schema.threads t on t.thread_id = held.owner_thread_id
            where waiting.lock_status = 'PENDING' and me.processlist_id = ?
            """;

    private static final String MYSQL_ROWS = """
            select distinct t.processlist_id, t.processlist_user, t.processlist_host,
                concat(lower(t.processlist_command), ' for ', t.processlist_time, ' s'), ''
            from performance_schema.data_lock_waits waits
            join performance_schema.threads me on me.thread_id = waits.requesting_thread_id
            join performance_schema.threads t on t.thread_id = waits.blocking_thread_id
            where me.processlist_id = ?
            """;

    private static final String MARIADB_TABLES = """
            select distinct p.id, p.user, p.host, concat(lower(p.command), ' for ', p.time, ' s'), ''
            from information_schema.processlist me
            join information_schema.metadata_lock_info held on held.thread_id <> me.id
            join information_schema.processlist p on p.id = held.thread_id
            where me.id = ? and me.state like 'Waiting for%lock%' and held.table_schema = database()
            """;

    private static final String MARIADB_ROWS = """
            select distinct p.id, p.user, p.host, concat(lower(p.command), ' for ', p.time, ' s'), ''
            from information_schema.innodb_lock_waits waits
            join information_schema.innodb_trx me on me.trx_id = waits.requesting_trx_id
            join information_schema.innodb_trx other on other.trx_id = waits.blocking_trx_id
            join information_schema.processlist p on p.id = other.trx_mysql_thread_id
            where me.trx_mysql_thread_id = ?
            """;

    /** Not exactly who blocks, but who can: sessions with an open transaction in this database. */
    private static final String MARIADB_TRANSACTIONS = """
            select distinct p.id, p.user, p.host, concat(lower(p.command), ' for ', p.time, ' s'), ''
            from information_schema.processlist me
            join information_schema.innodb_trx other on other.trx_mysql_thread_id <> me.id
            join information_schema.processlist p on p.id = other.trx_mysql_thread_id
            where me.id = ? and me.state like 'Waiting for%lock%' and p.db = database()
            """;

    private Blockers() {}

    /** Sessions that keep another one waiting, each described in a few words; none when the server tells none. */
    static List<String> of(Connection connection, Engine engine, long waiting) {
        for (String question : questions(engine)) {
            try {
                List<String> found =
                        Sql.rows(connection, question, List.of(parameter(engine, waiting)), Blockers::describe);
                if (!found.isEmpty()) {
                    return found;
                }
            } catch (SQLException e) {
                LOG.debug("the server does not tell who blocks", e);
            }
        }
        return engine.isMySqlFamily() ? others(connection, waiting) : List.of();
    }

    /** Where the account may see no more than its own sessions, as OnCall's own account: those in this database. */
    private static List<String> others(Connection connection, long waiting) {
        try {
            List<ProcessList.Process> all = ProcessList.of(connection);
            List<Long> own =
                    List.of(waiting, Session.of(connection, Engine.MYSQL), ServerLock.mySqlHolderId(connection));
            Optional<String> database = all.stream()
                    .filter(process -> process.id() == waiting)
                    .filter(process -> process.state().startsWith("Waiting for")
                            && process.state().contains("lock"))
                    .map(ProcessList.Process::database)
                    .findFirst();
            return all.stream()
                    .filter(process -> database.filter(process.database()::equalsIgnoreCase)
                            .isPresent())
                    .filter(process -> !own.contains(process.id()))
                    .map(ProcessList.Process::describe)
                    .toList();
        } catch (SQLException e) {
            LOG.debug("the server does not tell who is there", e);
            return List.of();
        }
    }

    private static Object parameter(Engine engine, long waiting) {
        return engine == Engine.POSTGRESQL ? (Object) (int) waiting : (Object) waiting;
    }

    private static List<String> questions(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> List.of(POSTGRES);
            case MYSQL -> List.of(MYSQL_TABLES, MYSQL_ROWS);
            case MARIADB -> List.of(MARIADB_TABLES, MARIADB_ROWS, MARIADB_TRANSACTIONS);
            case SQLITE -> List.of();
        };
    }

    /** {@code session 4711 of oncall from 10.0.0.5 (idle in transaction since 10:15:03 UTC, celery)}. */
    private static String describe(ResultSet row) throws SQLException {
        List<String> details = new ArrayList<>();
        for (int column = 4; column <= 5; column++) {
            String detail = Objects.toString(row.getString(column), "").strip();
            if (!detail.isEmpty()) {
                details.add(detail);
            }
        }
        return "session " + row.getLong(1) + " of " + row.getString(2) + " from " + row.getString(3)
                + (details.isEmpty() ? "" : " (" + String.join(", ", details) + ")");
    }
}
