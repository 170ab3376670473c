package io.github.stepwise.ui.page.connect;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.ui.task.Causes;
import io.github.stepwise.ui.trouble.Trouble;
import io.github.stepwise.ui.trouble.Troubles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What went wrong with a test; a SQLite file that is still to be made has troubles of its own. */
final class ConnectTrouble {
    private ConnectTrouble() {}

    static Trouble of(Throwable thrown, ConnectionSettings settings) {
        Throwable e = Causes.of(thrown);
        if (e instanceof IOException && settings.file() != null) {
            Path folder = settings.file().getParent();
            return e instanceof NoSuchFileException
                    ? trouble(
                            "folder-missing",
                            "There is no folder " + folder + ".",
                            "Make the folder, or choose another place for the file.",
                            folder,
                            e)
                    : trouble(
                            "folder-right",
                            "No file can be made in the folder " + folder + ".",
                            "Give this user of the computer the right to write there, or choose another place for the file.",
                            folder,
                            e);
        }
        return Troubles.of(e, settings);
    }

    private static Trouble trouble(String cause, String sentence, String step, Path folder, Throwable e) {
        return new Trouble(cause, List.of(String.valueOf(folder)), sentence, List.of(step), List.of(e.toString()));
    }
}
