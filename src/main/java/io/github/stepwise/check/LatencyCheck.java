package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/** How long an answer of the server takes: an upgrade asks thousands of times. */
final class LatencyCheck implements Check {
    private static final int TIMES = 20;
    private static final long SLOW_MILLIS = 50;
    private static final long VERY_SLOW_MILLIS = 250;

    @Override
    public String id() {
        return "latency";
    }

    @Override
    public boolean appliesTo(Engine engine, Premises premises) {
        return engine != Engine.SQLITE;
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        long[] nanos = new long[TIMES];
        try (Connection connection = look.database().connection()) {
            for (int i = 0; i < TIMES; i++) {
                long start = System.nanoTime();
                Rows.of(connection, "select 1", row -> row.getInt(1));
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        double millis = nanos[TIMES / 2] / 1e6;
        if (millis > VERY_SLOW_MILLIS) {
            return Answer.warning("slow", millis);
        }
        return millis > SLOW_MILLIS ? Answer.note("slow", millis) : Answer.passed(millis);
    }
}
