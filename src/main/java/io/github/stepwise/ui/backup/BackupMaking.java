package io.github.stepwise.ui.backup;

import io.github.stepwise.backup.Backup;
import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.backup.TaskListener;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.program.ProgramVersion;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.FileStamp;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.words.Phrase;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
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

/** The making of one backup, from the choice of a folder to the file that is there and checked. */
public final class BackupMaking {
    private static final Closing RUNNING = Closing.ask(Phrase.of("backup", "closing.running"));
    private static final Closing NOTE_SHOWN = Closing.ask(Phrase.of("backup", "closing.note"));

    /** What there is to be shown. */
    public enum Phase {
        /** Where it goes is to be said; what went wrong stands above. */
        FORM,
        RUNNING,
        /** It is there. */
        MADE
    }

    private final Desk desk;
    private final Places places;
    private final BackupForm form;
    private final EngineTask<BackupResult> task;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.FORM);
    private final ObjectProperty<SourceFacts> source = new SimpleObjectProperty<>();
    private final ObjectProperty<Throwable> failure = new SimpleObjectProperty<>();
    private final ObjectProperty<BackupResult> made = new SimpleObjectProperty<>();
    private final BooleanProperty noteKept = new SimpleBooleanProperty();
    private final BooleanProperty gapsAccepted = new SimpleBooleanProperty(true);
    private final ObservableList<Gap> gaps = FXCollections.observableArrayList();
    private final BooleanBinding settled = Bindings.createBooleanBinding(this::isSettled, phase, noteKept);
    private final BooleanBinding possible;
    private ConnectionSettings settings;
    private String word = "";
    private volatile FileStamp stamp;

    /** Of a database of somebody's own. */
    public BackupMaking(Desk desk) {
        this(desk, () -> false);
    }

    /** @param demo whether it is the demo database now, whose backup stays with it */
    public BackupMaking(Desk desk, BooleanSupplier demo) {
        this.desk = desk;
        this.places = new Places(desk, demo);
        this.form = new BackupForm(file -> desk.background().call(() -> PlaceFacts.of(file)));
        this.task = new EngineTask<>(desk.background());
        this.possible = Bindings.createBooleanBinding(
                () -> phase.get() == Phase.FORM && form.valid().get() && gapsAccepted.get() && !isHalfRestored(),
                phase,
                form.valid(),
                gapsAccepted,
                source);
        task.state().addListener((property, old, state) -> onState(state));
    }

    public BackupForm form() {
        return form;
    }

    public EngineTask<BackupResult> task() {
        return task;
    }

    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** The database; null as long as it has not answered. */
    public ObjectProperty<SourceFacts> source() {
        return source;
    }

    /** Why there is no backup; null if nothing has failed since the last one. */
    public ObjectProperty<Throwable> failure() {
        return failure;
    }

    /** The newest one; null before the first. */
    public ObjectProperty<BackupResult> made() {
        return made;
    }

    /** How the newest one looked when it was checked; empty before the first. */
    public Optional<FileStamp> stamp() {
        return Optional.ofNullable(stamp);
    }

    /** Whether the admin has kept the recovery note. */
    public BooleanProperty noteKept() {
        return noteKept;
    }

    /** What the database holds and a backup cannot; each has to be accepted. */
    ObservableList<Gap> gaps() {
        return gaps;
    }

    /** Whether {@link #make} would begin. */
    public BooleanBinding possible() {
        return possible;
    }

    /** Whether there is a backup and, if it is encrypted, a way to open it. */
    public BooleanBinding settled() {
        return settled;
    }

    /** What closing the window would mean. */
    public ObjectBinding<Closing> closing() {
        return Bindings.createObjectBinding(
                () -> phase.get() == Phase.RUNNING
                        ? RUNNING
                        : phase.get() == Phase.MADE && !settled.get() ? NOTE_SHOWN : Closing.SAFE,
                phase,
                settled);
    }

    /** Whether the database is one that nobody should save, because a restore to it has not ended. */
    public boolean isHalfRestored() {
        return source.get() != null && source.get().unfinished().isPresent();
    }

    /** Never null after {@link #about}. */
    ConnectionSettings settings() {
        return settings;
    }

    /**
     * The page is shown for that database. All that was said and done before stays, unless it was about another one.
     *
     * @param inName put into the file's name after that of the database; empty for none
     */
    public void about(ConnectionSettings database, String inName) {
        if (task.running().get()) {
            return;
        }
        boolean same = database.equals(settings);
        settings = database;
        word = inName;
        if (!same) {
            forget();
            form.folder().set(places.folder(database).toString());
            form.name().set(Places.name(database, inName));
        } else if (made.get() != null && !stamp.isOf(made.get().file())) {
            forget();
        }
        form.look();
        desk.background().call(() -> SourceFacts.of(database)).thenAccept(facts -> {
            if (database.equals(settings)) {
                source.set(facts);
            }
        });
    }

    /** The database has changed since: what was made is not to be relied on, and {@link #about} begins anew. */
    public void distrust() {
        if (!task.running().get()) {
            settings = null;
        }
    }

    /** Makes it. */
    public void make() {
        if (!possible.get()) {
            return;
        }
        Path file = form.file().orElseThrow();
        Set<String> accepted = new HashSet<>();
        gaps.forEach(gap -> accepted.add(gap.object()));
        BackupOptions options = form.options(accepted);
        failure.set(null);
        places.remember(form.folder().get(), settings);
        task.start(listener -> job(file, options, listener));
    }

    /** Asks for another one; the one that is there stays. */
    void another() {
        form.name().set(Places.name(settings, word));
        phase.set(Phase.FORM);
    }

    /** The one that is there will do. */
    void keepMade() {
        failure.set(null);
        phase.set(Phase.MADE);
    }

    /** Writes the recovery note to a file that its owner alone may read. */
    CompletionStage<Path> saveNote(Path file) {
        String text = made.get().recoveryNote().orElseThrow();
        return desk.background().call(() -> NoteFile.write(file, text));
    }

    /** The flow has ended. */
    public void close() {
        task.cancel();
        form.forgetPassphrase();
    }

    private EngineTask.Job<BackupResult> job(Path file, BackupOptions options, TaskListener listener) {
        Backup backup = new Backup(settings, file, options, ProgramVersion.tool(), listener);
        return new EngineTask.Job<>() {
            @Override
            public BackupResult run() throws Exception {
                BackupResult result = backup.run();
                stamp = FileStamp.of(result.file());
                return result;
            }

            @Override
            public void cancel() {
                backup.cancel();
            }
        };
    }

    private boolean isSettled() {
        return phase.get() == Phase.MADE && (made.get().recoveryNote().isEmpty() || noteKept.get());
    }

    private void onState(EngineTask.State state) {
        switch (state) {
            case RUNNING, STOPPING -> phase.set(Phase.RUNNING);
            case DONE -> {
                made.set(task.result());
                noteKept.set(false);
                form.forgetPassphrase();
                phase.set(Phase.MADE);
            }
            case FAILED -> {
                failure.set(task.failure());
                showGaps(task.failure());
                form.look();
                phase.set(Phase.FORM);
            }
            case IDLE -> {}
        }
    }

    private void showGaps(Throwable thrown) {
        if (thrown instanceof BackupFailure refused && refused.kind() == BackupFailure.Kind.NOT_CAPTURED) {
            Set<String> known = new HashSet<>();
            gaps.forEach(gap -> known.add(gap.object()));
            refused.details().stream()
                    .map(Gap::of)
                    .filter(gap -> known.add(gap.object()))
                    .forEach(this::addGap);
        }
    }

    private void addGap(Gap gap) {
        gap.accepted().addListener((property, old, accepted) -> lookAtGaps());
        gaps.add(gap);
        lookAtGaps();
    }

    private void lookAtGaps() {
        gapsAccepted.set(gaps.stream().allMatch(gap -> gap.accepted().get()));
    }

    private void forget() {
        task.reset();
        source.set(null);
        failure.set(null);
        made.set(null);
        gaps.clear();
        lookAtGaps();
        phase.set(Phase.FORM);
    }
}
