package io.github.stepwise.catalog;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Fold;
import io.github.stepwise.schema.Schema;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All releases of OnCall with their migrations, and the schemas that follow from them. Immutable and safe to share between
 * threads.
 */
public final class Catalog {
    private static final String ROOT = "/catalog/oncall/";

    private final List<Release> releases;
    private final List<Variant> variants;
    private final List<Repair> repairs;
    private final List<Migration> migrations;
    private final Map<String, Migration> byId = new HashMap<>();
    private final Map<Version, Release> byVersion = new HashMap<>();

    Catalog(List<Release> releases, List<Variant> variants, List<Repair> repairs) {
        this.releases = List.copyOf(releases);
        this.variants = List.copyOf(variants);
        this.repairs = List.copyOf(repairs);
        this.migrations = releases.stream()
                .flatMap(release -> release.migrations().stream())
                .toList();
        migrations.forEach(migration -> byId.put(migration.id(), migration));
        releases.forEach(release -> byVersion.put(release.version(), release));
    }

    /**
     * Reads the catalog that comes with the program.
     *
     * @throws CatalogException when a file says something that cannot be
     */
    public static Catalog load() {
        return new CatalogReader(file -> Catalog.class.getResourceAsStream(ROOT + file)).read();
    }

    /** Every release, oldest first. */
    public List<Release> releases() {
        return releases;
    }

    /** The newest release. */
    public Release newest() {
        return releases.get(releases.size() - 1);
    }

    /** The release of that number. */
    public Optional<Release> release(Version version) {
        return Optional.ofNullable(byVersion.get(version));
    }

    /** Every migration of every release, legacy ones too, in the order in which they are applied. */
    public List<Migration> migrations() {
        return migrations;
    }

    /** The migration of that id. */
    public Optional<Migration> migration(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Tables and columns that a correct database may hold or not. */
    public List<Variant> variants() {
        return variants;
    }

    /** What is done besides to databases that OnCall's own migrations left in a bad state. */
    public List<Repair> repairs() {
        return repairs;
    }

    /** The migrations that a release has, in order, with these optional applications. */
    public List<Migration> migrationsOf(Version version, Set<App> apps) {
        return migrations.stream()
                .filter(migration -> migration.isIn(version))
                .filter(withApps(apps))
                .toList();
    }

    /** Accepts migrations of applications that are always there, and of the given ones. */
    public static Predicate<Migration> withApps(Set<App> apps) {
        return migration -> migration.optionalApp().map(apps::contains).orElse(true);
    }

    /** The schema of a database in which exactly these migrations were applied, release by release. */
    public Schema fold(Engine engine, Collection<String> applied) {
        return fold(engine, only(applied), Migration.Origin.UPGRADED, null);
    }

    /** The schema of a database that was created with these migrations in one go. */
    public Schema foldFresh(Engine engine, Collection<String> applied) {
        return fold(engine, only(applied), Migration.Origin.FRESH, null);
    }

    private List<Migration> only(Collection<String> ids) {
        Set<String> wanted = new HashSet<>(ids);
        return migrations.stream()
                .filter(migration -> wanted.contains(migration.id()))
                .toList();
    }

    /** The schema of a database that was created at a release, with these optional applications. */
    public Schema freshSchema(Engine engine, Version version, Set<App> apps) {
        return fold(engine, migrationsOf(version, apps), Migration.Origin.FRESH, byVersion.get(version));
    }

    /** How the engine makes keys in tables that a release creates. */
    public Column.Generation generation(Engine engine, Version version) {
        return engine == Engine.POSTGRESQL && byVersion.get(version).isDjango4()
                ? Column.Generation.IDENTITY
                : Column.Generation.SERIAL;
    }

    private Schema fold(Engine engine, List<Migration> wanted, Migration.Origin origin, Release createdAt) {
        Schema schema = Schema.EMPTY;
        for (Migration migration : wanted) {
            Version version = createdAt == null ? migration.release() : createdAt.version();
            Fold fold = new Fold(engine, generation(engine, version));
            for (Change change : migration.changesOn(engine, origin)) {
                schema = fold.apply(change, schema);
            }
        }
        return schema;
    }
}
