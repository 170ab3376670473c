package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.LockNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Whether another run of Stepwise is working on the database. Only looks at who has the lock; never takes it. */
final class LockCheck implements Check {
    private static final String POSTGRES_HOLDER = """
            select concat_ws(' · ', 'session ' || l.pid, a.usename, host(a.client_addr),
                to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC')
            from pg_locks l left join pg_stat_activity a on a.pid = l.pid
            where """ + " " + LockNames.POSTGRES_HELD;

    private static final String MYSQL_HOLDER = "select concat('session ', holder) from (select is_used_lock("
            + LockNames.MYSQL_NAME + ") holder) locks where holder is not null";

    @Override
    public String id() {
        return "lock";
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        return switch (look.engine()) {
            case POSTGRESQL -> server(look.texts(POSTGRES_HOLDER));
            case MYSQL, MARIADB -> server(look.texts(MYSQL_HOLDER));
            case SQLITE -> sqlite(look);
        };
    }

    private static Answer server(List<String> holders) {
        return holders.isEmpty() ? Answer.passed() : Answer.blocker("held").showing(holders);
    }

    /**
     * The lock file itself is never opened: if this program holds the lock, closing the file would give it up. But a run keeps
     * everybody from writing to the database too.
     */
    private static Answer sqlite(Look look) throws DatabaseProblem, SQLException {
        Path file = look.file().toAbsolutePath();
        Path lock = file.resolveSibling(file.getFileName() + LockNames.SQLITE_ENDING);
        if (!Files.exists(lock)) {
            return Answer.passed();
        }
        Optional<DatabaseProblem> problem = SqliteTrial.run(look, SqliteTrial.Work.NONE);
        if (problem.isEmpty()) {
            return Answer.note("left-file", lock.toString());
        } else if (SqliteTrial.isLocked(problem.get())) {
            return Answer.blocker("held").showing(List.of(lock.toString()));
        }
        throw problem.get();
    }
}
