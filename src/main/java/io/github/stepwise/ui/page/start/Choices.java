package io.github.stepwise.ui.page.start;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.settings.LeftoverRun;
import java.nio.file.Path;

/** What can be begun from the start page. */
public interface Choices {
    void upgrade();

    /** @param settings fill the form; the password is still to be typed */
    void upgrade(ConnectionSettings settings);

    /** Goes on with an upgrade that did not end. */
    void resume(LeftoverRun run);

    /** Brings back the backup from before an upgrade that did not end; it has one. */
    void restore(LeftoverRun run);

    void install();

    void backup();

    void restore();

    void checkFile();

    /** @param broken made as issue #4701 leaves a database, instead of a healthy one */
    void demo(boolean broken);

    /** @param file a SQLite database, a configuration of OnCall or its folder, or a backup */
    void dropped(Path file);
}
