package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Proves a backup file: every byte of it, and if asked for by restoring it to a database that is dropped again. */
public final class Verification {
    private final Path file;
    private final BackupKeys keys;
    private final Optional<ConnectionSettings> scratch;
    private final int jobs;
    private final TaskControl control;

    /**
     * @param scratch server on which a scratch database may be made, or for SQLite a file in whose folder one may be made; empty
     *     to look at the file only
     * @param jobs how many tables are read at once
     */
    public Verification(
            Path file, BackupKeys keys, Optional<ConnectionSettings> scratch, int jobs, TaskListener listener) {
        this.file = file;
        this.keys = keys;
        this.scratch = scratch;
        this.jobs = jobs;
        this.control = new TaskControl(listener);
    }

    /** Stops soon, and removes the scratch database; called by another thread. */
    public void cancel() {
        control.cancel();
    }

    /**
     * Checks the file.
     *
     * @throws BackupFailure if it is not what was written, or what comes back from it is not what was saved
     */
    public VerificationResult run() throws BackupFailure, DatabaseProblem {
        long start = System.nanoTime();
        try (BackupReader reader = BackupReader.open(file, keys)) {
            FileCheck.run(reader, jobs, control);
            if (scratch.isPresent()) {
                restoreAndDrop(reader);
            }
            return new VerificationResult(
                    reader.manifest(),
                    reader.fileBytes(),
                    reader.isEncrypted(),
                    scratch.isPresent(),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw Failures.of(e, file);
        }
    }

    private void restoreAndDrop(BackupReader reader) throws BackupFailure, DatabaseProblem, IOException {
        Scratch made = Scratch.create(scratch.orElseThrow(), reader.manifest(), control);
        try {
            Restoring.into(made.settings(), reader, jobs, control, false).fill(true);
        } catch (BackupFailure | DatabaseProblem | IOException | RuntimeException e) {
            try {
                made.close();
            } catch (BackupFailure | DatabaseProblem | IOException left) {
                e.addSuppressed(left);
                if (e instanceof BackupFailure failure) {
                    throw failure.withCondition(Servers.left(made.settings().database()));
                }
            }
            throw e;
        }
        made.close();
    }
}
