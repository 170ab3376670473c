package io.github.stepwise.ui.testing;

import io.github.stepwise.backup.Backup;
import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.ui.desk.ChosenFile;
import java.nio.file.Path;

/** Backup files for pages that begin with one. */
public final class Backups {
    private Backups() {}

    /** Makes one and leaves it as the file page would. */
    public static void choose(ConnectionSettings settings, Path file, ChosenFile chosen) throws Exception {
        new Backup(settings, file, BackupOptions.usual().withoutCheck(), "Stepwise test", event -> {}).run();
        try (BackupReader reader = BackupReader.open(file, BackupKeys.none())) {
            chosen.manifest().set(reader.manifest());
        }
        chosen.file().set(file);
    }
}
