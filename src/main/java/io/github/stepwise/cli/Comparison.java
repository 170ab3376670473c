package io.github.stepwise.cli;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.Drift;
import io.github.stepwise.state.State;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A database against a release.
 *
 * @param missing ids of migrations that the release has and the database does not record
 * @param unexpected ids of migrations that came after the release
 * @param schema what is not as it should be
 */
record Comparison(List<String> missing, List<String> unexpected, List<Difference> schema) {

    boolean isEqual() {
        return missing.isEmpty() && unexpected.isEmpty() && schema.isEmpty();
    }

    /** @throws IllegalArgumentException if it is no database of OnCall */
    static Comparison of(Catalog catalog, Engine engine, Version release, Inspection found) {
        if (!(found.state() instanceof State.OnCall state)) {
            throw new IllegalArgumentException("no database of OnCall: " + found.state());
        }
        List<Migration> migrations = catalog.migrationsOf(release, state.apps());
        Set<String> expected =
                migrations.stream().map(Migration::id).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> past = state.applied().stream()
                .filter(id -> isOfThePast(catalog.migration(id).orElseThrow(), release))
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>(expected);
        missing.removeAll(state.applied());
        List<String> unexpected = new ArrayList<>(state.applied());
        unexpected.removeAll(expected);
        unexpected.removeAll(past);
        migrations.forEach(migration -> unexpected.removeAll(migration.replaces()));

        Set<String> done = new LinkedHashSet<>(expected);
        done.addAll(past);
        return new Comparison(missing, unexpected, new Drift(catalog, Dialect.of(engine)).between(done, found.live()));
    }

    /** Made by a release that is no stop, or taken out of OnCall later: neither speaks against a release. */
    private static boolean isOfThePast(Migration migration, Version release) {
        return migration.legacy() || migration.retired().map(release::isAtLeast).orElse(false);
    }
}
