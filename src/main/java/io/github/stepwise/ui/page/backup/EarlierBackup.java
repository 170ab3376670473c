package io.github.stepwise.ui.page.backup;

import io.github.stepwise.backup.TaskListener;
import io.github.stepwise.backup.Verification;
import io.github.stepwise.backup.WayBack;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.Manifest;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.ui.backup.EngineTask;
import io.github.stepwise.ui.backup.KeyText;
import io.github.stepwise.ui.desk.FileStamp;
import io.github.stepwise.ui.task.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The backup from before an upgrade that was interrupted. That it was good then says nothing about now, so every byte of it is
 * read again.
 */
final class EarlierBackup {
    private static final int JOBS = 2;

    /** What is known of it. */
    enum Standing {
        /** It is being looked for. */
        SEARCHING,
        /** This computer does not know of one. */
        UNKNOWN,
        /** It is not where it was. */
        GONE,
        /** It is there and was not read, because that was stopped. */
        UNREAD,
        READING,
        /** It is encrypted, and the key is missing or was the wrong one. */
        LOCKED,
        /** Every byte of it is good, and it is from before the upgrade. */
        GOOD,
        /** It is that of a database of another name; the admin has to say that it is the same one. */
        DOUBTED,
        /** Every byte of it is good, but it is of another engine, or from after the upgrade began. */
        NO_WAY_BACK,
        /** It is damaged, or cannot be read. */
        BAD
    }

    /** A file that was read to its end, and how it looked before that began. */
    private record Read(Manifest manifest, FileStamp stamp) {}

    private record Found(Optional<Path> file, FileStamp stamp) {}

    private final Background background;
    private final EngineTask<Read> task;
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(Standing.SEARCHING);
    private final ObjectProperty<Path> file = new SimpleObjectProperty<>();
    private final StringProperty key = new SimpleStringProperty("");
    private Callable<Optional<Path>> waiting;
    private final BooleanProperty same = new SimpleBooleanProperty();
    private final BooleanBinding good;
    private ConnectionSettings database;
    private Instant began;
    private boolean keyGiven;
    private int turn;

    EarlierBackup(Background background) {
        this.background = background;
        this.task = new EngineTask<>(background);
        task.state().addListener((property, old, now) -> follow(now));
        this.good = Bindings.createBooleanBinding(
                () -> standing.get() == Standing.GOOD || standing.get() == Standing.DOUBTED && same.get(),
                standing,
                same);
    }

    ReadOnlyObjectProperty<Standing> standing() {
        return standing.getReadOnlyProperty();
    }

    /** Whether the upgrade can rely on it. */
    BooleanBinding good() {
        return good;
    }

    /** Whether the admin has said that the database of another name is the one that is upgraded. */
    BooleanProperty same() {
        return same;
    }

    /** Null as long as none is known. */
    ReadOnlyObjectProperty<Path> file() {
        return file;
    }

    /** Passphrase or recovery key, as typed. */
    StringProperty key() {
        return key;
    }

    /** Its reading. */
    EngineTask<?> task() {
        return task;
    }

    /** Whether a key was given and did not open it. */
    boolean isKeyWrong() {
        return keyGiven;
    }

    /** Why it cannot be relied on; null unless it is {@link Standing#BAD} or {@link Standing#LOCKED}. */
    Throwable failure() {
        return task.failure();
    }

    /** What it says of itself; only once it was read. */
    Manifest manifest() {
        return task.result().manifest();
    }

    /** What it is to the upgrade; only once it was read. */
    WayBack wayBack() {
        return WayBack.of(manifest(), database, began);
    }

    /** How it looked when it was read; empty before. */
    Optional<FileStamp> stamp() {
        return Optional.ofNullable(task.result()).map(Read::stamp);
    }

    /**
     * Looks for it, and reads it unless that very file was read before.
     *
     * @param upgraded the database of the upgrade
     * @param begun when that began
     */
    void find(ConnectionSettings upgraded, Instant begun, Callable<Optional<Path>> known) {
        database = upgraded;
        began = begun;
        find(known);
    }

    private void find(Callable<Optional<Path>> known) {
        if (task.running().get()) {
            waiting = known;
            return;
        }
        int mine = ++turn;
        Path before = file.get();
        background.call(() -> look(before, known)).whenComplete((found, failure) -> {
            if (mine == turn) {
                take(failure == null ? found : new Found(Optional.empty(), null));
            }
        });
    }

    /** One that the admin has chosen by hand stays the one. */
    private static Found look(Path before, Callable<Optional<Path>> known) throws Exception {
        Optional<Path> path = before != null && Files.isRegularFile(before) ? Optional.of(before) : known.call();
        boolean there = path.filter(Files::isRegularFile).isPresent();
        return new Found(path, there ? FileStamp.of(path.get()) : null);
    }

    private void take(Found found) {
        Path path = found.file().orElse(null);
        boolean known = path != null && path.equals(file.get());
        if (known && found.stamp() != null && stamp().equals(Optional.of(found.stamp()))) {
            standing.set(judged());
            return;
        }
        file.set(path);
        if (found.stamp() == null) {
            task.reset();
            standing.set(path == null ? Standing.UNKNOWN : Standing.GONE);
        } else {
            read();
        }
    }

    /** It is there, under that name. */
    void choose(Path chosen) {
        if (!task.running().get()) {
            turn++;
            file.set(chosen);
            key.set("");
            read();
        }
    }

    /** Reads it, with the key that was typed if there is one. */
    void read() {
        same.set(false);
        keyGiven = !key.get().isEmpty();
        String typed = key.get();
        Path path = file.get();
        task.start(listener -> job(path, typed, listener));
    }

    private static EngineTask.Job<Read> job(Path path, String typed, TaskListener listener) {
        return new EngineTask.Job<>() {
            private volatile Verification verification;
            private volatile boolean stopped;

            @Override
            public Read run() throws Exception {
                BackupKeys keys = typed.isEmpty() ? BackupKeys.none() : KeyText.typed(typed);
                verification = new Verification(path, keys, Optional.empty(), JOBS, listener);
                if (stopped) {
                    verification.cancel();
                }
                FileStamp stamp = FileStamp.of(path);
                return new Read(verification.run().manifest(), stamp);
            }

            @Override
            public void cancel() {
                stopped = true;
                if (verification != null) {
                    verification.cancel();
                }
            }
        };
    }

    private void follow(EngineTask.State now) {
        switch (now) {
            case IDLE, STOPPING -> {}
            case RUNNING -> standing.set(Standing.READING);
            case DONE, FAILED -> ended(now == EngineTask.State.DONE);
        }
    }

    private void ended(boolean read) {
        if (read) {
            key.set("");
        }
        // Another database may be meant by now.
        standing.set(file.get() == null ? Standing.SEARCHING : read ? judged() : failed(task.failure()));
        if (waiting != null) {
            Callable<Optional<Path>> known = waiting;
            waiting = null;
            find(known);
        }
    }

    private Standing judged() {
        return switch (wayBack()) {
            case FROM_BEFORE -> Standing.GOOD;
            case OTHER_NAME -> Standing.DOUBTED;
            case LATER, OTHER_ENGINE -> Standing.NO_WAY_BACK;
        };
    }

    private static Standing failed(Throwable failure) {
        if (!(failure instanceof BackupFailure refused)) {
            return Standing.BAD;
        }
        return switch (refused.kind()) {
            case CANCELLED -> Standing.UNREAD;
            case KEY_NEEDED, WRONG_KEY -> Standing.LOCKED;
            default -> Standing.BAD;
        };
    }

    /** Another database is meant. */
    void forget() {
        turn++;
        task.cancel();
        task.reset();
        file.set(null);
        key.set("");
        standing.set(Standing.SEARCHING);
    }

    /** Nobody wants to know it now. */
    void stop() {
        turn++;
        waiting = null;
        task.cancel();
    }
}
