package io.github.stepwise.ui.page.install;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.install.FreshInstall;
import io.github.stepwise.install.InstallFailure;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.state.State;
import java.util.Optional;

/** Looks at what is in the way of an installation, by reading only. */
final class Occupancy {
    private Occupancy() {}

    /** Why nothing can be installed there; empty if nothing is there, and where that cannot be told before it is begun. */
    static Optional<InstallFailure> refusal(ConnectionSettings settings) {
        try {
            FreshInstall.refuseOccupied(settings);
            return Optional.empty();
        } catch (InstallFailure refused) {
            return Optional.of(refused);
        } catch (DatabaseProblem problem) {
            return Optional.empty();
        }
    }

    /** What is there. */
    static State find(ConnectionSettings settings, Catalog catalog) throws DatabaseProblem {
        try (Database database = Database.open(settings)) {
            return Inspection.of(database, catalog).state();
        }
    }
}
