package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether transactions are open that will keep migrations waiting: old ones, and prepared ones that outlive their session. */
final class TransactionsCheck implements Check {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionsCheck.class);

    private final Duration old;

    TransactionsCheck() {
        this(Duration.ofMinutes(1));
    }

    /** @param old age from which on a transaction is mentioned */
    TransactionsCheck(Duration old) {
        this.old = old;
    }

    @Override
    public String id() {
        return "transactions";
    }

    @Override
    public boolean appliesTo(Engine engine, Premises premises) {
        return engine != Engine.SQLITE;
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        return look.engine() == Engine.POSTGRESQL ? postgres(look) : mySql(look);
    }

    private Answer postgres(Look look) throws DatabaseProblem, SQLException {
        List<String> remedies = new ArrayList<>();
        List<String> found = new ArrayList<>(look.rows("""
                select 'prepared ' || gid || ' · ' || owner || ' · '
                        || to_char(prepared at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC',
                    'ROLLBACK PREPARED ' || quote_literal(gid) || ';'
                from pg_prepared_xacts where database = current_database() order by prepared""", row -> {
            remedies.add(row.getString(2));
            return row.getString(1);
        }));
        int prepared = found.size();
        found.addAll(look.texts("""
                select concat_ws(' · ', 'session ' || pid, usename, host(client_addr), nullif(application_name, ''), state,
                    to_char(xact_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC')
                from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and usename is not null
                    and xact_start < clock_timestamp() - interval '%d seconds' order by xact_start""".formatted(old.toSeconds())));
        boolean hidden = look.texts("""
                select pid::text from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and usename is not null
                    and state is null and backend_type is null""").size() > 0;
        return answer(prepared, found, remedies, hidden);
    }

    private Answer mySql(Look look) throws DatabaseProblem, SQLException {
        List<String> found = new ArrayList<>();
        boolean hidden = false;
        try {
            // They belong to the whole server; it does not tell to which database.
            found.addAll(look.rows("xa recover", row -> "prepared XA " + row.getString("data")));
        } catch (SQLException e) {
            LOG.debug("no right to see prepared transactions", e);
            hidden = true;
        }
        int prepared = found.size();
        try (Connection connection = look.database().connection()) {
            MySqlSessions sessions = MySqlSessions.of(connection);
            Rows.execute(connection, "show engine innodb status");
            Rows.of(connection, """
                            select trx_mysql_thread_id, cast(trx_started as char) from information_schema.innodb_trx
                            where trx_started <= convert_tz(now(), '+00:00', 'SYSTEM') - interval %d second order by trx_started""".formatted(old.toSeconds()), row -> {
                if (sessions.isHere(row.getLong(1))) {
                    found.add(sessions.describe(row.getLong(1)) + " · " + row.getString(2));
                }
                return row.getLong(1);
            });
        } catch (SQLException e) {
            LOG.debug("no right to see transactions", e);
            hidden = true;
        }
        return answer(prepared, found, List.of(), hidden);
    }

    private static Answer answer(int prepared, List<String> found, List<String> remedies, boolean hidden) {
        if (prepared > 0) {
            return Answer.warning("prepared", prepared, found.size() - prepared)
                    .showing(found)
                    .remedy(remedies);
        } else if (!found.isEmpty()) {
            return Answer.warning("open", found.size()).showing(found);
        }
        return hidden ? Answer.unknown("hidden") : Answer.passed();
    }
}
