package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.schema.Engine;

/**
 * What the parts of a run share.
 *
 * @param title which database it is, in words, without password
 * @param database the one that is worked on; the copy, on SQLite
 */
record Run(
        Catalog catalog,
        Plan plan,
        Dialect dialect,
        String title,
        Database database,
        UpgradeOptions options,
        Events events,
        Progress progress,
        Cancel cancel,
        Faults faults) {

    Engine engine() {
        return plan.engine();
    }
}
