package io.github.stepwise.cli;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.DatabaseProblem;
import java.time.Clock;

/** Does a backup, a check or a restore in front of the admin: shows progress and listens for Ctrl-C. */
final class TaskRun {
    private final Terminal terminal;
    private final TaskLines lines;
    private volatile boolean cancelled;

    TaskRun(Terminal terminal, TaskLines lines) {
        this.terminal = terminal;
        this.lines = lines;
    }

    /** What is to be done. */
    interface Work<T> {
        T run() throws BackupFailure, DatabaseProblem;
    }

    /**
     * Does it.
     *
     * @param ifKilled what a third Ctrl-C would leave behind
     * @throws Trouble.Stop if it failed
     */
    <T> T run(Work<T> work, Runnable cancel, String ifKilled) throws DatabaseProblem {
        try (ProgressLines shown = new ProgressLines(terminal, Clock.systemUTC());
                Interrupts interrupts = interrupts(shown, cancel, ifKilled)) {
            lines.showOn(shown);
            T result = work.run();
            lines.endStep();
            return result;
        } catch (BackupFailure failure) {
            Say.list(terminal, "Warnings", lines.warnings());
            // Whoever is told to stop while it waits for a server may only know that the server did not answer.
            throw cancelled && failure.kind() == BackupFailure.Kind.DATABASE
                    ? BackupTroubles.cancelled(failure)
                    : BackupTroubles.stop(failure, lines.step());
        }
    }

    private Interrupts interrupts(ProgressLines shown, Runnable cancel, String ifKilled) {
        return Interrupts.answeredBy(
                () -> {
                    shown.line("Stopping and cleaning up.");
                    cancelled = true;
                    cancel.run();
                },
                () -> shown.line("Still stopping. " + ifKilled),
                () -> Runtime.getRuntime().halt(ExitCode.CANCELLED.number()));
    }
}
