package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.plan.Advice;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.SqlPreview;
import io.github.stepwise.report.RunRecord;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.trouble.Trouble;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.upgrade.UpgradeOptions;
import io.github.stepwise.upgrade.UpgradeResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The upgrade as the page knows it: what is about to be done, how far it is, and how it ended. */
final class UpgradeModel {
    private final Desk desk;
    private final UpgradeCase upgradeCase;
    private final Path home;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.READY);
    private final ObjectProperty<Plan> plan = new SimpleObjectProperty<>();
    private final BooleanProperty stopped = new SimpleBooleanProperty();
    private final ObjectProperty<RunFolder> folder = new SimpleObjectProperty<>();
    private final BooleanProperty outdated = new SimpleBooleanProperty();
    private final ObjectProperty<Trouble> trouble = new SimpleObjectProperty<>();
    private final SavedReport report;
    private final ObjectProperty<UpgradeResult> result = new SimpleObjectProperty<>();
    private final BooleanProperty kept = new SimpleBooleanProperty();
    private final ObjectProperty<Map<String, List<String>>> sql = new SimpleObjectProperty<>(Map.of());
    private final RunModel run = new RunModel();
    private SavedBackup besideBackup;
    private int attempts;
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
        this.home = home;
        this.report = new SavedReport(desk, upgradeCase);
        // Nothing runs on the demo database, so there is nothing to stop.
        stopped.set(upgradeCase.isDemo());
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** The plan that is about to be run, or was; null once it has turned out to be outdated. */
    ReadOnlyObjectProperty<Plan> plan() {
        return plan;
    }

    /** The admin says that OnCall is stopped. */
    BooleanProperty stopped() {
        return stopped;
    }

    /** Where reports go. */
    ObjectProperty<RunFolder> folder() {
        return folder;
    }

    /** The database has changed since the plan was made; nothing was done. */
    BooleanProperty outdated() {
        return outdated;
    }

    /** Why it could not start, or failed; null if neither. */
    ObjectProperty<Trouble> trouble() {
        return trouble;
    }

    /** The report, where the admin wants it besides. */
    SavedReport report() {
        return report;
    }

    /** The run while it goes on. */
    RunModel run() {
        return run;
    }

    /** Of the newest attempt; null before it has ended. */
    ObjectProperty<UpgradeResult> result() {
        return result;
    }

    /** The admin leaves a database as a failed or cancelled run has left it. */
    BooleanProperty kept() {
        return kept;
    }

    /** The statements of each migration by its id; empty until they are known. */
    ObjectProperty<Map<String, List<String>>> sql() {
        return sql;
    }

    ConnectionSettings settings() {
        return upgradeCase.connected().require();
    }

    UpgradeCase upgradeCase() {
        return upgradeCase;
    }

    /** The page is shown: takes over what the pages before it have decided, unless the run has begun. */
    void enter() {
        Plan planned = upgradeCase.plan().get();
        if (phase.get() != Phase.READY || planned == null) {
            return;
        }
        if (!planned.equals(plan.get())) {
            plan.set(planned);
            outdated.set(false);
            trouble.set(null);
            sql.set(Map.of());
            Pauses.keep(upgradeCase.pauseAt(), planned);
        }
        SavedBackup backup = upgradeCase.backup().get();
        // A folder of the admin's own choice stays; one beside a backup goes with the backup.
        if (folder.get() == null || !Objects.equals(backup, besideBackup)) {
            folder.set(RunFolder.proposed(settings(), backup, home));
            besideBackup = backup;
        }
    }

    /** Whether this goes on with an upgrade that was interrupted. */
    boolean resumes() {
        return attempts > 0
                || (upgradeCase.inspection().get() != null
                        && upgradeCase.inspection().get().state() instanceof State.Unfinished);
    }

    /** Whether the migration that is under way can be rolled back at once. */
    boolean rollsBack() {
        return plan.get() != null && plan.get().engine().hasTransactionalDdl();
    }

    /** Looks at the database once more and runs the plan; after a failure, what is left of it. */
    void start() {
        if (phase.get() == Phase.STARTING || phase.get() == Phase.RUNNING) {
            return;
        }
        boolean again = attempts > 0;
        Phase back = phase.get();
        phase.set(Phase.STARTING);
        trouble.set(null);
        report.trouble().set(null);
        kept.set(false);
        ConnectionSettings settings = settings();
        Plan planned = plan.get();
        SavedBackup backup = upgradeCase.backup().get();
        CompletionStage<Catalog> known = desk.catalog();
        known.thenCompose(catalog -> desk.background()
                        .call(() -> Preparation.of(catalog, settings, planned, again, backup))
                        .thenAccept(prepared -> begin(catalog, prepared, back)))
                .whenComplete((done, e) -> refused(e, back));
    }

    private void refused(Throwable thrown, Phase back) {
        Throwable e = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (e instanceof Preparation.PlanOutdated) {
            forget();
        } else if (e != null) {
            trouble.set(Troubles.of(e, settings()));
        }
        if (e != null) {
            phase.set(back);
        }
    }

    /** What was found out about the database is not true any more, and neither is the backup of it. */
    private void forget() {
        plan.set(null);
        outdated.set(true);
        upgradeCase.inspection().set(null);
        upgradeCase.drift().set(null);
        upgradeCase.plan().set(null);
        upgradeCase.advice().set(null);
        upgradeCase.findings().set(null);
        upgradeCase.backup().set(null);
    }

    private void begin(Catalog catalog, Preparation prepared, Phase back) {
        if (closed) {
            return;
        }
        attempts++;
        RunRecord recordBefore = upgradeCase.run().get();
        UpgradeResult resultBefore = result.get();
        upgradeCase.plan().set(prepared.plan());
        Pauses.keep(upgradeCase.pauseAt(), prepared.plan());
        Attempt attempt = new Attempt(catalog, prepared, settings(), options());
        upgradeCase.run().set(prepared.record());
        watch(attempt);
        preview(catalog, prepared.plan());
        Attempt.Reports reports = new Attempt.Reports(folder.get(), attempts, catalog, desk.locale());
        SavedBackup backup = upgradeCase.backup().get();
        CompletionStage<Attempt.Outcome> end =
                desk.background().callEngine(() -> attempt.run(desk.leftovers(), backup, reports));
        end.whenComplete((outcome, e) -> {
            if (e != null) {
                notBegun(recordBefore, resultBefore);
                refused(e, back);
            } else {
                ended(outcome);
            }
        });
    }

    /** Shows a run from its beginning on. */
    void watch(Attempt attempt) {
        plan.set(attempt.plan());
        result.set(null);
        run.begin(attempt, estimate());
        phase.set(Phase.RUNNING);
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

    private UpgradeOptions options() {
        UpgradeOptions options = UpgradeOptions.of(folder.get().exports());
        if (upgradeCase.cipher().get() != null) {
            options = options.withCipher(upgradeCase.cipher().get());
        }
        return upgradeCase.pauseAt().get() == null
                ? options
                : options.withPauseAt(upgradeCase.pauseAt().get());
    }

    private Optional<Duration> estimate() {
        return Optional.ofNullable(upgradeCase.advice().get()).flatMap(Advice::estimate);
    }

    private void preview(Catalog catalog, Plan planned) {
        CompletionStage<Map<String, List<String>>> statements =
                desk.background().call(() -> new SqlPreview(catalog, Dialect.of(planned.engine())).of(planned));
        statements.thenAccept(sql::set);
    }

    private void ended(Attempt.Outcome outcome) {
        run.look();
        result.set(outcome.result());
        upgradeCase.reports().set(outcome.reports());
        outcome.result().failure().ifPresent(failure -> trouble.set(Troubles.of(failure, settings())));
        phase.set(Phase.ENDED);
    }

    /** Whether the database is where it was to go, be it for a rest. */
    boolean arrived() {
        return result.get() != null
                && (result.get().outcome() == UpgradeResult.Outcome.COMPLETED
                        || result.get().outcome() == UpgradeResult.Outcome.PAUSED);
    }

    /** The flow is left: what runs stops at the next safe point. */
    void close() {
        closed = true;
        if (phase.get() == Phase.RUNNING) {
            run.stop();
        }
    }
}
