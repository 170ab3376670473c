package io.github.stepwise.catalog;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One of OnCall's migrations.
 *
 * @param id application and name, {@code alerts.0024_auto_20230718_0953}
 * @param title what it does, in words that an admin understands
 * @param release the first release that has it
 * @param after ids of the migrations that must be applied before
 * @param replaces ids under which a fresh database records it too
 * @param retired the release from which on OnCall no longer has it, if any
 * @param legacy made by a release that must not be a stop, and never applied by Stepwise; known in order to understand
 *     databases that went through it
 */
public record Migration(
        String id,
        String title,
        Version release,
        List<String> after,
        List<String> replaces,
        Optional<Version> retired,
        boolean legacy,
        List<Declared> changes) {

    /**
     * A change as its file declares it.
     *
     * @param on the engines where it happens
     * @param origin in which databases it shows
     */
    public record Declared(Change change, Set<Engine> on, Origin origin) {
        public Declared {
            on = Set.copyOf(on);
        }
    }

    /** How a database came to hold a table: some traces of an upgrade are not there in a database created later. */
    public enum Origin {
        ANY,
        UPGRADED,
        FRESH
    }

    public Migration {
        after = List.copyOf(after);
        replaces = List.copyOf(replaces);
        changes = List.copyOf(changes);
    }

    /** The application, {@code alerts}. */
    public String app() {
        return id.substring(0, id.indexOf('.'));
    }

    /** The name within the application, {@code 0024_auto_20230718_0953}. */
    public String name() {
        return id.substring(id.indexOf('.') + 1);
    }

    /** The optional application that it belongs to, if that is one. */
    public Optional<App> optionalApp() {
        return App.ofMigration(id);
    }

    /** The changes of an upgrade on one engine, in order; none where the migration only has to be recorded. */
    public List<Change> changesOn(Engine engine) {
        return changesOn(engine, Origin.UPGRADED);
    }

    List<Change> changesOn(Engine engine, Origin origin) {
        return changes.stream()
                .filter(declared -> declared.on().contains(engine))
                .filter(declared -> declared.origin() == Origin.ANY || declared.origin() == origin)
                .map(Declared::change)
                .toList();
    }

    /** Whether a release has this migration. */
    public boolean isIn(Version version) {
        return !legacy
                && version.isAtLeast(release)
                && retired.map(end -> !version.isAtLeast(end)).orElse(true);
    }

    @Override
    public String toString() {
        return id;
    }
}
