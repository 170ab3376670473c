package io.github.stepwise.backup;

import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;

/** Backups and restores of test databases, with what they have told. */
final class Trials {
    private Trials() {}

    static ConnectionSettings settings(TestDatabase database) {
        if (database.engine() == Engine.SQLITE) {
            return ConnectionSettings.sqlite(database.file());
        }
        return ConnectionSettings.ofJdbcUrl(database.jdbcUrl())
                .withEngine(database.engine())
                .withCredentials(database.user(), Secret.of(database.password()));
    }

    static BackupResult backup(TestDatabase database, Path file) throws Exception {
        return backup(database, file, BackupOptions.usual(), event -> {});
    }

    static BackupResult backup(TestDatabase database, Path file, BackupOptions options, TaskListener listener)
            throws Exception {
        return new Backup(settings(database), file, options, "Stepwise test", listener).run();
    }

    static RestoreResult restore(Path file, TestDatabase target, RestoreOptions options) throws Exception {
        return restore(file, target, options, event -> {});
    }

    static RestoreResult restore(Path file, TestDatabase target, RestoreOptions options, TaskListener listener)
            throws Exception {
        return new Restore(file, BackupKeys.none(), settings(target), options, "Stepwise test", listener).run();
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
