package io.github.stepwise.report;

import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeFailure;
import io.github.stepwise.upgrade.UpgradeResult;
import java.util.Optional;
import java.util.Set;

/**
 * What became of the migrations of a run. A run tells what it does while it does it; when it ends badly, some of that is
 * undone: a migration that was rolled back, or all of them with the copy of a SQLite file.
 */
final class Fate {
    /** How a migration stands at the end of a run. */
    enum Standing {
        DONE,
        FAILED,
        /** It had been done, and that was discarded or rolled back. */
        UNDONE,
        /** Some of its statements may have been done. */
        BEGUN,
        OPEN
    }

    private final Set<String> finished;
    private final Set<String> begun;
    private final Optional<String> failed;
    private final Condition condition;

    private Fate(Set<String> finished, Set<String> begun, Optional<String> failed, Condition condition) {
        this.finished = finished;
        this.begun = begun;
        this.failed = failed;
        this.condition = condition;
    }

    static Fate of(RunRecord run) {
        return new Fate(
                run.finished().keySet(),
                run.begun(),
                run.result().flatMap(UpgradeResult::failure).flatMap(UpgradeFailure::migration),
                run.result().map(UpgradeResult::condition).orElse(Condition.PARTLY_CHANGED));
    }

    Standing of(String migration) {
        boolean done = finished.contains(migration);
        if (failed.filter(migration::equals).isPresent() && !done) {
            return Standing.FAILED;
        } else if (condition == Condition.UNCHANGED) {
            return done || begun.contains(migration) ? Standing.UNDONE : Standing.OPEN;
        } else if (done) {
            return Standing.DONE;
        } else if (begun.contains(migration)) {
            return condition == Condition.ROLLED_BACK ? Standing.UNDONE : Standing.BEGUN;
        }
        return Standing.OPEN;
    }

    /** Whether what a migration did to rows is not in the database. */
    boolean isUndone(String migration) {
        Standing standing = of(migration);
        boolean back = condition == Condition.UNCHANGED || condition == Condition.ROLLED_BACK;
        return standing == Standing.UNDONE || (standing == Standing.FAILED && back);
    }
}
