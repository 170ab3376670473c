package io.github.stepwise.ui.page.install;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.install.FreshInstall;
import io.github.stepwise.install.InstallFailure;
import io.github.stepwise.install.InstallRequest;
import io.github.stepwise.install.Installed;
import io.github.stepwise.install.SettingsChecklist;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.InstallCase;
import io.github.stepwise.ui.shell.Waiting;
import io.github.stepwise.ui.task.Causes;
import io.github.stepwise.words.Phrase;
import java.time.Duration;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** One installation, from what is to be made to what came of it. */
final class InstallModel {
    private static final int MOST_IN_BUTTON = 31;

    private final Desk desk;
    private final InstallCase install;
    private final UserModel user = new UserModel();
    private final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.READY);
    private final ObjectProperty<Phrase> obstacle = new SimpleObjectProperty<>();
    private final ObjectProperty<InstallBoard.Look> progress = new SimpleObjectProperty<>(new InstallBoard().look());
    private final ObjectProperty<Duration> elapsed = new SimpleObjectProperty<>(Duration.ZERO);
    private final BooleanProperty cancelling = new SimpleBooleanProperty();
    private final BooleanProperty occupied = new SimpleBooleanProperty();
    private final ObjectProperty<State> occupant = new SimpleObjectProperty<>();
    private InstallBoard board = new InstallBoard();
    private long began;
    private Throwable failure;
    private ConnectionSettings seen;

    /** How far it is. */
    enum Stage {
        READY,
        RUNNING,
        DONE,
        FAILED
    }

    InstallModel(Desk desk, InstallCase install) {
        this.desk = desk;
        this.install = install;
    }

    /** The pages before may have decided otherwise since the last time. */
    void enter() {
        ConnectionSettings settings = settings();
        user.at(settings);
        obstacle.set(obstacleOf(settings));
        boolean elsewhere = !settings.equals(seen);
        seen = settings;
        if (stage.get() == Stage.FAILED && (elsewhere || occupied.get())) {
            occupied.set(false);
            stage.set(Stage.READY);
        }
        if (stage.get() == Stage.READY && obstacle.get() == null) {
            lookForOccupants(settings);
        }
    }

    /** Nobody has to think of a user and a password for a database that is refused anyway. */
    private void lookForOccupants(ConnectionSettings settings) {
        desk.background().call(() -> Occupancy.refusal(settings)).thenAccept(refused -> {
            if (refused.isPresent() && stage.get() == Stage.READY && settings.equals(seen)) {
                failure = refused.get();
                occupied.set(true);
                occupant.set(null);
                stage.set(Stage.FAILED);
                findOccupant(settings);
            }
        });
    }

    /** A database that the release could not use is not made. */
    private Phrase obstacleOf(ConnectionSettings settings) {
        boolean useless = SettingsChecklist.of(
                        release(), settings, install.apps().get())
                .items()
                .stream()
                .anyMatch(item -> item.id().equals("engine"));
        return useless
                ? Phrase.of(
                        "install",
                        "obstacle.engine",
                        release().version().toString(),
                        settings.engine().title())
                : null;
    }

    InstallCase install() {
        return install;
    }

    ConnectionSettings settings() {
        return install.connected().require();
    }

    Release release() {
        return catalog().release(install.release().get()).orElseThrow();
    }

    private Catalog catalog() {
        return desk.knownCatalog();
    }

    UserModel user() {
        return user;
    }

    ObjectProperty<Stage> stage() {
        return stage;
    }

    /** Why it cannot be installed there; null if nothing is known to speak against it. */
    ObjectProperty<Phrase> obstacle() {
        return obstacle;
    }

    /** Whether the page can be left: by beginning, or when all is done. */
    BooleanBinding possible() {
        return Bindings.createBooleanBinding(
                () -> stage.get() == Stage.DONE
                        || stage.get() != Stage.RUNNING
                                && obstacle.get() == null
                                && !occupied.get()
                                && user.valid().get(),
                stage,
                obstacle,
                occupied,
                user.valid());
    }

    /** Why it is not {@link #possible()}; null while it runs. */
    Waiting waiting() {
        if (stage.get() == Stage.DONE || stage.get() == Stage.RUNNING) {
            return null;
        } else if (occupied.get()) {
            return new Waiting(Phrase.of("install", "waiting.occupied"), "install-look-again");
        }
        return obstacle.get() == null ? user.waiting() : Waiting.forNothing(obstacle.get());
    }

    /** The name of the button that begins. */
    Phrase commit() {
        return install.connected().settings().get() == null || install.release().get() == null
                ? Phrase.of("install", "title")
                : Phrase.of(
                        "install",
                        "commit",
                        install.release().get().toString(),
                        shortened(Connections.name(settings())));
    }

    /** A button has room for so much; the summary has the whole name. */
    private static String shortened(String name) {
        int rest = (MOST_IN_BUTTON - 1) / 2;
        return name.length() <= MOST_IN_BUTTON
                ? name
                : name.substring(0, rest) + "…" + name.substring(name.length() - rest);
    }

    /** What is under way, as of the last look. */
    ObjectProperty<InstallBoard.Look> progress() {
        return progress;
    }

    ObjectProperty<Duration> elapsed() {
        return elapsed;
    }

    /** Whether it was told to stop and has not yet. */
    BooleanProperty cancelling() {
        return cancelling;
    }

    /** Whether something is there, so that there is nothing to decide here until that has changed. */
    boolean isOccupied() {
        return occupied.get();
    }

    /** After a refusal because something is there: what it is; null while that is not known. */
    ObjectProperty<State> occupant() {
        return occupant;
    }

    /** Why it did not come about; null unless that is so. */
    Throwable failure() {
        return failure;
    }

    /** Whether the admin stopped it himself, and all is as before. */
    boolean wasCancelled() {
        return failure instanceof InstallFailure refused
                && refused.kind() == InstallFailure.Kind.CANCELLED
                && !hasLeft();
    }

    /** Whether the password of the new user is only here, as far as is known. */
    boolean hasPasswordToKeep() {
        return install.hasPasswordToKeep().get();
    }

    /** Whether the password of the new user was copied after the installation. */
    BooleanProperty passwordKept() {
        return install.passwordKept();
    }

    /** What the failed install could not take away again. */
    List<InstallFailure.Leftover> left() {
        return failure instanceof InstallFailure refused ? refused.left() : List.of();
    }

    boolean hasLeft() {
        return !left().isEmpty();
    }

    /** Brings what the engine told to those who look at it. */
    void look() {
        progress.set(board.look());
        if (stage.get() == Stage.RUNNING) {
            elapsed.set(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /** Installs. What came of it is in {@link #stage()}. */
    void begin() {
        InstallRequest request = new InstallRequest(
                settings(), install.release().get(), install.apps().get(), user.user());
        InstallBoard newBoard = new InstallBoard();
        Catalog catalog = catalog();
        board = newBoard;
        began = System.nanoTime();
        failure = null;
        occupied.set(false);
        occupant.set(null);
        cancelling.set(false);
        elapsed.set(Duration.ZERO);
        stage.set(Stage.RUNNING);
        desk.background()
                .callEngine(() -> new FreshInstall(catalog).run(request, newBoard))
                .whenComplete((installed, thrown) -> finish(request, installed, thrown));
    }

    /** Stops it, which takes away what was made so far. */
    void cancel() {
        if (stage.get() == Stage.RUNNING) {
            board.cancel();
            cancelling.set(true);
        }
    }

    private void finish(InstallRequest request, Installed installed, Throwable thrown) {
        look();
        if (installed != null) {
            install.user().set(request.user().orElse(null));
            install.installed().set(installed);
            stage.set(Stage.DONE);
            return;
        }
        failure = Causes.of(thrown);
        stage.set(Stage.FAILED);
        if (failure instanceof InstallFailure refused && refused.kind() == InstallFailure.Kind.NOT_EMPTY) {
            findOccupant(request.target());
        }
    }

    private void findOccupant(ConnectionSettings settings) {
        Catalog catalog = catalog();
        desk.background()
                .call(() -> Occupancy.find(settings, catalog))
                // If it cannot be told, what the install has said is true all the same.
                .whenComplete((state, thrown) -> occupant.set(stage.get() == Stage.FAILED ? state : null));
    }
}
