package io.github.stepwise.ui.backup;

import io.github.stepwise.backup.FileNames;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Where a backup goes and what it is called if nobody says it. */
public final class Places {
    private static final String FOLDER = "backup.folder";

    private final Desk desk;
    private final BooleanSupplier demo;

    /** @param demo whether it is the demo database now, whose backup stays with it */
    public Places(Desk desk, BooleanSupplier demo) {
        this.desk = desk;
        this.demo = demo;
    }

    /** The one that was chosen last; else beside a SQLite file, or the user's own folder. */
    public Path folder(ConnectionSettings database) {
        if (demo.getAsBoolean()) {
            return database.file().getParent();
        }
        Path remembered = desk.preferences().get(FOLDER).flatMap(TypedPath::of).orElse(null);
        if (remembered != null && Files.isDirectory(remembered)) {
            return remembered;
        }
        Path beside = database.engine() == Engine.SQLITE ? database.file().getParent() : null;
        return beside != null && Files.isWritable(beside) ? beside : Path.of(System.getProperty("user.home"));
    }

    /** Keeps one that the admin has chosen, not one that stood there. */
    void remember(String typed, ConnectionSettings database) {
        TypedPath.of(typed)
                .filter(folder -> !demo.getAsBoolean() && !folder.equals(folder(database)))
                .ifPresent(folder -> desk.remember(FOLDER, folder.toString()));
    }

    /** @param word put after the name of the database; empty for none */
    static String name(ConnectionSettings database, String word) {
        String name = FileNames.plain(Connections.name(database));
        return name + (word.isEmpty() ? "" : "-" + word) + "-" + FileNames.time() + BackupForm.ENDING;
    }
}
