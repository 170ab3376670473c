package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.State;
import io.github.stepwise.testing.facts.Row;
import io.github.stepwise.testing.facts.RowComparison;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs that break off before and after chosen statements, each once, and go on. With {@code -Dstepwise.test.every=1}
 * they break at every statement, which takes an hour; otherwise at some of them.
 */
class EveryStatementTest {
    private static final Version TARGET = Version.of(System.getProperty("stepwise.test.target", "1.16.9"));
    private static final int EVERY = Integer.getInteger("stepwise.test.every", 37);

    @TempDir
    Path exports;

    /** Breaks at each chosen place once: before a statement, or after it and before the journal says so. */
    private static final class Breaks implements Faults {
        private final Set<String> broken = new HashSet<>();

        @Override
        public void before(String migration, int number, Connection connection) throws SQLException {
            breakOnce("before " + migration + " " + number);
        }

        @Override
        public void done(String migration, int number, Connection connection) throws SQLException {
            breakOnce("done " + migration + " " + number);
        }

        private void breakOnce(String place) throws SQLException {
            if (Math.floorMod(place.hashCode(), EVERY) == 0 && broken.add(place)) {
                throw new SQLException("broken on purpose: " + place);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.upgrade.Trial#servers")
    void brokenRunsEndLikeOneThatWasNot(Engine engine) throws Exception {
        try (Trial unbroken = Trial.of(engine, exports.resolve("a"));
                Trial broken = Trial.of(engine, exports.resolve("b"))) {
            assertThat(unbroken.run(TARGET).failure()).isEmpty();
            List<Row> expected = unbroken.rows();

            Breaks breaks = new Breaks();
            UpgradeResult result = broken.upgrade(TARGET, breaks).run();
            while (result.failure().isPresent()) {
                checkCondition(broken, result.failure().get());
                result = broken.upgrade(TARGET, breaks).run();
            }

            assertThat(breaks.broken).isNotEmpty();
            assertThat(result.outcome()).isEqualTo(UpgradeResult.Outcome.COMPLETED);
            assertThat(RowComparison.compare(byName(expected), byName(broken.rows())))
                    .isEmpty();
            assertThat(broken.schema()).isEqualTo(unbroken.schema());
        }
    }

    /** Rows that the upgrade adds, by what they are: a number that was rolled back is not given again. */
    private static List<Row> byName(List<Row> rows) {
        Map<Object, Object> names = new HashMap<>();
        rows.stream()
                .filter(row -> row.table().equals("webhooks_webhook"))
                .forEach(row -> names.put(
                        row.cells().get("id"),
                        row.cells().get("organization_id") + " " + row.cells().get("name")));
        return rows.stream()
                .map(row -> {
                    Map<String, Object> cells = new LinkedHashMap<>(row.cells());
                    cells.computeIfPresent("custom_webhook_id", (column, id) -> names.get(id));
                    if (row.table().equals("webhooks_webhook")) {
                        cells.computeIfPresent("id", (column, id) -> names.get(id));
                    } else if ("{{ payload.oncall.important }}".equals(cells.get("filtering_term"))) {
                        cells.computeIfPresent("id", (column, id) -> cells.get("alert_receive_channel_id"));
                    }
                    return new Row(row.table(), cells);
                })
                .toList();
    }

    private static void checkCondition(Trial broken, UpgradeFailure failure) throws Exception {
        assertThat(failure.problem().map(problem -> problem.serverText()).orElse(failure.sentence()))
                .contains("broken on purpose");
        assertThat(failure.dataSafe()).isTrue();
        boolean ownTables = broken.schema().stream().anyMatch(fact -> fact.contains("stepwise_journal"));
        Condition expected = broken.engine() == Engine.POSTGRESQL
                ? Condition.ROLLED_BACK
                : ownTables ? Condition.PARTLY_CHANGED : Condition.UNCHANGED;
        assertThat(failure.condition()).isEqualTo(expected);
    }

    /** Also where Flyway's table does not know what is applied: a program can die between the two. */
    @ParameterizedTest
    @MethodSource("io.github.stepwise.upgrade.Trial#servers")
    void anUnfinishedRunMayGoToAnotherTarget(Engine engine) throws Exception {
        try (Trial trial = Trial.of(engine, exports)) {
            Faults late = new Faults() {
                @Override
                public void before(String migration, int number, Connection connection) throws SQLException {
                    if (migration.startsWith("webhooks.0008")) {
                        throw new SQLException("broken on purpose");
                    }
                }
            };
            assertThat(trial.upgrade(Version.of("1.3.22"), late).run().outcome())
                    .isEqualTo(UpgradeResult.Outcome.FAILED);
            trial.execute("delete from stepwise_history");

            UpgradeResult result = trial.run(Version.of("1.3.17"));

            assertThat(result.reached()).contains(Version.of("1.3.17"));
            assertThat(trial.plan(Version.of("1.3.22")).from()).isInstanceOf(State.Known.class);
        }
    }
}
