package io.github.stepwise.ui.page.versions;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.state.State;
import java.util.List;

/**
 * One look at a database. Reads only.
 *
 * @param repairs whether no migration is missing, but something that OnCall left wrong can be repaired
 */
record Look(Inspection found, List<Difference> drift, boolean repairs) {
    Look {
        drift = List.copyOf(drift);
    }

    /** @throws DatabaseProblem if it cannot be read */
    static Look at(ConnectionSettings settings, Catalog catalog) throws DatabaseProblem {
        try (Database database = Database.open(settings)) {
            Inspection found = Inspection.of(database, catalog);
            return new Look(found, found.drift(database, catalog), repairs(database, catalog, found));
        }
    }

    private static boolean repairs(Database database, Catalog catalog, Inspection found) throws DatabaseProblem {
        Planner planner = new Planner(catalog, database.engine());
        Version newest = planner.newestTarget();
        if (!(found.state() instanceof State.Known known) || !known.to().isAtLeast(newest)) {
            return false;
        }
        try {
            return !Inspection.<Boolean, PlanRefused>ask(
                    database,
                    connection -> planner.plan(
                                    known,
                                    newest,
                                    known.apps(),
                                    database.serverVersion(),
                                    found.facts(connection, database))
                            .isEmpty());
        } catch (PlanRefused notEvenPlanned) {
            return false;
        }
    }
}
