package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Reference;
import io.github.stepwise.testing.facts.RowComparison;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpgradeTest {
    private static final Version PAUSE = Version.of("1.3.22");

    @TempDir
    Path exports;

    /** One long run with a rest on the way, because runs are slow; everything is asked of the two halves. */
    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void restsAtAStopAndGoesOnToTheEnd(Engine engine) throws Exception {
        try (Trial sample = Trial.of(engine, exports)) {
            Plan whole = sample.plan(Trial.TARGET);

            UpgradeResult paused = sample.upgrade(Trial.TARGET, sample.options().withPauseAt(PAUSE), Faults.NONE)
                    .run();

            assertThat(paused.outcome()).isEqualTo(UpgradeResult.Outcome.PAUSED);
            assertThat(paused.condition()).isEqualTo(Condition.UPGRADED);
            assertThat(paused.reached()).contains(PAUSE);
            assertThat(sample.schema()).noneMatch(fact -> fact.contains("stepwise_"));
            assertThat(sample.heard(UpgradeEvent.Paused.class)).hasSize(1);
            Plan rest = sample.plan(Trial.TARGET);
            assertThat(rest.migrations().size() + paused.migrations())
                    .isEqualTo(whole.migrations().size());

            UpgradeResult result = sample.run(Trial.TARGET);

            assertThat(result.failure()).isEmpty();
            assertThat(result.outcome()).isEqualTo(UpgradeResult.Outcome.COMPLETED);
            assertThat(result.condition()).isEqualTo(Condition.UPGRADED);
            assertThat(result.reached()).contains(Trial.TARGET);
            assertThat(RowComparison.compare(Reference.expectedRows(engine, Trial.TARGET.toString()), sample.rows()))
                    .isEmpty();
            assertThat(sample.schema()).noneMatch(fact -> fact.contains("stepwise_"));
            checkEvents(sample, whole);
            checkExports(sample);
        }
    }

    private static void checkEvents(Trial sample, Plan whole) {
        assertThat(sample.heard(UpgradeEvent.StopVerified.class))
                .extracting(UpgradeEvent.StopVerified::release)
                .containsExactlyElementsOf(
                        whole.stops().stream().map(stop -> stop.release()).toList());
        assertThat(sample.heard(UpgradeEvent.MigrationFinished.class))
                .extracting(UpgradeEvent.MigrationFinished::migration)
                .containsExactlyElementsOf(whole.migrations().stream()
                        .map(migration -> migration.id())
                        .toList());
        assertThat(sample.heard(UpgradeEvent.StatementStarted.class)).allMatch(event -> event.number() <= event.of());
        assertThat(sample.heard(UpgradeEvent.StatementFinished.class))
                .hasSameSizeAs(sample.heard(UpgradeEvent.StatementStarted.class));
        assertThat(sample.heard(UpgradeEvent.DeviationApplied.class))
                .extracting(UpgradeEvent.DeviationApplied::deviation)
                .contains("buttons-first");
        assertThat(sample.heard(UpgradeEvent.Finished.class)).hasSize(1);
    }

    private static void checkExports(Trial sample) throws Exception {
        List<UpgradeEvent.RowsExported> exported = sample.heard(UpgradeEvent.RowsExported.class);
        assertThat(exported).extracting(UpgradeEvent.RowsExported::table).contains("base_dynamicsetting");
        for (UpgradeEvent.RowsExported event : exported) {
            assertThat(Files.readAllLines(event.file()))
                    .hasSize((int) event.rows())
                    .allMatch(line -> line.startsWith("{\"id\":"));
        }
        try (Stream<Path> files = Files.list(sample.exports)) {
            assertThat(files).hasSameSizeAs(exported);
        }
    }
}
