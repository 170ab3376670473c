package io.github.stepwise.ui.backup;

import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.Encryption;
import io.github.stepwise.database.Secret;
import io.github.stepwise.words.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Where a backup shall go, and whether it is encrypted. */
public final class BackupForm {
    static final String ENDING = ".stepwise";

    private final StringProperty folder = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty encrypted = new SimpleBooleanProperty();
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty again = new SimpleStringProperty("");
    private final ObjectProperty<PlaceFacts> facts = new SimpleObjectProperty<>();
    private final ObjectBinding<Phrase> folderError =
            Bindings.createObjectBinding(() -> FolderChoice.error(folder.get(), facts.get()), folder, facts);
    private final ObjectBinding<Phrase> nameError = Bindings.createObjectBinding(this::findNameError, name, facts);
    private final ObjectBinding<Phrase> againError =
            Bindings.createObjectBinding(this::findAgainError, encrypted, passphrase, again);
    private final BooleanBinding valid = Bindings.createBooleanBinding(
            this::isComplete, folderError, nameError, againError, facts, encrypted, passphrase, again);
    private final PlaceFacts.Looks looks;

    /** @param looks asks the disk whenever folder or name change */
    public BackupForm(PlaceFacts.Looks looks) {
        this.looks = looks;
        folder.addListener((property, old, typed) -> look());
        name.addListener((property, old, typed) -> look());
    }

    /** As typed. */
    public StringProperty folder() {
        return folder;
    }

    /** Of the file, as typed. */
    public StringProperty name() {
        return name;
    }

    public BooleanProperty encrypted() {
        return encrypted;
    }

    public StringProperty passphrase() {
        return passphrase;
    }

    /** The passphrase once more. */
    public StringProperty again() {
        return again;
    }

    /** What the disk says; null as long as it has not answered. */
    public ObjectProperty<PlaceFacts> facts() {
        return facts;
    }

    /** What is wrong with the folder; null if nothing is known to be. */
    public ObjectBinding<Phrase> folderError() {
        return folderError;
    }

    /** What is wrong with the name; null if nothing is known to be. */
    public ObjectBinding<Phrase> nameError() {
        return nameError;
    }

    /** What is wrong with the second passphrase; null if nothing is, or it is still to be typed. */
    public ObjectBinding<Phrase> againError() {
        return againError;
    }

    /** Whether a backup can be made like that. */
    public BooleanBinding valid() {
        return valid;
    }

    /** The file to be; empty if folder or name are none. */
    public Optional<Path> file() {
        String plain = name.get().strip();
        if (plain.isEmpty() || plain.contains("/") || plain.contains("\\")) {
            return Optional.empty();
        }
        String whole = plain.endsWith(ENDING) ? plain : plain + ENDING;
        return TypedPath.of(folder.get())
                .flatMap(
                        in -> TypedPath.of(in.resolve("x").resolveSibling(whole).toString()));
    }

    /**
     * How it is to be made.
     *
     * @param accepted objects that may be missing
     */
    public BackupOptions options(Set<String> accepted) {
        BackupOptions options = BackupOptions.usual().withAccepted(accepted);
        return encrypted.get()
                ? options.withEncryption(new Encryption(Secret.of(passphrase.get()), List.of()))
                : options;
    }

    /** Asks the disk again: something may have changed there. */
    public void look() {
        facts.set(null);
        file().ifPresent(this::ask);
    }

    private void ask(Path file) {
        looks.at(file).thenAccept(answer -> {
            if (file().filter(file::equals).isPresent()) {
                facts.set(answer);
            }
        });
    }

    /** Asks the disk again if what it said stands in the way; that stays until it answers. */
    public void lookAgain() {
        boolean inTheWay = facts.get() != null && (folderError.get() != null || nameError.get() != null);
        if (inTheWay) {
            file().ifPresent(this::ask);
        }
    }

    /** Nobody needs the passphrase any more. */
    void forgetPassphrase() {
        passphrase.set("");
        again.set("");
    }

    private boolean isComplete() {
        boolean sealed = !passphrase.get().isEmpty() && passphrase.get().equals(again.get());
        return facts.get() != null
                && folderError.get() == null
                && nameError.get() == null
                && (sealed || !encrypted.get());
    }

    private Phrase findNameError() {
        if (name.get().isBlank()) {
            return phrase("name.blank");
        } else if (name.get().contains("/")
                || name.get().contains("\\")
                || TypedPath.of("x" + name.get()).isEmpty()) {
            return phrase("name.impossible");
        }
        return facts.get() != null && facts.get().taken() ? phrase("name.taken") : null;
    }

    private Phrase findAgainError() {
        boolean differ = encrypted.get() && !again.get().isEmpty() && !Objects.equals(passphrase.get(), again.get());
        return differ ? phrase("passphrase.differ") : null;
    }

    private static Phrase phrase(String key) {
        return Phrase.of("backup", key);
    }
}
