package io.github.stepwise.ui.page.result;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.report.RunRecord;
import io.github.stepwise.schema.Change;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.report.SavedReport;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeFailure;
import io.github.stepwise.upgrade.UpgradeResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/** What a run has done, as far as it is still in the database, and what follows from that. */
final class ResultModel {
    private final Desk desk;
    private final UpgradeCase upgradeCase;
    private final SavedReport report;
    private final ObservableSet<String> ticked = FXCollections.observableSet();

    ResultModel(Desk desk, UpgradeCase upgradeCase) {
        this.desk = desk;
        this.upgradeCase = upgradeCase;
        this.report = new SavedReport(desk, upgradeCase.run());
    }

    /** Something that an admin should know of a release that was crossed. */
    record Crossed(Version release, Release.Hazard hazard) {}

    UpgradeCase upgradeCase() {
        return upgradeCase;
    }

    RunRecord run() {
        return upgradeCase.run().get();
    }

    UpgradeResult result() {
        return run().result().orElseThrow();
    }

    /** Whether a run has ended, so that there is something to show. */
    boolean isThere() {
        return run() != null && run().result().isPresent();
    }

    /** Steps that the admin has ticked; not kept for another day. */
    ObservableSet<String> ticked() {
        return ticked;
    }

    /** The report, where the admin wants it besides. */
    SavedReport report() {
        return report;
    }

    /** The release at which the database is, verified; the target where it is not at any. */
    Version release() {
        return result().reached().orElse(run().plan().target());
    }

    /** How many rows were changed in that way, without what was undone. */
    long rows(Change.Effect effect) {
        return run().rows().stream()
                .filter(rows -> rows.effect() == effect && !isUndone(rows.migration()))
                .mapToLong(RunRecord.Rows::rows)
                .sum();
    }

    /** Migrations that are done, without what was undone. */
    long migrations() {
        return run().finished().keySet().stream().filter(id -> !isUndone(id)).count();
    }

    List<RunRecord.Deviation> deviations() {
        return run().deviations().stream()
                .filter(deviation -> !deviation.migrations().stream().allMatch(this::isUndone))
                .toList();
    }

    List<UpgradeEvent.Note> notes() {
        return run().all(UpgradeEvent.Note.class).stream()
                .filter(note -> !isUndone(note.migration()))
                .toList();
    }

    /** Files with rows that were deleted; those of rows that are still there are gone again. */
    List<UpgradeEvent.RowsExported> exports() {
        return run().all(UpgradeEvent.RowsExported.class).stream()
                .filter(export -> result().exports().contains(export.file()))
                .toList();
    }

    List<String> differences() {
        return result().failure().map(UpgradeFailure::differences).orElse(List.of());
    }

    private boolean isUndone(String migration) {
        Condition condition = result().condition();
        return condition == Condition.UNCHANGED
                || (condition == Condition.ROLLED_BACK && !run().finished().containsKey(migration));
    }

    /** What OnCall changed between the release that was there and the one that is, the oldest first. */
    List<Crossed> crossed() {
        Catalog catalog = desk.catalog().getNow(null);
        if (catalog == null) {
            return List.of();
        }
        Optional<Version> from = before().reached();
        return catalog.releases().stream()
                .filter(release ->
                        from.map(old -> release.version().compareTo(old) > 0).orElse(true))
                .filter(release -> release.version().compareTo(release()) <= 0)
                .flatMap(release -> release.hazards().stream().map(hazard -> new Crossed(release.version(), hazard)))
                .toList();
    }

    /** What there was before the first attempt. */
    private State.OnCall before() {
        Inspection found = upgradeCase.inspection().get();
        if (found != null && found.state() instanceof State.OnCall database) {
            return database;
        } else if (found != null && found.state() instanceof State.Unfinished unfinished) {
            return unfinished.database();
        }
        return run().plan().from();
    }

    /** Where the reports of the run are; empty if none could be written. */
    Optional<Path> folder() {
        return upgradeCase.reports().get().stream().findFirst().map(Path::getParent);
    }

    /** The report to be read. */
    Optional<Path> page() {
        return upgradeCase.reports().get().stream()
                .filter(file -> file.toString().endsWith(".html"))
                .findFirst();
    }
}
