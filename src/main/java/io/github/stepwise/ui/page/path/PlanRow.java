package io.github.stepwise.ui.page.path;

import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.PlannedStop;
import io.github.stepwise.plan.Risk;
import java.util.ArrayList;
import java.util.List;

/** A line of the plan: a stop, or a migration on the way to it. */
sealed interface PlanRow {

    /** A release at which the database is verified. */
    record Stop(PlannedStop stop) implements PlanRow {}

    /** What is done on the way there. */
    record Step(PlannedMigration migration) implements PlanRow {}

    /**
     * The lines of a plan, each stop before what leads to it.
     *
     * @param onlyRows only migrations that change or delete what is in the tables
     */
    static List<PlanRow> of(Plan plan, boolean onlyRows) {
        List<PlanRow> rows = new ArrayList<>();
        for (PlannedStop stop : plan.stops()) {
            List<Step> steps = stop.migrations().stream()
                    .filter(migration -> !onlyRows || touchesRows(migration))
                    .map(Step::new)
                    .toList();
            if (!steps.isEmpty()) {
                rows.add(new Stop(stop));
                rows.addAll(steps);
            }
        }
        return rows;
    }

    private static boolean touchesRows(PlannedMigration migration) {
        return migration.risks().stream().anyMatch(risk -> risk.kind() != Risk.Kind.REWRITES);
    }
}
