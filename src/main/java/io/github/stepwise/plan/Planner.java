package io.github.stepwise.plan;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Repair;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ServerVersion;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the way of a database to a release: every missing migration, in the catalog's order, grouped by stop. */
public final class Planner {
    private static final Version FIRST = new Version(0, 0, 0);

    private final Catalog catalog;
    private final Engine engine;

    /** @param engine the engine of the databases to plan for */
    public Planner(Catalog catalog, Engine engine) {
        this.catalog = catalog;
        this.engine = engine;
    }

    /** The newest release that an upgrade may end at. */
    public Version newestTarget() {
        return catalog.releases().stream()
                .filter(release -> release.avoid().isEmpty())
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .version();
    }

    /**
     * @param state what the database holds
     * @param target release to arrive at
     * @param wanted optional applications to have besides those that the database has
     * @param server version of the database server
     * @param facts answers questions about the live rows
     * @throws PlanRefused when there is no safe way, with the reason
     */
    public Plan plan(State state, Version target, Set<App> wanted, ServerVersion server, LiveFacts facts)
            throws PlanRefused {
        State.OnCall database = database(state);
        Release release = acceptable(target, database);
        checkServer(release, server);

        Set<App> apps = EnumSet.noneOf(App.class);
        apps.addAll(database.apps());
        apps.addAll(wanted);
        Set<String> applied = new LinkedHashSet<>(database.applied());
        List<PlannedStop> stops = stops(pending(target, apps, applied), target, apps, applied, facts);
        return new Plan(
                engine,
                database,
                target,
                apps,
                stops,
                needsSecretKey(stops, facts),
                warnings(database, release, facts));
    }

    private static State.OnCall database(State state) throws PlanRefused {
        if (state instanceof State.OnCall database) {
            return database;
        } else if (state instanceof State.Unfinished unfinished) {
            return unfinished.database();
        } else if (state instanceof State.Empty) {
            throw new PlanRefused(
                    "The database is empty, so there is nothing to upgrade.",
                    "Install a release into it, or connect to the database that OnCall uses.");
        } else if (state instanceof State.HalfRestored) {
            throw new PlanRefused(
                    state.describe() + " Nothing was changed.",
                    "Run stepwise restore with this database again; it removes the part that is there and starts anew.");
        } else if (state instanceof State.Newer) {
            throw new PlanRefused(
                    state.describe() + " Nothing was changed.",
                    "Use a newer Stepwise, or restore the backup that was made before OnCall was upgraded.");
        }
        throw new PlanRefused(
                state.describe() + " Nothing was changed.",
                "Check host, port and database name: OnCall's settings call them DATABASE_HOST, DATABASE_PORT and"
                        + " DATABASE_NAME.");
    }

    private Release acceptable(Version target, State.OnCall database) throws PlanRefused {
        Release release = catalog.release(target)
                .orElseThrow(() -> new PlanRefused(
                        "There is no release " + target + " of OnCall that Stepwise knows.",
                        "The newest one is " + catalog.newest().version() + "."));
        Version floor = furthest(database);
        if (floor.compareTo(target) > 0) {
            throw new PlanRefused(
                    "The database is at OnCall " + floor + ", which is newer than " + target
                            + ". No release of OnCall can be upgraded downwards, because values that a newer release"
                            + " dropped cannot be made again.",
                    "To go back, restore a backup of that release.");
        }
        if (release.avoid().isPresent()) {
            Optional<Version> next = catalog.releases().stream()
                    .filter(later -> later.version().compareTo(target) > 0
                            && later.avoid().isEmpty())
                    .map(Release::version)
                    .findFirst();
            throw new PlanRefused(
                    "Release " + target + " must not be a stop. "
                            + release.avoid().get(),
                    next.map(version -> "The next good release is " + version + ".")
                            .orElse(""));
        }
        return release;
    }

    /** The oldest release that could hold all applied migrations. */
    private Version furthest(State.OnCall database) {
        if (database instanceof State.Known known) {
            return known.from();
        }
        return database.applied().stream()
                .map(id -> catalog.migration(id).orElseThrow())
                .filter(migration -> migration.retired().isEmpty())
                .map(Migration::release)
                .max(Version::compareTo)
                .orElse(FIRST);
    }

    private void checkServer(Release release, ServerVersion server) throws PlanRefused {
        ServerFloor floor = ServerFloor.of(release, engine);
        if (!floor.accepts(server)) {
            throw new PlanRefused(
                    "OnCall " + release.version() + " needs " + floor + " or newer; this server is " + server
                            + ". Nothing was changed.",
                    "Upgrade the database server first, or stop at 1.3.47, the last release that accepts an older one.");
        }
    }

    private List<Migration> pending(Version target, Set<App> apps, Set<String> applied) {
        return catalog.migrationsOf(target, apps).stream()
                .filter(migration -> !applied.contains(migration.id()))
                .toList();
    }

    private List<PlannedStop> stops(
            List<Migration> pending, Version target, Set<App> apps, Set<String> applied, LiveFacts facts) {
        Map<Version, List<PlannedMigration>> byStop = new LinkedHashMap<>();
        Set<String> done = new LinkedHashSet<>(applied);
        Set<String> touched = new HashSet<>();
        List<PlannedMigration> alone = repairsAlone(applied, facts, touched);
        Map<Version, Set<String>> doneAt = new LinkedHashMap<>();
        for (Migration migration : pending) {
            Version stop = stopOf(migration.release(), target);
            byStop.computeIfAbsent(stop, version -> new ArrayList<>()).add(planned(migration, applied, facts, touched));
            done.add(migration.id());
            doneAt.put(stop, new LinkedHashSet<>(done));
        }
        if (!alone.isEmpty()) {
            Version first =
                    byStop.isEmpty() ? target : byStop.keySet().iterator().next();
            byStop.computeIfAbsent(first, version -> new ArrayList<>()).addAll(0, alone);
        }
        List<PlannedStop> stops = new ArrayList<>();
        byStop.forEach((version, migrations) -> stops.add(
                new PlannedStop(version, migrations, isExactly(version, apps, doneAt.getOrDefault(version, applied)))));
        return stops;
    }

    /** The first good release at or after one, but not after the target. */
    private Version stopOf(Version version, Version target) {
        return catalog.releases().stream()
                .filter(release ->
                        release.version().isAtLeast(version) && release.avoid().isEmpty())
                .map(Release::version)
                .filter(candidate -> target.isAtLeast(candidate))
                .findFirst()
                .orElse(target);
    }

    private boolean isExactly(Version version, Set<App> apps, Collection<String> done) {
        List<String> expected =
                catalog.migrationsOf(version, apps).stream().map(Migration::id).toList();
        long beyond = done.stream()
                .map(id -> catalog.migration(id).orElseThrow())
                .filter(migration -> !migration.legacy() && migration.release().compareTo(version) > 0)
                .count();
        return done.containsAll(expected) && beyond == 0;
    }

    private PlannedMigration planned(Migration migration, Set<String> applied, LiveFacts facts, Set<String> touched) {
        List<Change> changes = new ArrayList<>(migration.changesOn(engine));
        String title = migration.title();
        for (Repair repair : catalog.repairs()) {
            if (repair.migration().equals(Optional.of(migration.id())) && repair.isFor(applied)) {
                changes.addAll(0, repair.beforeOn(engine));
                changes.addAll(repair.afterOn(engine));
                title = title + "; " + repair.title();
            }
        }
        return new PlannedMigration(
                migration.id(),
                title,
                migration.release(),
                position(migration),
                true,
                changes,
                Risks.of(changes, engine, facts, touched));
    }

    private int position(Migration migration) {
        return catalog.release(migration.release()).orElseThrow().migrations().indexOf(migration) + 1;
    }

    /** Repairs that belong to no migration and find something to repair. */
    private List<PlannedMigration> repairsAlone(Set<String> applied, LiveFacts facts, Set<String> touched) {
        List<PlannedMigration> planned = new ArrayList<>();
        for (Repair repair : catalog.repairs()) {
            if (repair.migration().isEmpty() && repair.isFor(applied)) {
                List<Change> changes = repair.beforeOn(engine);
                List<Risk> risks = Risks.of(changes, engine, facts, touched);
                if (!risks.isEmpty()) {
                    String id = "stepwise." + repair.id().replace('-', '_');
                    planned.add(
                            new PlannedMigration(id, repair.title(), FIRST, planned.size() + 1, false, changes, risks));
                }
            }
        }
        return planned;
    }

    private static boolean needsSecretKey(List<PlannedStop> stops, LiveFacts facts) {
        boolean encrypts = stops.stream()
                .flatMap(stop -> stop.migrations().stream())
                .flatMap(migration -> migration.changes().stream())
                .anyMatch(change -> change instanceof Change.ConvertRows rows
                        && rows.using().equals("ButtonsToWebhooks"));
        return encrypts
                && facts.count("select count(*) from alerts_custombutton where deleted_at is null"
                                        + " and (password is not null or authorization_header is not null)")
                                .orElse(1)
                        > 0;
    }

    private List<String> warnings(State.OnCall database, Release target, LiveFacts facts) {
        Version reached = database.reached().orElse(FIRST);
        Stream<String> extras = facts.extras().isEmpty()
                ? Stream.of()
                : Stream.of("This database holds what OnCall never makes: " + String.join(", ", facts.extras())
                        + ". A view or trigger can stop a migration that changes its table; nothing is lost then, but it is"
                        + " easier to drop it before the upgrade and to make it again afterwards.");
        Stream<String> hazards = catalog.releases().stream()
                .filter(release -> release.version().compareTo(reached) > 0)
                .filter(release -> target.version().isAtLeast(release.version()))
                .flatMap(release -> release.hazards().stream().map(hazard -> release.version() + ": " + hazard.text()));
        return Stream.concat(extras, hazards).toList();
    }
}
