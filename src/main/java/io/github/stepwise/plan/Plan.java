package io.github.stepwise.plan;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.State;
import java.util.List;
import java.util.Set;

/**
 * The way of one database to a release. A plan is made for the database as it is; after any change to it, it must be made
 * again.
 *
 * @param from what the database holds now
 * @param target release that the database will have at the end
 * @param apps optional applications whose tables it will have
 * @param stops in order; the last one leaves the target's database, and is the target itself or the release that last
 *     changed the database before it
 * @param needsSecretKey whether secrets will be encrypted on the way, with the key that OnCall has
 * @param warnings what the admin should know before starting, in words
 */
public record Plan(
        Engine engine,
        State.OnCall from,
        Version target,
        Set<App> apps,
        List<PlannedStop> stops,
        boolean needsSecretKey,
        List<String> warnings) {

    public Plan {
        apps = Set.copyOf(apps);
        stops = List.copyOf(stops);
        warnings = List.copyOf(warnings);
    }

    /** Nothing to do: the database is at the target already. */
    public boolean isEmpty() {
        return stops.isEmpty();
    }

    /** All migrations of all stops, in order. */
    public List<PlannedMigration> migrations() {
        return stops.stream().flatMap(stop -> stop.migrations().stream()).toList();
    }
}
