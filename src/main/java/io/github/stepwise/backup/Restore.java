package io.github.stepwise.backup;

import io.github.stepwise.backup.Restoring.Filled;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings a backup back. Nothing is written to a database before every byte of the file has been checked, and nothing that is in
 * it goes unless that was asked for.
 */
public final class Restore {
    private final Path file;
    private final BackupKeys keys;
    private final ConnectionSettings target;
    private final RestoreOptions options;
    private final String tool;
    private final TaskControl control;

    /**
     * @param target the database to fill, empty or not there yet; for SQLite the file to be
     * @param tool name and version of the program, for the safety backup
     */
    public Restore(
            Path file,
            BackupKeys keys,
            ConnectionSettings target,
            RestoreOptions options,
            String tool,
            TaskListener listener) {
        this.file = file;
        this.keys = keys;
        this.target = target;
        this.options = options;
        this.tool = tool;
        this.control = new TaskControl(listener);
    }

    /** Stops soon; the failure of {@link #run} tells what is in the database then. Called by another thread. */
    public void cancel() {
        control.cancel();
    }

    /**
     * Restores.
     *
     * @throws BackupFailure if it was not done; its condition tells what is in the database
     * @throws DatabaseProblem if the database cannot be reached or entered
     */
    public RestoreResult run() throws BackupFailure, DatabaseProblem {
        long start = System.nanoTime();
        try (BackupReader reader = BackupReader.open(file, keys)) {
            Servers.requireSameEngine(reader.manifest(), target);
            FileCheck.bytes(reader, control);
            SafetyBackup safety = new SafetyBackup(target, options, tool, control);
            Destination destination = target.engine() == Engine.SQLITE
                    ? new SqliteDestination(target.file(), reader, options, safety, control)
                    : new ServerDestination(target, reader, options, safety, control);
            Filled filled = destination.fill();
            return new RestoreResult(
                    reader.manifest(),
                    filled.loadMethod(),
                    filled.refused(),
                    options.compare(),
                    Optional.ofNullable(safety.file()),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw Failures.of(e, file).withCondition(Destination.UNTOUCHED);
        } catch (BackupFailure e) {
            throw e.condition().isEmpty() ? e.withCondition(Destination.UNTOUCHED) : e;
        }
    }
}
