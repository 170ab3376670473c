package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.Risk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Which rows and values will be gone after the upgrade, as they would after OnCall's own migrations. */
final class DataCheck implements Check {
    @Override
    public String id() {
        return "data";
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(2);
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, PlanRefused {
        Plan plan = look.plan();
        List<String> lost = new ArrayList<>();
        long deleted = 0;
        long deletions = 0;
        long dropped = 0;
        long changed = 0;
        for (PlannedMigration migration : plan.migrations()) {
            for (Risk risk : migration.risks()) {
                switch (risk.kind()) {
                    case DELETES_ROWS -> {
                        deletions++;
                        deleted += risk.rows().orElse(0);
                    }
                    case DROPS_DATA -> dropped++;
                    case CHANGES_ROWS -> changed += risk.rows().orElse(0);
                    case REWRITES -> {}
                }
                if (risk.kind() == Risk.Kind.DELETES_ROWS || risk.kind() == Risk.Kind.DROPS_DATA) {
                    lost.add(describe(migration, risk));
                }
            }
        }
        return lost.isEmpty()
                ? Answer.note("none", changed)
                : Answer.warning("lost", deletions, deleted, dropped).showing(lost);
    }

    private static String describe(PlannedMigration migration, Risk risk) {
        String rows = risk.rows().isPresent() ? " (" + risk.rows().getAsLong() + ")" : "";
        return migration.release() + " · " + risk.table() + " · " + risk.text() + rows;
    }
}
