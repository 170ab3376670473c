package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.App;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlannedStop;
import io.github.stepwise.schema.Engine;
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

/** Broken at every single statement of the way from 1.2.40 to 1.16.9, a SQLite database stays what it was. */
class SqliteEveryStatementTest {
    private static final Set<App> APPS = Set.of(App.MATTERMOST);
    private static final String TARGET = "1.16.9";

    @TempDir
    Path exports;

    /** The upgrade works on a copy, so going on after a failure is a new start from the same file. */
    @Test
    void staysAsItWasToTheByte() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            int boundaries = 0;
            for (PlannedStop stop : Databases.plan(database, TARGET, APPS).stops()) {
                boundaries += breakEveryStatementOf(stop, database);
            }
            assertThat(boundaries).isGreaterThan(400);
            assertThat(Databases.state(database).describe()).contains("1.16.0 – 1.16.9");
            assertThat(RowComparison.compare(
                            withoutRoutes(Reference.expectedRows(Engine.SQLITE, TARGET)),
                            withoutRoutes(Databases.rows(database))))
                    .isEmpty();
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
                            database.settings(),
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

    /** Some of them are other than OnCall's, see {@link SampleRowsTest}. */
    private static List<Row> withoutRoutes(List<Row> rows) {
        return rows.stream()
                .filter(row -> !row.table().equals("alerts_channelfilter"))
                .toList();
    }

    private static List<String> beside(TestDatabase database) throws Exception {
        try (Stream<Path> files = Files.list(database.file().toAbsolutePath().getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
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
