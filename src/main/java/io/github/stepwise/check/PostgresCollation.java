package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import java.sql.SQLException;
import java.util.List;

/** After an upgrade of the server's system, texts may sort otherwise than their indexes were built; PostgreSQL 15 notices. */
final class PostgresCollation {
    private static final int NOTICES = 15;

    private static final String CHANGED = """
            select datname || ': ' || datcollversion || ' → ' || pg_database_collation_actual_version(oid),
                format('REINDEX DATABASE %1$I; ALTER DATABASE %1$I REFRESH COLLATION VERSION;', datname)
            from pg_database where datname = current_database()
                and datcollversion <> pg_database_collation_actual_version(oid)""";

    private PostgresCollation() {}

    static Answer of(Look look) throws DatabaseProblem, SQLException {
        if (!look.database().serverVersion().isAtLeast(NOTICES)) {
            return Answer.note("not-noticed");
        }
        return look
                .rows(
                        CHANGED,
                        row -> Answer.warning("changed")
                                .showing(List.of(row.getString(1)))
                                .remedy(List.of(row.getString(2).split("(?<=;) ", -1))))
                .stream()
                .findFirst()
                .orElse(Answer.passed());
    }
}
