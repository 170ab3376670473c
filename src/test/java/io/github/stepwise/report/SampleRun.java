package io.github.stepwise.report;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.PlannedStop;
import io.github.stepwise.plan.Risk;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.State;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeFailure;
import io.github.stepwise.upgrade.UpgradeResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A small run with one of everything. */
final class SampleRun {
    static final String WHY = "Steps that share a position are renumbered";
    static final String SQL = "update alerts_escalationpolicy set \"order\" = 1";
    static final String MIGRATION = "alerts.0024_auto_20230718_0953";

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Version OLD = Version.of("1.3.13");
    private static final Version STOP = Version.of("1.3.15");

    private SampleRun() {}

    static Plan plan() {
        Change change = new Change.UpdateRows(
                "alerts_escalationpolicy",
                WHY,
                Change.Effect.UPDATE,
                Map.of(Engine.SQLITE, "select count(*) from alerts_escalationpolicy"),
                Map.of(Engine.SQLITE, SQL),
                null);
        Risk rows = new Risk(Risk.Kind.CHANGES_ROWS, "alerts_escalationpolicy", WHY, OptionalLong.of(12));
        Risk drop = new Risk(Risk.Kind.DROPS_DATA, "alerts_alert", "column x is dropped", OptionalLong.empty());
        PlannedMigration migration = new PlannedMigration(
                MIGRATION, "Every step has its own position", STOP, 1, true, List.of(change), List.of(rows, drop));
        return new Plan(
                Engine.SQLITE,
                new State.Known(OLD, OLD, List.of("alerts.0001_squashed_initial"), Set.of(App.ZVONOK)),
                STOP,
                Set.of(App.ZVONOK),
                List.of(new PlannedStop(STOP, List.of(migration), true)),
                true,
                List.of("1.3.15: something to know"));
    }

    static RunRecord begun() {
        return new RunRecord(new RunRecord.Subject("0.1.0", "SQLite 3.54.1", "SQLite /data/oncall.db"), plan(), START);
    }

    static RunRecord completed() {
        RunRecord run = begun();
        events(run);
        run.onEvent(new UpgradeEvent.StopVerified(START.plusSeconds(4), STOP, 1, 1, Duration.ofSeconds(1)));
        run.end(new UpgradeResult(
                UpgradeResult.Outcome.COMPLETED,
                Condition.UPGRADED,
                "It is the database of OnCall 1.3.15.",
                Optional.of(STOP),
                1,
                13,
                Duration.ofSeconds(5),
                List.of(Path.of("/exports/a.jsonl")),
                Optional.of(Path.of("/data/oncall.db.before")),
                Optional.empty()));
        return run;
    }

    static RunRecord failed() {
        RunRecord run = begun();
        events(run);
        UpgradeFailure failure = new UpgradeFailure(
                "The server ran out of disk space.",
                Optional.of(STOP),
                Optional.of(MIGRATION),
                Optional.of(SQL),
                Condition.ROLLED_BACK,
                "The migration was rolled back.",
                true,
                "No data was lost.",
                List.of("Make room.", "Run the command again."),
                Optional.empty(),
                Optional.empty(),
                List.of());
        run.end(new UpgradeResult(
                UpgradeResult.Outcome.FAILED,
                Condition.ROLLED_BACK,
                "The migration was rolled back.",
                Optional.empty(),
                0,
                0,
                Duration.ofSeconds(2),
                List.of(),
                Optional.empty(),
                Optional.of(failure)));
        return run;
    }

    private static void events(RunRecord run) {
        run.onEvent(new UpgradeEvent.RunStarted(START, "SQLite /data/oncall.db", "OnCall 1.3.13", STOP, 1, 1, true));
        run.onEvent(new UpgradeEvent.StopStarted(START.plusSeconds(1), STOP, 1, 1, 1));
        run.onEvent(new UpgradeEvent.MigrationStarted(START.plusSeconds(1), STOP, MIGRATION, "title", 1, 1));
        run.onEvent(new UpgradeEvent.StatementFinished(
                START.plusSeconds(2),
                MIGRATION,
                1,
                1,
                "alerts_escalationpolicy",
                SQL,
                OptionalLong.of(13),
                Duration.ofMillis(7)));
        run.onEvent(new UpgradeEvent.DeviationApplied(START.plusSeconds(2), MIGRATION, "step-10", 2, "First reason"));
        run.onEvent(new UpgradeEvent.DeviationApplied(START.plusSeconds(2), MIGRATION, "step-10", 3, "Second reason"));
        run.onEvent(new UpgradeEvent.RowsExported(
                START.plusSeconds(2), MIGRATION, "alerts_alert", 4, Path.of("/exports/a.jsonl")));
        run.onEvent(new UpgradeEvent.Note(START.plusSeconds(2), MIGRATION, "Choose the webhook again."));
        run.onEvent(
                new UpgradeEvent.MigrationFinished(START.plusSeconds(3), STOP, MIGRATION, Duration.ofMillis(1500), 13));
    }
}
