package io.github.stepwise.backup;

import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;

/** Backups and restores of test databases, with what they have told. */
final class Trials {
    private Trials() {}

    static BackupResult backup(TestDatabase database, Path file) throws Exception {
        return backup(database, file, BackupOptions.usual(), event -> {});
    }

    static BackupResult backup(TestDatabase database, Path file, BackupOptions options, TaskListener listener)
            throws Exception {
        return new Backup(database.settings(), file, options, "Stepwise test", listener).run();
    }

    static RestoreResult restore(Path file, TestDatabase target, RestoreOptions options) throws Exception {
        return restore(file, target, options, event -> {});
    }

    static RestoreResult restore(Path file, TestDatabase target, RestoreOptions options, TaskListener listener)
            throws Exception {
        return new Restore(file, BackupKeys.none(), target.settings(), options, "Stepwise test", listener).run();
    }

    /** The texts of all notes and warnings. */
    static TaskListener intoTexts(List<String> texts) {
        return event -> {
            if (event instanceof TaskEvent.Noted noted) {
                texts.add(noted.text());
            } else if (event instanceof TaskEvent.Warned warned) {
                texts.add(warned.text());
            }
        };
    }
}
