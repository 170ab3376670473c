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
import io.github.stepwise.ui.release.ReleaseOffer;
import io.github.stepwise.ui.shell.Waiting;
import io.github.stepwise.words.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

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
    private final ReleaseOffer offer = new ReleaseOffer();
    private final BooleanBinding ready;
    private final ObjectBinding<Waiting> waiting;
    private Throwable failure;
    private ConnectionSettings lookedAt;
    private UpgradeCase.Basis basis;
    private Catalog catalog;
    private int turn;

    VersionsModel(Desk desk, UpgradeCase upgrade) {
        this.desk = desk;
        this.upgrade = upgrade;
        this.basis = upgrade.basis();
        BooleanBinding hidden = offer.hides(upgrade.target());
        this.ready = Bindings.createBooleanBinding(
                () -> phase.get() == Phase.FOUND && upgrade.target().get() != null && !hidden.get(),
                phase,
                upgrade.target(),
                hidden);
        this.waiting = Bindings.createObjectBinding(() -> waitingFor(hidden.get()), phase, upgrade.target(), hidden);
        offer.onTyped(this::choose);
    }

    private Waiting waitingFor(boolean hidden) {
        if (phase.get() != Phase.FOUND) {
            return phase.get() == Phase.LOOKING ? null : new Waiting(phrase("waiting.retry"), "versions-refresh");
        } else if (hidden) {
            return new Waiting(phrase("waiting.hidden"), "versions-search");
        } else if (upgrade.target().get() == null) {
            return Waiting.forNothing(phrase(isNewest() ? "waiting.newest" : "waiting.stopped"));
        }
        return null;
    }

    private static Phrase phrase(String key) {
        return Phrase.of("versions", key);
    }

    /** Looks at the database unless that has been done already. */
    void enter() {
        UpgradeCase.Basis before = basis;
        basis = upgrade.basis();
        // What a flow begins with before there is a database is meant for the first one.
        if (before.settings() != null && !before.settings().equals(basis.settings())) {
            upgrade.forgetKeyAndBackup();
            upgrade.target().set(null);
            offer.query().set("");
        }
        if (!basis.equals(before) || upgrade.inspection().get() == null) {
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
        offer.set(Targets.of(known, state, look.repairs()));
        if (isFixed()) {
            offer.query().set("");
        }
        Version before = upgrade.target().get();
        Optional<Release> target = offer.all().stream()
                .filter(release -> release.version().equals(before) && mayChoose(release))
                .findFirst()
                .or(() ->
                        state instanceof State.Unfinished ? offer.all().stream().findFirst() : offer.newest());
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
    private boolean mayChoose(Release release) {
        return ReleaseOffer.mayBeChosen(release) || isFixed();
    }

    private void cross() {
        crossing.set(
                database().isPresent() && upgrade.target().get() != null
                        ? Crossing.of(
                                catalog, database().get(), upgrade.target().get())
                        : Crossing.none());
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
        return state() instanceof State.Known && offer.all().isEmpty();
    }

    List<Difference> drift() {
        return upgrade.drift().get() == null ? List.of() : upgrade.drift().get();
    }

    /** The releases that the database may be upgraded to. */
    ReleaseOffer offer() {
        return offer;
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

    /** Why not. */
    ObjectBinding<Waiting> waiting() {
        return waiting;
    }
}
