package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Whether the clocks of the server and of this computer agree. */
final class ClockCheck implements Check {
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    @Override
    public String id() {
        return "clock";
    }

    @Override
    public boolean appliesTo(Engine engine, Premises premises) {
        return engine != Engine.SQLITE;
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        String question = look.engine() == Engine.POSTGRESQL
                ? "select extract(epoch from clock_timestamp())"
                : "select unix_timestamp(now(6))";
        look.database();
        Instant before = look.clock().instant();
        double seconds = look.rows(question, row -> row.getDouble(1)).get(0);
        Instant after = look.clock().instant();
        Instant here = before.plus(Duration.between(before, after).dividedBy(2));
        Duration ahead = Duration.between(here, Instant.ofEpochMilli((long) (seconds * 1000)));
        if (ahead.abs().compareTo(TOLERANCE) <= 0) {
            return Answer.passed(ahead.abs().toSeconds());
        }
        return Answer.warning(
                ahead.isNegative() ? "behind" : "ahead", ahead.abs().toSeconds());
    }
}
