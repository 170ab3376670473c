package io.github.stepwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.report.Fate.Standing;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeFailure;
import io.github.stepwise.upgrade.UpgradeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a migration that was completed, and one that was begun, come to in each shape that a run leaves. */
class FateTest {
    private static final String COMPLETE = "alerts.0001_complete";
    private static final String BEGUN = "alerts.0002_begun";
    private static final String LATER = "alerts.0003_later";
    private static final Version RELEASE = Version.of("1.3.15");

    @Test
    void rollBackTakesTheFailedMigrationOnly() {
        Fate fate = Fate.of(failed(Condition.ROLLED_BACK));
        assertThat(standings(fate)).containsExactly(Standing.DONE, Standing.FAILED, Standing.OPEN);
        assertThat(undone(fate)).containsExactly(BEGUN);
    }

    @Test
    void whereNothingIsRolledBackStatementsOfTheFailedOneStay() {
        Fate fate = Fate.of(failed(Condition.PARTLY_CHANGED));
        assertThat(standings(fate)).containsExactly(Standing.DONE, Standing.FAILED, Standing.OPEN);
        assertThat(undone(fate)).isEmpty();
    }

    @Test
    void copyTakesAllWithIt() {
        Fate fate = Fate.of(failed(Condition.UNCHANGED));
        assertThat(standings(fate)).containsExactly(Standing.UNDONE, Standing.FAILED, Standing.OPEN);
        assertThat(undone(fate)).containsExactly(COMPLETE, BEGUN);
    }

    @Test
    void cancelledAtOnce() {
        assertThat(standings(Fate.of(cancelled(Condition.ROLLED_BACK))))
                .containsExactly(Standing.DONE, Standing.UNDONE, Standing.OPEN);
        assertThat(standings(Fate.of(cancelled(Condition.PARTLY_CHANGED))))
                .containsExactly(Standing.DONE, Standing.BEGUN, Standing.OPEN);
    }

    @Test
    void whileItRuns() {
        assertThat(standings(Fate.of(begun()))).containsExactly(Standing.DONE, Standing.BEGUN, Standing.OPEN);
    }

    private static List<Standing> standings(Fate fate) {
        return List.of(fate.of(COMPLETE), fate.of(BEGUN), fate.of(LATER));
    }

    private static List<String> undone(Fate fate) {
        return List.of(COMPLETE, BEGUN, LATER).stream().filter(fate::isUndone).toList();
    }

    private static RunRecord begun() {
        RunRecord run = SampleRun.begun();
        Instant now = Instant.EPOCH;
        run.onEvent(new UpgradeEvent.MigrationStarted(now, RELEASE, COMPLETE, "title", 1, 3));
        run.onEvent(new UpgradeEvent.MigrationFinished(now, RELEASE, COMPLETE, Duration.ZERO, 1));
        run.onEvent(new UpgradeEvent.MigrationStarted(now, RELEASE, BEGUN, "title", 2, 3));
        return run;
    }

    private static RunRecord cancelled(Condition condition) {
        return ended(UpgradeResult.Outcome.CANCELLED, condition, Optional.empty());
    }

    private static RunRecord failed(Condition condition) {
        UpgradeFailure failure = new UpgradeFailure(
                "It failed.",
                Optional.of(RELEASE),
                Optional.of(BEGUN),
                Optional.empty(),
                condition,
                "text",
                true,
                "safe",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        return ended(UpgradeResult.Outcome.FAILED, condition, Optional.of(failure));
    }

    private static RunRecord ended(
            UpgradeResult.Outcome outcome, Condition condition, Optional<UpgradeFailure> failure) {
        RunRecord run = begun();
        run.end(new UpgradeResult(
                outcome,
                condition,
                "text",
                Optional.empty(),
                1,
                1,
                Duration.ZERO,
                List.of(),
                Optional.empty(),
                failure));
        return run;
    }
}
