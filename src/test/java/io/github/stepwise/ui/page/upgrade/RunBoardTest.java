package io.github.stepwise.ui.page.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.PlannedStop;
import io.github.stepwise.ui.page.upgrade.RunRow.Standing;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeResult;
import io.github.stepwise.upgrade.UpgradeResult.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the board makes of the events of a run, with a real plan. */
class RunBoardTest {
    @TempDir
    private static Path folder;

    private static Plan plan;

    private final Instant now = Instant.now();
    private RunBoard board;
    private PlannedStop stop;
    private PlannedMigration first;
    private PlannedMigration second;

    @BeforeAll
    static void plan() throws Exception {
        plan = Cases.of(DemoFile.at(folder.resolve("oncall.db")), "1.3.15", null)
                .plan()
                .get();
    }

    @BeforeEach
    void start() {
        board = new RunBoard(plan);
        stop = plan.stops().get(0);
        first = plan.migrations().get(0);
        second = plan.migrations().get(1);
        board.onEvent(new UpgradeEvent.StopStarted(
                now, stop.release(), 1, plan.stops().size(), stop.migrations().size()));
        board.onEvent(started(first, 1));
    }

    private UpgradeEvent started(PlannedMigration migration, int number) {
        return new UpgradeEvent.MigrationStarted(
                now,
                migration.release(),
                migration.id(),
                migration.title(),
                number,
                plan.migrations().size());
    }

    private UpgradeEvent finished(PlannedMigration migration, long rows) {
        return new UpgradeEvent.MigrationFinished(
                now, migration.release(), migration.id(), Duration.ofSeconds(2), rows);
    }

    private RunRow.Migration row(PlannedMigration migration) {
        return board.rows().stream()
                .filter(RunRow.Migration.class::isInstance)
                .map(RunRow.Migration.class::cast)
                .filter(row -> row.id().equals(migration.id()))
                .findFirst()
                .orElseThrow();
    }

    private static UpgradeResult ended(Outcome outcome, Condition condition) {
        return new UpgradeResult(
                outcome,
                condition,
                "",
                Optional.empty(),
                0,
                0,
                Duration.ZERO,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void thereIsARowPerStopAndMigration() {
        assertThat(board.rows()).hasSize(plan.stops().size() + plan.migrations().size());
        assertThat(board.rows().get(0)).isInstanceOf(RunRow.Stop.class);
        assertThat(row(second).standing()).isEqualTo(Standing.WAITING);
    }

    @Test
    void aLookTellsOnlyWhatHasChanged() {
        board.changes();
        board.onEvent(new UpgradeEvent.StatementStarted(now, first.id(), 3, 7, "t", "sql"));
        RunBoard.Look look = board.changes();
        assertThat(look.changes()).hasSize(1);
        assertThat(look.changes().get(0).row()).isEqualTo(row(first));
        assertThat(row(first).statement()).isEqualTo(3);
        assertThat(row(first).of()).isEqualTo(7);
        assertThat(board.changes().changes()).isEmpty();
    }

    @Test
    void finishedMigrationsCount() {
        board.onEvent(new UpgradeEvent.StatementFinished(
                now, first.id(), 1, 1, "t", "sql", OptionalLong.of(5), Duration.ofMillis(3)));
        assertThat(row(first).rows()).isEqualTo(5);
        board.onEvent(finished(first, 6));
        assertThat(row(first).standing()).isEqualTo(Standing.DONE);
        assertThat(row(first).rows()).isEqualTo(6);
        assertThat(row(first).took()).contains(Duration.ofSeconds(2));
        assertThat(board.changes().head().done()).isEqualTo(1);
        assertThat(((RunRow.Stop) board.rows().get(0)).done()).isEqualTo(1);
    }

    @Test
    void waitingForALockEndsWithTheStatement() {
        board.onEvent(new UpgradeEvent.WaitingForLock(now, first.id(), "sql", "session 7", 1, 3));
        assertThat(board.changes().head().waiting().orElseThrow().blocker()).isEqualTo("session 7");
        board.onEvent(new UpgradeEvent.StatementFinished(
                now, first.id(), 1, 1, "t", "sql", OptionalLong.empty(), Duration.ofMillis(3)));
        assertThat(board.changes().head().waiting()).isEmpty();
        assertThat(board.log(first.id())).hasSize(3);
    }

    @Test
    void aStopIsVerifiedOnceAllOfItIsDone() {
        List<PlannedMigration> migrations = stop.migrations();
        for (int i = 0; i < migrations.size(); i++) {
            assertThat(board.changes().head().activity()).isEqualTo(Head.Activity.MIGRATING);
            board.onEvent(started(migrations.get(i), i + 1));
            board.onEvent(finished(migrations.get(i), 0));
        }
        assertThat(board.changes().head().activity()).isEqualTo(Head.Activity.VERIFYING);
        assertThat(board.rows().get(0).standing()).isEqualTo(Standing.RUNNING);
        board.onEvent(new UpgradeEvent.StopVerified(now, stop.release(), 1, 2, Duration.ZERO));
        assertThat(board.rows().get(0).standing()).isEqualTo(Standing.DONE);
    }

    @Test
    void whatWasRolledBackIsNotShownAsDone() {
        board.onEvent(finished(first, 0));
        board.onEvent(started(second, 2));
        board.end(ended(Outcome.CANCELLED, Condition.ROLLED_BACK));
        assertThat(row(first).standing()).isEqualTo(Standing.DONE);
        assertThat(row(second).standing()).isEqualTo(Standing.UNDONE);
    }

    @Test
    void whatCannotBeRolledBackIsPartlyDone() {
        board.end(ended(Outcome.FAILED, Condition.PARTLY_CHANGED));
        assertThat(row(first).standing()).isEqualTo(Standing.BEGUN);
        assertThat(board.rows().get(0).standing()).isEqualTo(Standing.BEGUN);
    }

    @Test
    void aDiscardedCopyUndoesEverything() {
        board.onEvent(finished(first, 0));
        board.onEvent(started(second, 2));
        board.end(ended(Outcome.CANCELLED, Condition.UNCHANGED));
        assertThat(row(first).standing()).isEqualTo(Standing.UNDONE);
        assertThat(row(second).standing()).isEqualTo(Standing.UNDONE);
        assertThat(board.rows().get(0).standing()).isEqualTo(Standing.UNDONE);
    }

    @Test
    void itDoesNotGrow() {
        for (int i = 1; i <= 20_000; i++) {
            board.onEvent(new UpgradeEvent.StatementStarted(now, first.id(), i, 20_000, "t", "sql"));
        }
        assertThat(board.kept()).isEqualTo(RunBoard.MOST_EVENTS);
        assertThat(board.log(first.id()))
                .last()
                .satisfies(event -> assertThat(((UpgradeEvent.StatementStarted) event).number())
                        .isEqualTo(20_000));
        assertThat(board.changes().head().events()).isEqualTo(20_002);
    }
}
