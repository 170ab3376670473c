package io.github.stepwise.ui.desk;

import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.Manifest;
import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The backup file that a flow is about, as its file page left it. */
public final class ChosenFile {
    private final ObjectProperty<Path> file = new SimpleObjectProperty<>();
    private final ObjectProperty<BackupKeys> keys = new SimpleObjectProperty<>(BackupKeys.none());
    private final ObjectProperty<Manifest> manifest = new SimpleObjectProperty<>();

    /** Null until one was opened. */
    public ObjectProperty<Path> file() {
        return file;
    }

    /** What it was opened with; none if it is not encrypted. */
    public ObjectProperty<BackupKeys> keys() {
        return keys;
    }

    /** What it says of itself; null until it was opened. */
    public ObjectProperty<Manifest> manifest() {
        return manifest;
    }

    /** Never null after the file page. */
    public Path require() {
        if (file.get() == null) {
            throw new IllegalStateException("the file page comes first");
        }
        return file.get();
    }
}
