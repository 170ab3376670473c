package io.github.stepwise.ui.page.checklist;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.install.ChecklistItem;
import io.github.stepwise.install.Installed;
import io.github.stepwise.install.SettingsChecklist;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.InstallCase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.LongBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The list with its ticks, and the file of the environment. */
final class ChecklistModel {
    private final Desk desk;
    private final InstallCase install;
    private final Map<String, BooleanProperty> ticks = new HashMap<>();
    private final ObjectProperty<Path> saved = new SimpleObjectProperty<>();
    private final ObjectProperty<Throwable> failure = new SimpleObjectProperty<>();
    private final BooleanBinding passwordToKeep;
    private SettingsChecklist checklist;

    ChecklistModel(Desk desk, InstallCase install) {
        this.desk = desk;
        this.install = install;
        this.passwordToKeep = install.hasPasswordToKeep();
    }

    Installed installed() {
        return install.installed().get();
    }

    /** Whether the password of a new user is only here, as far as is known. */
    BooleanBinding hasPasswordToKeep() {
        return passwordToKeep;
    }

    /** Puts the password of the new user on the clipboard. */
    void copyPassword() {
        desk.desktop().copy(installed().connection().password().reveal());
        install.passwordKept().set(true);
    }

    /** What is to be done for what was installed. */
    List<ChecklistItem> items() {
        return checklist().items();
    }

    List<ChecklistItem> items(ChecklistItem.Topic topic) {
        return items().stream().filter(item -> item.topic() == topic).toList();
    }

    /** Whether the admin has done it; remembered as long as the flow is open. */
    BooleanProperty tick(ChecklistItem item) {
        return ticks.computeIfAbsent(item.id(), id -> new SimpleBooleanProperty());
    }

    /** How many have been done. */
    LongBinding done() {
        BooleanProperty[] all = items().stream().map(this::tick).toArray(BooleanProperty[]::new);
        return Bindings.createLongBinding(
                () -> items().stream().filter(item -> tick(item).get()).count(), all);
    }

    /** Where the environment was written to; null before. */
    ObjectProperty<Path> saved() {
        return saved;
    }

    /** Why it could not be written; null unless that is so. */
    ObjectProperty<Throwable> failure() {
        return failure;
    }

    /** Writes a text to a file. */
    void save(String text, Path file) {
        saved.set(null);
        failure.set(null);
        desk.background()
                .call(() -> Files.writeString(file, text, StandardCharsets.UTF_8))
                .whenComplete((written, thrown) -> {
                    failure.set(thrown);
                    saved.set(written);
                });
    }

    private SettingsChecklist checklist() {
        if (checklist == null) {
            Installed installed = installed();
            Release release = desk.knownCatalog().release(installed.release()).orElseThrow();
            checklist = SettingsChecklist.of(release, installed.connection(), installed.apps());
        }
        return checklist;
    }
}
