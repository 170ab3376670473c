package io.github.stepwise.backup;

import java.time.Duration;
import java.util.Optional;

/** What a backup, a check or a restore tells while it runs. */
public sealed interface TaskEvent {
    /** Something new begins. */
    record Began(Step step) implements TaskEvent {}

    /**
     * How far the step is; at most every tenth of a second.
     *
     * @param bytes done
     * @param totalBytes to do, as far as known; 0 if not
     * @param tables done
     * @param totalTables to do; 0 where the step does not count tables
     * @param elapsed since the step began
     * @param remaining of the step; empty as long as nobody can say
     */
    record Progressed(
            Step step,
            long bytes,
            long totalBytes,
            int tables,
            int totalTables,
            Duration elapsed,
            Optional<Duration> remaining)
            implements TaskEvent {}

    /** Something worth knowing, in a plain sentence: how many connections read, which way rows are loaded. */
    record Noted(String text) implements TaskEvent {}

    /** Something that the admin should look at. */
    record Warned(String text) implements TaskEvent {}
}
