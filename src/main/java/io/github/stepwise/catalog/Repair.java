package io.github.stepwise.catalog;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is done to a database that OnCall's own migrations left in a bad state, besides its missing migrations.
 *
 * @param id id of the named deviation
 * @param title what it does, in words that an admin understands
 * @param migration id of the migration that it is part of; empty when it stands alone, before all others
 * @param applied migrations that such a database has
 * @param missing migrations that such a database has not
 * @param before changes before those of the migration
 * @param after changes after those of the migration
 */
public record Repair(
        String id,
        String title,
        Optional<String> migration,
        List<String> applied,
        List<String> missing,
        List<Migration.Declared> before,
        List<Migration.Declared> after) {

    public Repair {
        applied = List.copyOf(applied);
        missing = List.copyOf(missing);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Whether a database with these applied migrations needs it. */
    public boolean isFor(Collection<String> appliedIds) {
        return appliedIds.containsAll(applied) && missing.stream().noneMatch(appliedIds::contains);
    }

    /** The changes before those of the migration, on one engine. */
    public List<Change> beforeOn(Engine engine) {
        return on(engine, before);
    }

    /** The changes after those of the migration, on one engine. */
    public List<Change> afterOn(Engine engine) {
        return on(engine, after);
    }

    private static List<Change> on(Engine engine, List<Migration.Declared> changes) {
        return changes.stream()
                .filter(declared -> declared.on().contains(engine))
                .map(Migration.Declared::change)
                .toList();
    }
}
