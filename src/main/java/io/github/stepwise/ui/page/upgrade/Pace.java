package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlannedMigration;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a run may still take. An estimate that was made before it counts less and less as the run's own speed becomes
 * known; a migration weighs as much as it has changes.
 */
final class Pace {
    private static final Duration FIRST = Duration.ofSeconds(3);
    private static final double ENOUGH = 0.05;

    private final Map<String, Integer> weights = new HashMap<>();
    private final double total;
    private final Optional<Duration> estimate;

    /** @param estimate for the whole plan, made beforehand */
    Pace(Plan plan, Optional<Duration> estimate) {
        double sum = 0;
        for (PlannedMigration migration : plan.migrations()) {
            int weight = 1 + migration.changes().size();
            weights.put(migration.id(), weight);
            sum += weight;
        }
        this.total = sum;
        this.estimate = estimate;
    }

    /** From 0 to 1. */
    double share(List<RunRow> rows) {
        if (total == 0) {
            return 0;
        }
        double done = 0;
        for (RunRow row : rows) {
            if (row instanceof RunRow.Migration migration) {
                done += weights.getOrDefault(migration.id(), 0) * share(migration);
            }
        }
        return done / total;
    }

    private static double share(RunRow.Migration row) {
        return switch (row.standing()) {
            case DONE -> 1;
            case RUNNING -> row.of() == 0 ? 0 : Math.max(0, row.statement() - 1.0) / row.of();
            default -> 0;
        };
    }

    /** Empty as long as nothing sensible can be said. */
    Optional<Duration> left(double share, Duration elapsed) {
        boolean known = share >= ENOUGH && elapsed.compareTo(FIRST) >= 0;
        if (!known) {
            return estimate.map(all -> all.minus(elapsed)).filter(left -> !left.isNegative());
        }
        double own = elapsed.toMillis() * (1 - share) / share;
        double before = estimate.map(all -> all.toMillis() * (1 - share)).orElse(own);
        return Optional.of(Duration.ofMillis(Math.round(share * own + (1 - share) * before)));
    }
}
