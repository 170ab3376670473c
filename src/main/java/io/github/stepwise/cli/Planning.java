package io.github.stepwise.cli;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.plan.SqlPreview;
import io.github.stepwise.state.State;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the plan that the arguments ask for. */
final class Planning {
    private final Catalog catalog;
    private final AppOptions apps;
    private final Version asked;

    /**
     * @param target as given, or null
     * @throws Trouble.Stop if there is no such release or application
     */
    Planning(Catalog catalog, String target, AppOptions apps) {
        this.catalog = catalog;
        this.apps = apps;
        apps.check();
        this.asked = target == null ? null : new Releases(catalog).find("--to", target);
    }

    Plan plan(Database database, Inspection found) throws DatabaseProblem, PlanRefused {
        Planner planner = new Planner(catalog, database.engine());
        State state = withoutApps(found.state());
        return Inspection.<Plan, PlanRefused>ask(
                database,
                connection -> planner.plan(
                        state,
                        target(planner, state),
                        wanted(state),
                        database.serverVersion(),
                        found.facts(connection, database)));
    }

    /** The statements of a plan by migration, as far as they can be told before it runs. */
    Map<String, List<String>> sql(Plan plan) {
        return new SqlPreview(catalog, Dialect.of(plan.engine())).of(plan);
    }

    /** An upgrade that was begun goes on to where it was going. */
    private Version target(Planner planner, State state) {
        if (asked != null) {
            return asked;
        }
        return state instanceof State.Unfinished unfinished ? unfinished.target() : planner.newestTarget();
    }

    private Set<App> wanted(State state) {
        return apps.changed(state instanceof State.OnCall database ? database.apps() : Set.of());
    }

    /** An application of which the database has nothing yet is there only if its settings say so. */
    private State withoutApps(State state) {
        if (state instanceof State.Unfinished unfinished) {
            return new State.Unfinished(
                    unfinished.target(), unfinished.startedAt(), withoutApps(unfinished.database()));
        }
        return state instanceof State.OnCall database ? withoutApps(database) : state;
    }

    private State.OnCall withoutApps(State.OnCall database) {
        Set<App> left = new HashSet<>(database.apps());
        left.retainAll(apps.changed(database.apps()));
        for (App app : database.apps()) {
            if (!left.contains(app) && database.applied().stream().anyMatch(id -> id.startsWith(app.label() + "."))) {
                throw Trouble.refused(
                                "The database has the tables of " + app.label() + " already.",
                                "Leave out --without " + app.label() + "; unused tables do no harm.")
                        .stop();
            }
        }
        if (database instanceof State.Known known) {
            return new State.Known(known.from(), known.to(), known.applied(), left);
        } else if (database instanceof State.Between between) {
            return new State.Between(
                    between.reached(), between.ahead(), between.missing(), between.story(), between.applied(), left);
        }
        throw new IllegalStateException("a state that is not known here: " + database);
    }
}
