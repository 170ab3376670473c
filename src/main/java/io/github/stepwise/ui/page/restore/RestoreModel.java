package io.github.stepwise.ui.page.restore;

import io.github.stepwise.backup.Restore;
import io.github.stepwise.backup.RestoreOptions;
import io.github.stepwise.backup.RestoreResult;
import io.github.stepwise.backup.Step;
import io.github.stepwise.backup.TaskEvent;
import io.github.stepwise.backup.TaskListener;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.program.ProgramVersion;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.backup.EngineTask;
import io.github.stepwise.ui.backup.FolderChoice;
import io.github.stepwise.ui.backup.PlaceFacts;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Connected;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.shell.Waiting;
import io.github.stepwise.words.Phrase;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a backup is brought back to and how, and what came of it. */
final class RestoreModel {
    /** The steps in which a database on a server is changed. */
    private static final Set<Step> CHANGING =
            EnumSet.of(Step.CLEARING, Step.SCHEMA, Step.LOADING, Step.KEYS, Step.COMPARING);

    private final Desk desk;
    private final ChosenFile chosen;
    private final Connected connected;
    private final EngineTask<RestoreResult> task;
    private final FolderChoice safetyFolder;
    private final ObjectProperty<Target> target = new SimpleObjectProperty<>(new Target.Looking());
    private final BooleanProperty safety = new SimpleBooleanProperty(true);
    private final BooleanProperty compare = new SimpleBooleanProperty(true);
    private final ObjectProperty<State> restored = new SimpleObjectProperty<>();
    private final StringProperty confirmation = new SimpleStringProperty("");
    private final BooleanBinding possible;
    private final BooleanBinding changing;
    private Path file;
    private ConnectionSettings settings;
    private boolean held;

    RestoreModel(Desk desk, ChosenFile chosen, Connected connected) {
        this.desk = desk;
        this.chosen = chosen;
        this.connected = connected;
        this.task = new EngineTask<>(desk.background());
        this.safetyFolder = new FolderChoice(place -> desk.background().call(() -> PlaceFacts.of(place)));
        this.possible = Bindings.createBooleanBinding(
                this::isPossible,
                target,
                safety,
                confirmation,
                safetyFolder.facts(),
                safetyFolder.error(),
                task.state());
        this.changing = Bindings.createBooleanBinding(this::isChanging, task.state(), task.look());
        task.state().addListener((property, old, state) -> onState(state));
    }

    EngineTask<RestoreResult> task() {
        return task;
    }

    /** What is there now. */
    ObjectProperty<Target> target() {
        return target;
    }

    /** Whether what is there is saved first. */
    BooleanProperty safety() {
        return safety;
    }

    FolderChoice safetyFolder() {
        return safetyFolder;
    }

    /** Whether the restored database is read again. */
    BooleanProperty compare() {
        return compare;
    }

    /** The name of the database, typed, if something in it would go. */
    StringProperty confirmation() {
        return confirmation;
    }

    /** After the restore: what the database is now; null as long as that is not known. */
    ObjectProperty<State> restored() {
        return restored;
    }

    /** Whether the restore can begin. */
    BooleanBinding possible() {
        return possible;
    }

    /** Whether a database on a server is only half of anything at this moment. */
    BooleanBinding changing() {
        return changing;
    }

    /** What has to be typed: the name of the database, or of the file. */
    String name() {
        return Connections.name(connected.require());
    }

    ConnectionSettings settings() {
        return connected.require();
    }

    boolean isDone() {
        return task.state().get() == EngineTask.State.DONE;
    }

    /** Whether the last try left a part of the backup in the database. */
    boolean leftPart() {
        return task.failure() instanceof BackupFailure failure && failure.partly();
    }

    /** The page is shown; another file or database than before begins anew. */
    void enter() {
        if (task.running().get()) {
            return;
        }
        if (!chosen.require().equals(file) || !connected.require().equals(settings)) {
            file = chosen.require();
            settings = connected.require();
            task.reset();
            confirmation.set("");
            safety.set(true);
            safetyFolder.folder().set(file.toAbsolutePath().getParent().toString());
        }
        if (!isDone()) {
            look();
        }
    }

    /** Looks at the database again. */
    void look() {
        Target.Looking looking = new Target.Looking();
        target.set(looking);
        Engine from = chosen.manifest().get().origin().engine();
        desk.background().call(() -> Target.look(settings, from, file)).whenComplete((found, failure) -> {
            if (target.get() == looking) {
                target.set(failure == null ? found : new Target.Unknown(failure));
            }
        });
    }

    /** Restores. */
    void start() {
        if (possible.get()) {
            RestoreOptions options = options();
            held = target.get().isOccupied();
            task.start(listener -> job(options, listener));
        }
    }

    RestoreOptions options() {
        RestoreOptions options = RestoreOptions.usual();
        if (target.get() instanceof Target.Missing) {
            options = options.creating();
        } else if (target.get().holdsSomething()) {
            options = options.overwriting(safety.get() ? safetyFolder.path().orElseThrow() : null);
        }
        return compare.get() ? options : options.withoutComparison();
    }

    private EngineTask.Job<RestoreResult> job(RestoreOptions options, TaskListener listener) {
        Restore restore = new Restore(file, chosen.keys().get(), settings, options, ProgramVersion.tool(), listener);
        return new EngineTask.Job<>() {
            @Override
            public RestoreResult run() throws Exception {
                return restore.run();
            }

            @Override
            public void cancel() {
                restore.cancel();
            }
        };
    }

    private void onState(EngineTask.State state) {
        if (state == EngineTask.State.FAILED) {
            look();
        } else if (state == EngineTask.State.DONE) {
            // An upgrade of it that was interrupted is history now.
            LeftoverRun led = held ? connected.led().get() : null;
            desk.background().call(() -> {
                Optional<LeftoverRun> over = desk.leftovers().of(Connections.remembered(settings), led);
                if (over.isPresent()) {
                    desk.leftovers().ended(over.get().connection());
                }
                return null;
            });
            desk.background()
                    .call(() -> {
                        try (Database database = Database.open(settings)) {
                            return Inspection.of(database, desk.catalog().join())
                                    .state();
                        }
                    })
                    // The backup is restored all the same; what is said of a database that tells nothing is true of
                    // every one.
                    .exceptionally(failure -> new State.Empty())
                    .thenAccept(restored::set);
        }
    }

    private boolean isPossible() {
        Target there = target.get();
        if (task.running().get()
                || there instanceof Target.Looking
                || there instanceof Target.Unfit
                || there instanceof Target.Unknown) {
            return false;
        }
        return !there.holdsSomething()
                || (confirmation.get().strip().equals(name()) && (!safety.get() || safetyFolder.isGood()));
    }

    /** Why it is not {@link #possible()}; null while something runs. */
    Waiting waiting() {
        Target there = target.get();
        if (isPossible() || isDone() || task.running().get() || there instanceof Target.Looking) {
            return null;
        } else if (!there.holdsSomething()) {
            return Waiting.forNothing(Phrase.of("restore", "waiting.unfit"));
        } else if (safety.get() && safetyFolder.error().get() != null) {
            return new Waiting(safetyFolder.error().get(), "restore-folder");
        }
        return confirmation.get().strip().equals(name())
                ? null
                : new Waiting(Phrase.of("restore", "waiting.confirm", name()), "restore-confirm");
    }

    private boolean isChanging() {
        return task.running().get()
                && settings.engine() != Engine.SQLITE
                && task.look()
                        .get()
                        .began()
                        .map(TaskEvent.Began::step)
                        .filter(CHANGING::contains)
                        .isPresent();
    }
}
