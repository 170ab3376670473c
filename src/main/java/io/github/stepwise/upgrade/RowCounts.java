package io.github.stepwise.upgrade;

import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.Risk;
import io.github.stepwise.schema.Change;
import java.util.Optional;
import java.util.OptionalLong;

/** Reconciles what a plan announced with what happened. */
final class RowCounts {
    private RowCounts() {}

    /** A sentence where a change touched another number of rows than the plan said; the rows may have changed since. */
    static Optional<String> compare(PlannedMigration migration, Change.RowsChange change, long actual) {
        Optional<Risk> announced = migration.risks().stream()
                .filter(risk ->
                        risk.table().equals(change.table()) && risk.text().startsWith(change.why()))
                .findFirst();
        OptionalLong rows = announced.map(Risk::rows).orElse(OptionalLong.of(0));
        if (rows.isEmpty() || rows.getAsLong() == actual) {
            return Optional.empty();
        }
        return Optional.of("The plan announced " + rows.getAsLong() + " rows of " + change.table() + ", and " + actual
                + " were changed. The change: " + change.why());
    }
}
