package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.SqlPreview;
import io.github.stepwise.report.RunRecord;
import io.github.stepwise.settings.LeftoverRuns;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.report.SavedReport;
import io.github.stepwise.ui.task.Causes;
import io.github.stepwise.ui.trouble.Trouble;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The upgrade as the page knows it: from what was decided to a run of it, and how that ended. */
final class UpgradeModel {
    private final Desk desk;
    private final UpgradeCase upgradeCase;
    private final CommitModel commit;
    private final RunModel run = new RunModel();
    private final SavedReport report;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.READY);
    private final ObjectProperty<Trouble> trouble = new SimpleObjectProperty<>();
    private final ObjectProperty<UpgradeResult> result = new SimpleObjectProperty<>();
    private final BooleanProperty kept = new SimpleBooleanProperty();
    private int attempts;
    private Trouble before;
    private boolean closed;

    /** Where the page is. */
    enum Phase {
        /** Nothing has been done. */
        READY,
        /** The database is looked at once more. */
        STARTING,
        RUNNING,
        ENDED
    }

    /** @param home the user's folder, for reports that have no place beside a backup */
    UpgradeModel(Desk desk, UpgradeCase upgradeCase, Path home) {
        this.desk = desk;
        this.upgradeCase = upgradeCase;
        this.commit = new CommitModel(upgradeCase, home);
        this.report = new SavedReport(desk, upgradeCase.run());
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** What is run, or about to be. */
    CommitModel commit() {
        return commit;
    }

    /** The run while it goes on. */
    RunModel run() {
        return run;
    }

    /** Why it could not start, or failed; null if neither. */
    ObjectProperty<Trouble> trouble() {
        return trouble;
    }

    /** Of the newest attempt; null before it has ended. */
    ObjectProperty<UpgradeResult> result() {
        return result;
    }

    /** The admin leaves a database as a failed or cancelled run has left it. */
    BooleanProperty kept() {
        return kept;
    }

    /** The report, where the admin wants it besides. */
    SavedReport report() {
        return report;
    }

    ConnectionSettings settings() {
        return commit.settings();
    }

    UpgradeCase upgradeCase() {
        return upgradeCase;
    }

    /** The page is shown: takes over what the pages before it have decided, unless the run has begun. */
    void enter() {
        Plan planned = upgradeCase.plan().get();
        if (phase.get() == Phase.READY && planned != null && commit.enter(planned)) {
            trouble.set(null);
            run.sql().set(Map.of());
        }
    }

    /** Whether this goes on with an upgrade that was interrupted. */
    boolean resumes() {
        return attempts > 0
                || (upgradeCase.inspection().get() != null
                        && upgradeCase.inspection().get().state() instanceof State.Unfinished);
    }

    /** Looks at the database once more and runs the plan; after a failure, what is left of it. */
    void start() {
        if (phase.get() == Phase.STARTING || phase.get() == Phase.RUNNING) {
            return;
        }
        boolean again = attempts > 0;
        Phase back = phase.get();
        phase.set(Phase.STARTING);
        before = again ? trouble.get() : null;
        trouble.set(null);
        boolean despite = commit.tryAgain();
        report.trouble().set(null);
        kept.set(false);
        ConnectionSettings settings = settings();
        Plan planned = commit.plan().get();
        SavedBackup backup = upgradeCase.backup().get();
        CompletionStage<Catalog> known = desk.catalog();
        known.thenCompose(catalog -> desk.background()
                        .call(() -> Preparation.of(catalog, settings, planned, again, backup, despite))
                        .thenAccept(prepared -> begin(catalog, prepared, back)))
                .whenComplete((done, e) -> refused(e, back));
    }

    private void refused(Throwable thrown, Phase back) {
        Throwable e = Causes.of(thrown);
        if (e instanceof Preparation.PlanOutdated) {
            commit.forget();
        } else if (e instanceof Hindrance.Found found) {
            commit.hindrance().set(found.hindrance());
            // What failed before is still what there is to tell.
            trouble.set(before);
        } else if (e != null) {
            trouble.set(asBefore(Troubles.of(e, settings())));
        }
        if (e != null) {
            phase.set(back);
        }
    }

    /** An attempt that was not begun has changed nothing; what the one before has left is still so. */
    private Trouble asBefore(Trouble refusal) {
        if (!refusal.condition().isEmpty() || refusal.cause().equals("own-mistake")) {
            return refusal;
        }
        return attempts == 0
                ? refusal.leaving(true, "condition.not-begun", "Nothing was begun, and the database is as it was.")
                : refusal.leaving(
                        before == null || before.safe(),
                        "condition.as-before",
                        "Nothing was done this time: the database is as the attempt before has left it.");
    }

    private void begin(Catalog catalog, Preparation prepared, Phase back) {
        if (closed) {
            return;
        }
        attempts++;
        RunRecord recordBefore = upgradeCase.run().get();
        UpgradeResult resultBefore = result.get();
        commit.renew(prepared.plan());
        Attempt attempt = new Attempt(catalog, prepared, settings(), commit.options())
                .ledBy(upgradeCase.connected().led().get());
        upgradeCase.run().set(prepared.record());
        watch(attempt);
        preview(catalog, prepared.plan());
        Attempt.Reports reports = Attempt.Reports.in(commit.folder().get(), attempts, catalog, desk.locale());
        SavedBackup backup = upgradeCase.backup().get();
        LeftoverRuns leftovers = desk.leftovers();
        CompletionStage<Attempt.Outcome> end =
                desk.background().callEngine(() -> attempt.run(leftovers, backup, reports));
        end.whenComplete((outcome, e) -> {
            if (Causes.of(e) instanceof Attempt.NotBegun notBegun) {
                notBegun(recordBefore, resultBefore);
                refused(notBegun.getCause(), back);
            } else {
                ended(attempt, outcome, Causes.of(e));
            }
        });
    }

    /** Shows a run from its beginning on. */
    void watch(Attempt attempt) {
        result.set(null);
        run.begin(attempt, commit.estimate());
        phase.set(Phase.RUNNING);
    }

    private void preview(Catalog catalog, Plan planned) {
        CompletionStage<Map<String, List<String>>> statements =
                desk.background().call(() -> new SqlPreview(catalog, Dialect.of(planned.engine())).of(planned));
        statements.thenAccept(run.sql()::set);
    }

    /** Reports could not be written, so nothing was done. */
    private void notBegun(RunRecord recordBefore, UpgradeResult resultBefore) {
        attempts--;
        upgradeCase.run().set(recordBefore);
        result.set(resultBefore);
        if (attempts == 0) {
            run.forget();
        }
    }

    /**
     * A run has ended.
     *
     * @param thrown in place of the outcome; null if nothing was
     */
    void ended(Attempt attempt, Attempt.Outcome outcome, Throwable thrown) {
        Attempt.Outcome known = thrown == null ? outcome : attempt.lost(thrown);
        run.look();
        result.set(known.result());
        upgradeCase.reports().set(known.reports());
        known.result().failure().ifPresent(failure -> trouble.set(Troubles.of(failure, settings())));
        report.trouble().set(known.unwritten() == null ? null : Troubles.of(known.unwritten(), null));
        phase.set(Phase.ENDED);
    }

    /** Whether the database is where it was to go, be it for a rest. */
    boolean arrived() {
        return result.get() != null
                && (result.get().outcome() == UpgradeResult.Outcome.COMPLETED
                        || result.get().outcome() == UpgradeResult.Outcome.PAUSED);
    }

    /** Whether a file is known to be there as it was before a run that has failed. */
    boolean hasOriginal() {
        boolean same = result.get() != null && result.get().condition() == Condition.UNCHANGED;
        // A newer attempt that was not begun may have found no file.
        return settings().file() != null
                && same
                && result.get()
                        .failure()
                        .filter(failure -> Troubles.of(failure, settings()).equals(trouble.get()))
                        .isPresent();
    }

    /** Whether it rests at a stop before that. */
    boolean rests() {
        return result.get() != null && result.get().outcome() == UpgradeResult.Outcome.PAUSED;
    }

    /** Whether the upgrade that goes on has stopped where the database is wholly a release, so that OnCall may have run since. */
    boolean restedBefore() {
        return upgradeCase.inspection().get() != null
                && upgradeCase.inspection().get().state() instanceof State.Unfinished unfinished
                && unfinished.database() instanceof State.Known;
    }

    /** The flow is left: what runs stops at the next safe point. */
    void close() {
        closed = true;
        if (phase.get() == Phase.RUNNING) {
            run.stop();
        }
    }
}
