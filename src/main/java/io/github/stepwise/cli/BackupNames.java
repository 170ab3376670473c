package io.github.stepwise.cli;

import io.github.stepwise.backup.FileNames;
import io.github.stepwise.database.ConnectionSettings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** How files of a run are called if nobody names them. */
final class BackupNames {
    private BackupNames() {}

    /**
     * The file that an argument means.
     *
     * @param argument a file, a folder, or null for the present folder
     * @throws Trouble.Stop if it names a folder that is not there
     */
    static Path target(String argument, ConnectionSettings settings) {
        String name = stamped(settings) + ".stepwise";
        if (argument == null) {
            return Path.of(name).toAbsolutePath();
        }
        Path path = path(argument);
        if (Files.isDirectory(path)) {
            return path.resolve(name);
        }
        boolean folderMeant = argument.endsWith("/") || argument.endsWith("\\");
        if (folderMeant || !Files.isDirectory(path.getParent())) {
            throw Trouble.usage(
                            "There is no folder " + (folderMeant ? path : path.getParent()) + ".",
                            "Make it, or name another one.")
                    .stop();
        }
        return path;
    }

    private static Path path(String argument) {
        try {
            return Path.of(argument).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw Trouble.usage("No file can be called " + argument + ".", "Choose another name.")
                    .stop();
        }
    }

    /** Name of the database and the present time, {@code oncall-20261122-120000}. */
    static String stamped(ConnectionSettings settings) {
        return FileNames.plain(Confirmation.word(settings)) + "-" + FileNames.time();
    }
}
