package io.github.stepwise.ui.page.path;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.Way;
import io.github.stepwise.report.PlanFile;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.shell.Waiting;
import io.github.stepwise.words.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The two ways, the plan of one of them, and the key that it may need. */
final class PathModel {
    /** Where the making of the plan is. */
    enum Phase {
        PLANNING,
        PLANNED,
        FAILED
    }

    private final Desk desk;
    private final UpgradeCase upgrade;
    private final KeyModel key;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.PLANNING);
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.UPGRADE);
    private final BooleanProperty onlyRows = new SimpleBooleanProperty();
    private final ObservableList<PlanRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<PlanRow.Step> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Saving> saved = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding ready;
    private final ObjectBinding<Waiting> waiting;
    private Prospect prospect;
    private Throwable failure;
    private int turn;

    /**
     * How the last export went.
     *
     * @param failure null if it went well
     */
    record Saving(Path file, Throwable failure) {}

    PathModel(Desk desk, UpgradeCase upgrade) {
        this.desk = desk;
        this.upgrade = upgrade;
        this.key = new KeyModel(desk, upgrade);
        this.ready = Bindings.createBooleanBinding(
                () -> phase.get() == Phase.PLANNED
                        && (way.get() == Way.FRESH
                                || (!plan().isEmpty() && key.decided().get())),
                phase,
                way,
                key.decided());
        this.waiting = Bindings.createObjectBinding(this::findWaiting, phase, way, key.state(), ready);
        onlyRows.addListener(property -> fillRows());
    }

    private Waiting findWaiting() {
        if (ready.get() || phase.get() == Phase.PLANNING) {
            return null;
        } else if (phase.get() == Phase.FAILED) {
            return new Waiting(Phrase.of("path", "waiting.retry"), "path-retry");
        } else if (plan().isEmpty()) {
            return Waiting.forNothing(Phrase.of("path", "waiting.nothing"));
        }
        return switch (key.state().get()) {
            case CHECKING -> null;
            case OTHER_KEY, NO_KEY -> new Waiting(Phrase.of("path", "waiting.key.other"), "path-key");
            default -> new Waiting(Phrase.of("path", "waiting.key"), "path-key");
        };
    }

    /** Plans, unless there is a plan already for what the page before has left. */
    void enter() {
        if (upgrade.plan().get() == null || prospect == null) {
            make();
        }
    }

    /** Makes the plan, whatever there was. */
    void make() {
        int mine = ++turn;
        ConnectionSettings settings = upgrade.connected().require();
        Inspection found = upgrade.inspection().get();
        Version target = upgrade.target().get();
        key.fill();
        MirageCipher known = key.known();
        phase.set(Phase.PLANNING);
        desk.withCatalog(catalog -> {
            CompletionStage<Prospect> planned =
                    desk.background().call(() -> Prospect.of(catalog, settings, found, target, known));
            planned.whenComplete((made, problem) -> {
                // Whoever has gone back meanwhile and chosen something else has to get a plan for that.
                boolean wanted = found == upgrade.inspection().get()
                        && Objects.equals(target, upgrade.target().get());
                if (mine == turn && wanted) {
                    finish(made, problem, known);
                }
            });
        });
    }

    private void finish(Prospect made, Throwable problem, MirageCipher tried) {
        failure = problem;
        if (problem != null) {
            phase.set(Phase.FAILED);
            return;
        }
        prospect = made;
        upgrade.plan().set(made.plan());
        upgrade.advice().set(made.advice());
        upgrade.findings().set(null);
        key.planned(made, tried);
        way.set(made.advice().recommended());
        saved.set(null);
        chosen.set(null);
        fillRows();
        phase.set(Phase.PLANNED);
    }

    private void fillRows() {
        rows.setAll(prospect == null ? List.of() : PlanRow.of(plan(), onlyRows.get()));
        if (chosen.get() != null && !rows.contains(chosen.get())) {
            chosen.set(null);
        }
    }

    /**
     * Leaves the case with the plan that will be run.
     *
     * @return false where a key is wrong, or the other way was chosen
     */
    CompletionStage<Boolean> settle() {
        if (way.get() == Way.FRESH) {
            return CompletableFuture.completedFuture(false);
        }
        return key.settle().thenApply(settled -> {
            boolean without = key.plainText().get() && !key.isKnown();
            Plan wanted = without ? withoutKey(plan()) : plan();
            if (settled && !wanted.equals(upgrade.plan().get())) {
                upgrade.plan().set(wanted);
                upgrade.findings().set(null);
            }
            return settled;
        });
    }

    private static Plan withoutKey(Plan plan) {
        return new Plan(plan.engine(), plan.from(), plan.target(), plan.apps(), plan.stops(), false, plan.warnings());
    }

    /** Writes the plan to a file; what came of it is in {@link #saved}. */
    void export(Path file) {
        Prospect now = prospect;
        CompletionStage<Path> writing = desk.background().call(() -> {
            PlanFile.write(file, now.plan(), now.sql());
            return file;
        });
        writing.whenComplete((written, problem) -> saved.set(new Saving(file, problem)));
    }

    /** Late answers are not wanted any more. */
    void close() {
        turn++;
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** Why there is no plan, in {@link Phase#FAILED}. */
    Throwable failure() {
        return failure;
    }

    /** What the plan was made for. */
    ConnectionSettings settings() {
        return upgrade.connected().require();
    }

    /** Plan, advice and statements; null before there is a plan. */
    Prospect prospect() {
        return prospect;
    }

    /** As it was made, whatever was decided about the key. */
    Plan plan() {
        return prospect.plan();
    }

    ObjectProperty<Way> way() {
        return way;
    }

    /** Whether migrations that touch no rows are left out of the list. */
    BooleanProperty onlyRows() {
        return onlyRows;
    }

    ObservableList<PlanRow> rows() {
        return rows;
    }

    /** Whose details are shown; null if none is chosen. */
    ObjectProperty<PlanRow.Step> chosen() {
        return chosen;
    }

    /** Null before the first export. */
    ReadOnlyObjectProperty<Saving> saved() {
        return saved.getReadOnlyProperty();
    }

    KeyModel key() {
        return key;
    }

    BooleanBinding ready() {
        return ready;
    }

    /** Why not. */
    ObjectBinding<Waiting> waiting() {
        return waiting;
    }
}
