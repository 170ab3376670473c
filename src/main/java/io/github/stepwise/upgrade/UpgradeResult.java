package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param condition what shape the database is in
 * @param conditionText the same with its details, in a sentence or two
 * @param reached the release that the database is at, verified; empty when it is between releases or not known
 * @param migrations how many migrations this run completed
 * @param rows how many rows their row changes inserted, changed or deleted
 * @param exports files with the rows that were deleted
 * @param original where the file of a SQLite database is kept as it was before; empty on other engines
 * @param failure why it failed, if it did
 */
public record UpgradeResult(
        Outcome outcome,
        Condition condition,
        String conditionText,
        Optional<Version> reached,
        int migrations,
        long rows,
        Duration duration,
        List<Path> exports,
        Optional<Path> original,
        Optional<UpgradeFailure> failure) {

    /** How a run can end. */
    public enum Outcome {
        /** At the target. */
        COMPLETED,
        /** At the stop where it was to rest. */
        PAUSED,
        /** Stopped because it was asked to. */
        CANCELLED,
        FAILED
    }

    public UpgradeResult {
        exports = List.copyOf(exports);
    }
}
