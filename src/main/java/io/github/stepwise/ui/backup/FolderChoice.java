package io.github.stepwise.ui.backup;

import io.github.stepwise.words.Phrase;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A folder that something will be written to. */
public final class FolderChoice {
    private final StringProperty folder = new SimpleStringProperty("");
    private final ObjectProperty<PlaceFacts> facts = new SimpleObjectProperty<>();
    private final ObjectBinding<Phrase> error =
            Bindings.createObjectBinding(() -> error(folder.get(), facts.get()), folder, facts);
    private final PlaceFacts.Looks looks;

    /** @param looks asks the disk whenever the folder changes */
    public FolderChoice(PlaceFacts.Looks looks) {
        this.looks = looks;
        folder.addListener((property, old, typed) -> look());
    }

    /** As typed. */
    public StringProperty folder() {
        return folder;
    }

    /** What is wrong with it; null if nothing is known to be. */
    public ObjectBinding<Phrase> error() {
        return error;
    }

    /** What the disk says; null as long as it has not answered. */
    public ObjectProperty<PlaceFacts> facts() {
        return facts;
    }

    /** Whether it can be written to. */
    public boolean isGood() {
        return facts.get() != null && error.get() == null;
    }

    /** Empty if no folder can be called that. */
    public Optional<Path> path() {
        return TypedPath.of(folder.get());
    }

    private void look() {
        facts.set(null);
        path().ifPresent(this::ask);
    }

    /** Asks the disk again if what it said stands in the way; that stays until it answers. */
    public void lookAgain() {
        if (facts.get() != null && error.get() != null) {
            path().ifPresent(this::ask);
        }
    }

    private void ask(Path asked) {
        looks.at(asked.resolve("x")).thenAccept(answer -> {
            if (path().filter(asked::equals).isPresent()) {
                facts.set(answer);
            }
        });
    }

    /** What is wrong with a folder as far as the disk has answered; null if nothing is known to be. */
    static Phrase error(String typed, PlaceFacts facts) {
        if (TypedPath.of(typed).isEmpty()) {
            return Phrase.of("backup", typed.isBlank() ? "folder.blank" : "folder.impossible");
        } else if (facts == null) {
            return null;
        } else if (!facts.folder()) {
            return Phrase.of("backup", "folder.missing");
        }
        return facts.writable() ? null : Phrase.of("backup", "folder.read-only");
    }
}
