package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.nio.file.Path;

/** The backup of what a restore is going to overwrite. */
final class SafetyBackup {
    private final ConnectionSettings target;
    private final RestoreOptions options;
    private final String tool;
    private final TaskControl control;
    private Path file;

    SafetyBackup(ConnectionSettings target, RestoreOptions options, String tool, TaskControl control) {
        this.target = target;
        this.options = options;
        this.tool = tool;
        this.control = control;
    }

    /** Makes it, unless nobody wants it. */
    void make() throws BackupFailure, DatabaseProblem {
        if (options.safetyFolder() == null) {
            return;
        }
        Path wanted = options.safetyFolder().resolve(name());
        control.note("What is in the database now is saved first, to " + wanted + ".");
        Backup backup = new Backup(target, wanted, BackupOptions.usual().withJobs(options.jobs()), tool, control::pass);
        control.onCancel(backup::cancel);
        try {
            backup.run();
        } catch (BackupFailure e) {
            throw e.prefixed("What is in the database could not be saved first, so nothing was restored.")
                    .withCondition(Destination.UNTOUCHED);
        } finally {
            control.onCancel(() -> {});
        }
        file = wanted;
    }

    /** Null if there is none. */
    Path file() {
        return file;
    }

    private String name() {
        String database =
                target.engine() == Engine.SQLITE ? target.file().getFileName().toString() : target.database();
        return FileNames.plain(database) + "-before-restore-" + FileNames.time() + ".stepwise";
    }
}
