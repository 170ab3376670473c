package io.github.stepwise.ui.page.versions;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.UpgradeCase;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** What the database holds, what it may be upgraded to, and what lies between. */
final class VersionsModel {
    /** Where the look at the database is. */
    enum Phase {
        LOOKING,
        FOUND,
        FAILED
    }

    private final Desk desk;
    private final UpgradeCase upgrade;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOOKING);
    private final ReadOnlyObjectWrapper<Crossing> crossing = new ReadOnlyObjectWrapper<>(Crossing.none());
    private final ObservableList<Release> targets = FXCollections.observableArrayList();
    private final FilteredList<Release> offered = new FilteredList<>(targets);
    private final StringProperty query = new SimpleStringProperty("");
    private final BooleanBinding ready;
    private Throwable failure;
    private ConnectionSettings lookedAt;
    private Catalog catalog;
    private int turn;

    VersionsModel(Desk desk, UpgradeCase upgrade) {
        this.desk = desk;
        this.upgrade = upgrade;
        this.ready = Bindings.createBooleanBinding(
                () -> phase.get() == Phase.FOUND && upgrade.target().get() != null, phase, upgrade.target());
        query.addListener((property, old, text) -> offered.setPredicate(release -> matches(release, text)));
    }

    /** Looks at the database unless that has been done already. */
    void enter() {
        boolean another =
                !Objects.equals(lookedAt, upgrade.connected().settings().get());
        if (another || upgrade.inspection().get() == null) {
            if (another && lookedAt != null) {
                upgrade.cipher().set(null);
                upgrade.backup().set(null);
            }
            refresh();
        }
    }

    /** Looks again. */
    void refresh() {
        int mine = ++turn;
        ConnectionSettings settings = upgrade.connected().require();
        lookedAt = settings;
        phase.set(Phase.LOOKING);
        forget();
        desk.withCatalog(known -> {
            CompletionStage<Look> looking = desk.background().call(() -> Look.at(settings, known));
            looking.whenComplete((look, problem) -> {
                if (mine == turn) {
                    finish(known, look, problem);
                }
            });
        });
    }

    private void finish(Catalog known, Look look, Throwable problem) {
        catalog = known;
        failure = problem;
        if (problem != null) {
            phase.set(Phase.FAILED);
            return;
        }
        State state = look.found().state();
        upgrade.inspection().set(look.found());
        upgrade.drift().set(look.drift());
        targets.setAll(Targets.of(known, state, look.repairs()));
        Version before = upgrade.target().get();
        Optional<Release> target = targets.stream()
                .filter(release -> release.version().equals(before) && mayChoose(release))
                .findFirst()
                .or(() -> state instanceof State.Unfinished ? targets.stream().findFirst() : Targets.preset(targets));
        upgrade.target().set(target.map(Release::version).orElse(null));
        cross();
        phase.set(Phase.FOUND);
    }

    /** Nothing that follows from the old look stays. The target is tried again. */
    private void forget() {
        upgrade.inspection().set(null);
        upgrade.drift().set(null);
        forgetPlan();
    }

    private void forgetPlan() {
        upgrade.plan().set(null);
        upgrade.advice().set(null);
        upgrade.findings().set(null);
        upgrade.pauseAt().set(null);
    }

    /** Chooses a target; one that must not be a stop is not taken. */
    void choose(Release release) {
        if (mayChoose(release) && !release.version().equals(upgrade.target().get())) {
            upgrade.target().set(release.version());
            forgetPlan();
            cross();
        }
    }

    /** The target of an upgrade that goes on is what it was. */
    boolean mayChoose(Release release) {
        return release.avoid().isEmpty() || isFixed();
    }

    /** Whether it is the newest that may be chosen. */
    boolean isPreset(Release release) {
        return Targets.preset(targets).filter(release::equals).isPresent();
    }

    private void cross() {
        crossing.set(
                database().isPresent() && upgrade.target().get() != null
                        ? Crossing.of(
                                catalog, database().get(), upgrade.target().get())
                        : Crossing.none());
    }

    private static boolean matches(Release release, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return release.version().toString().startsWith(wanted.startsWith("v") ? wanted.substring(1) : wanted);
    }

    /** Late answers are not wanted any more. */
    void close() {
        turn++;
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** Why nothing could be read, in {@link Phase#FAILED}. */
    Throwable failure() {
        return failure;
    }

    /** What was looked at. */
    ConnectionSettings settings() {
        return lookedAt;
    }

    /** What the database holds; null before it was seen. */
    State state() {
        return upgrade.inspection().get() == null
                ? null
                : upgrade.inspection().get().state();
    }

    /** That, if it is one of OnCall, also in the middle of an upgrade. */
    Optional<State.OnCall> database() {
        if (state() instanceof State.Unfinished unfinished) {
            return Optional.of(unfinished.database());
        }
        return state() instanceof State.OnCall database ? Optional.of(database) : Optional.empty();
    }

    /** The last of the recorded migrations of OnCall's largest part, in the order of releases. */
    Optional<String> newestMigration(State.OnCall database) {
        Set<String> applied = Set.copyOf(database.applied());
        return catalog.migrations().stream()
                .filter(migration -> migration.app().equals("alerts"))
                .map(Migration::id)
                .filter(applied::contains)
                .reduce((earlier, later) -> later);
    }

    /** Whether an upgrade was begun, so that there is no choice of a target. */
    boolean isFixed() {
        return state() instanceof State.Unfinished;
    }

    /** Whether the database is a good one and there is nothing newer for it. */
    boolean isNewest() {
        return state() instanceof State.Known && targets.isEmpty();
    }

    List<Difference> drift() {
        return upgrade.drift().get() == null ? List.of() : upgrade.drift().get();
    }

    /** What may be chosen and fits the query, newest first. */
    ObservableList<Release> offered() {
        return offered;
    }

    /** How many there are without a query. */
    int targets() {
        return targets.size();
    }

    /** Beginning of a version. */
    StringProperty query() {
        return query;
    }

    ObjectProperty<Version> target() {
        return upgrade.target();
    }

    ReadOnlyObjectProperty<Crossing> crossing() {
        return crossing.getReadOnlyProperty();
    }

    BooleanBinding ready() {
        return ready;
    }
}
