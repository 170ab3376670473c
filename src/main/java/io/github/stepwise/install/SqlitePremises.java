package io.github.stepwise.install;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A SQLite file. One that is there and empty stays in its place, with its owner and rights. */
final class SqlitePremises {
    private SqlitePremises() {}

    static Premises prepare(ConnectionSettings settings, Undo undo, InstallListener listener)
            throws DatabaseProblem, IOException {
        Path file = settings.file();
        boolean created = create(file);
        if (created) {
            undo.add(InstallNotes.of("left.file", file.toString()), InstallNotes.of("remedy.file"), () -> {
                Files.deleteIfExists(file);
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-journal"));
            });
            listener.on(new InstallEvent.DatabaseCreated(file.toString()));
        }
        return new Premises(Database.open(settings), created, false, "", "");
    }

    private static boolean create(Path file) throws IOException {
        try {
            Files.createFile(file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }
}
