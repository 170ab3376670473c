package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.App;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlannedStop;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.State;
import io.github.stepwise.testing.Reference;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.Row;
import io.github.stepwise.testing.facts.RowComparison;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that fails, wherever it fails, can be run again and then ends as if nothing had happened. */
class ResumeTest {
    private static final Set<App> APPS = Set.of(App.MATTERMOST);
    private static final String TARGET = "1.16.9";

    /** Statements of a run until it is broken; a prime, so that the breaks fall on statements of every kind. */
    private static final int STRIDE = 23;

    @TempDir
    Path exports;

    static Stream<Engine> servers() {
        return Servers.available().stream().filter(engine -> engine != Engine.SQLITE);
    }

    /** The server engines keep what is done, so one upgrade is broken again and again, a few statements on each time. */
    @ParameterizedTest
    @MethodSource("servers")
    void brokenAgainAndAgain(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            int breaks = 0;
            UpgradeResult result = run(database, new BreakAt(STRIDE, false));
            while (result.failure().isPresent()) {
                breaks++;
                assertThat(breaks).as("breaks").isLessThan(200);
                assertThat(result.condition()).isIn(Condition.ROLLED_BACK, Condition.PARTLY_CHANGED);
                assertThat(Databases.state(database)).isInstanceOf(State.Unfinished.class);
                result = run(database, new BreakAt(STRIDE, breaks % 2 == 1));
            }
            assertThat(breaks).isGreaterThan(10);
            assertEndsAsUnbroken(engine, database);
        }
    }

    /** SQLite works on a copy: at every single statement, a broken run leaves the file as it was, to the byte. */
    @Test
    void sqliteBrokenAtEveryStatement() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            int boundaries = 0;
            for (PlannedStop stop : Databases.plan(database, TARGET, APPS).stops()) {
                boundaries += breakEveryStatementOf(stop, database);
            }
            assertThat(boundaries).isGreaterThan(400);
            assertEndsAsUnbroken(Engine.SQLITE, database);
        }
    }

    /** Breaks the way to one stop at each of its statements, then goes it. */
    private int breakEveryStatementOf(PlannedStop stop, TestDatabase database) throws Exception {
        Plan plan = Databases.plan(database, TARGET, APPS);
        byte[] before = Files.readAllBytes(database.file());
        List<String> beside = beside(database);
        int k = 0;
        UpgradeResult result;
        do {
            k++;
            result = new Upgrade(
                            Databases.CATALOG,
                            plan,
                            Databases.settings(database),
                            Databases.options(exports).withPauseAt(stop.release()),
                            event -> {},
                            new BreakAt(k, k % 2 == 0))
                    .run();
            if (result.failure().isPresent()) {
                assertThat(result.condition())
                        .as("%s statement %d", stop.release(), k)
                        .isEqualTo(Condition.UNCHANGED);
                assertThat(Arrays.equals(Files.readAllBytes(database.file()), before))
                        .as("%s statement %d: the file", stop.release(), k)
                        .isTrue();
                assertThat(beside(database)).isEqualTo(beside);
            }
        } while (result.failure().isPresent());
        return k - 1;
    }

    private static List<String> beside(TestDatabase database) throws Exception {
        try (Stream<Path> files = Files.list(database.file().toAbsolutePath().getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private UpgradeResult run(TestDatabase database, Faults faults) throws Exception {
        return Databases.upgrade(database, TARGET, APPS, exports, options -> options, event -> {}, faults);
    }

    private void assertEndsAsUnbroken(Engine engine, TestDatabase database) throws Exception {
        assertThat(Databases.state(database).describe()).contains("1.16.0 – 1.16.9");
        try (TestDatabase unbroken = Servers.create(engine, "1.2.40")) {
            assertThat(run(unbroken, Faults.NONE).failure()).isEmpty();
            assertThat(Databases.facts(database)).isEqualTo(Databases.facts(unbroken));
            List<Row> expected = Reference.expectedRows(engine, TARGET).stream()
                    .filter(row -> !row.table().equals("alerts_channelfilter"))
                    .toList();
            List<Row> rows = Databases.rows(database);
            assertThat(RowComparison.compare(
                            expected,
                            rows.stream()
                                    .filter(row -> !row.table().equals("alerts_channelfilter"))
                                    .toList()))
                    .isEmpty();
            assertThat(RowComparison.compare(Databases.rows(unbroken), rows)).isEmpty();
        }
    }

    /** Fails once at a statement: before it, or after it but before the journal knows. */
    private static final class BreakAt implements Faults {
        private final int number;
        private final boolean afterwards;
        private int count;
        private boolean fired;

        BreakAt(int number, boolean afterwards) {
            this.number = number;
            this.afterwards = afterwards;
        }

        @Override
        public void before(String migration, int ignored, Connection connection) throws SQLException {
            count++;
            fire(!afterwards);
        }

        @Override
        public void done(String migration, int ignored, Connection connection) throws SQLException {
            fire(afterwards);
        }

        private void fire(boolean here) throws SQLException {
            if (here && !fired && count >= number) {
                fired = true;
                throw new SQLException("broken on purpose at statement " + count);
            }
        }
    }
}
