package io.github.stepwise.ui.page.versions;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What lies between a database and a release.
 *
 * @param passed how many releases are newer than the database, up to the target
 * @param steps those of them that change the database or that an admin should know something about, oldest first
 */
record Crossing(int passed, List<Step> steps) {
    private static final Version FIRST = new Version(0, 0, 0);

    /**
     * One release on the way.
     *
     * @param migrations those of its migrations that this database does not have yet
     */
    record Step(Release release, List<Migration> migrations) {}

    Crossing {
        steps = List.copyOf(steps);
    }

    /** Nothing to cross. */
    static Crossing none() {
        return new Crossing(0, List.of());
    }

    /** The same migrations and hazards that a plan for that target will name. */
    static Crossing of(Catalog catalog, State.OnCall database, Version target) {
        Version reached = database.reached().orElse(FIRST);
        Set<String> applied = Set.copyOf(database.applied());
        Map<Version, List<Migration>> missing = catalog.migrationsOf(target, database.apps()).stream()
                .filter(migration -> !applied.contains(migration.id()))
                .collect(Collectors.groupingBy(Migration::release));
        List<Release> passed = catalog.releases().stream()
                .filter(release -> release.version().compareTo(reached) > 0)
                .filter(release -> target.isAtLeast(release.version()))
                .toList();
        List<Step> steps = new ArrayList<>();
        for (Release release : passed) {
            List<Migration> migrations = missing.getOrDefault(release.version(), List.of());
            if (!migrations.isEmpty() || !release.hazards().isEmpty()) {
                steps.add(new Step(release, migrations));
            }
        }
        return new Crossing(passed.size(), steps);
    }

    int changing() {
        return (int) steps.stream().filter(step -> !step.migrations().isEmpty()).count();
    }

    int migrations() {
        return steps.stream().mapToInt(step -> step.migrations().size()).sum();
    }

    int hazards() {
        return steps.stream().mapToInt(step -> step.release().hazards().size()).sum();
    }

    /** Those on the way that Stepwise keeps from happening. */
    int avoided() {
        return (int) steps.stream()
                .flatMap(step -> step.release().hazards().stream())
                .filter(hazard -> hazard.deviation().isPresent())
                .count();
    }
}
