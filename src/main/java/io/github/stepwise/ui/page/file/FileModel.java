package io.github.stepwise.ui.page.file;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.backup.file.Manifest;
import io.github.stepwise.ui.backup.KeyText;
import io.github.stepwise.ui.backup.TypedPath;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.task.Background;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Which file it is, what opens it, and what it says of itself. */
final class FileModel {
    private final Background background;
    private final ChosenFile chosen;
    private final StringProperty path = new SimpleStringProperty("");
    private final StringProperty key = new SimpleStringProperty("");
    private final ObjectProperty<Look> look = new SimpleObjectProperty<>(new Look.Nothing());
    private final BooleanBinding possible;

    /** What is known of the file. */
    sealed interface Look {
        /** It has not been opened. */
        record Nothing() implements Look {}

        record Opening() implements Look {}

        /**
         * It is encrypted.
         *
         * @param wrong why the key that was given does not open it; null before one was given
         */
        record KeyNeeded(Throwable wrong) implements Look {}

        /**
         * It is open.
         *
         * @param bytes of the file
         */
        record Opened(Path file, long bytes, boolean encrypted, Manifest manifest) implements Look {}

        record Failed(Throwable cause) implements Look {}
    }

    FileModel(Background background, ChosenFile chosen) {
        this.background = background;
        this.chosen = chosen;
        this.possible = path.isNotEmpty().and(new BooleanBinding() {
            {
                bind(look, key);
            }

            @Override
            protected boolean computeValue() {
                return look.get() instanceof Look.KeyNeeded
                        ? !key.get().isEmpty()
                        : !(look.get() instanceof Look.Opening);
            }
        });
        path.addListener((property, old, typed) -> {
            key.set("");
            forget();
        });
    }

    /** As typed. */
    StringProperty path() {
        return path;
    }

    /** Passphrase or recovery key, as typed. */
    StringProperty key() {
        return key;
    }

    ObjectProperty<Look> look() {
        return look;
    }

    /** Whether there is something to open, or it is open. */
    BooleanBinding possible() {
        return possible;
    }

    boolean isOpen() {
        return look.get() instanceof Look.Opened;
    }

    /** A file was chosen or dropped. */
    void choose(Path file) {
        path.set(file.toString());
        open();
    }

    /** Opens it with what has been typed. */
    CompletionStage<Boolean> open() {
        return open(() -> KeyText.typed(key.get()));
    }

    /** Opens it with a recovery note or a key file. */
    CompletionStage<Boolean> openWith(Path keyFile) {
        String typed = key.get();
        return open(() -> KeyText.file(keyFile, typed));
    }

    private CompletionStage<Boolean> open(Callable<BackupKeys> keys) {
        Path file = TypedPath.of(path.get()).orElse(null);
        if (file == null) {
            return CompletableFuture.completedFuture(false);
        }
        boolean asked = look.get() instanceof Look.KeyNeeded;
        String wanted = path.get();
        Look.Opening opening = new Look.Opening();
        forget();
        look.set(opening);
        return background
                .call(() -> read(file, asked ? keys.call() : BackupKeys.none()))
                .handle((found, failure) -> {
                    if (look.get() == opening && path.get().equals(wanted)) {
                        show(found, failure, asked);
                    }
                    return isOpen();
                });
    }

    private record Found(Look.Opened look, BackupKeys keys) {}

    private static Found read(Path file, BackupKeys keys) throws BackupFailure {
        try (BackupReader reader = BackupReader.open(file, keys)) {
            return new Found(new Look.Opened(file, reader.fileBytes(), reader.isEncrypted(), reader.manifest()), keys);
        }
    }

    private void show(Found found, Throwable failure, boolean asked) {
        if (found != null) {
            chosen.keys().set(found.keys());
            chosen.manifest().set(found.look().manifest());
            chosen.file().set(found.look().file());
            key.set("");
            look.set(found.look());
        } else if (failure instanceof BackupFailure refused && isAboutKeys(refused.kind())) {
            look.set(new Look.KeyNeeded(asked ? failure : null));
        } else {
            look.set(
                    asked && !(failure instanceof BackupFailure)
                            ? new Look.KeyNeeded(failure)
                            : new Look.Failed(failure));
        }
    }

    private static boolean isAboutKeys(BackupFailure.Kind kind) {
        return kind == BackupFailure.Kind.KEY_NEEDED || kind == BackupFailure.Kind.WRONG_KEY;
    }

    private void forget() {
        chosen.file().set(null);
        chosen.manifest().set(null);
        chosen.keys().set(BackupKeys.none());
        look.set(new Look.Nothing());
    }
}
