package io.github.stepwise.plan;

import io.github.stepwise.catalog.Version;
import java.util.List;

/**
 * A release on the way, at which the database is verified.
 *
 * @param pausable whether the database is exactly that release there, so that the upgrade may rest and OnCall may run
 */
public record PlannedStop(Version release, List<PlannedMigration> migrations, boolean pausable) {
    public PlannedStop {
        migrations = List.copyOf(migrations);
    }
}
