package io.github.stepwise.catalog;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Fold;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.SchemaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the files of a catalog: {@code releases.yaml}, {@code variants.yaml} and {@code 1.3/1.3.15.yaml} for each release
 * that changes the database. Refuses what cannot be, with file and line.
 */
final class CatalogReader {
    private final Function<String, InputStream> files;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<Migration.Declared, Place> changePlaces = new IdentityHashMap<>();

    /** @param files opens a file by its name within the catalog, or answers null where there is none */
    CatalogReader(Function<String, InputStream> files) {
        this.files = files;
    }

    Catalog read() {
        List<Release> releases = new ArrayList<>();
        List<Node> nodes = file("releases.yaml").orElseThrow().need("releases").items();
        Map<String, Node> parsed = parse(nodes);
        for (Node node : nodes) {
            Release release = release(node, parsed);
            if (!releases.isEmpty()
                    && release.version()
                                    .compareTo(releases.get(releases.size() - 1).version())
                            <= 0) {
                throw node.error("releases stand in their order, each once");
            }
            releases.add(release);
        }
        List<Node> variants =
                file("variants.yaml").orElseThrow().need("variants").items();
        List<Node> repairs = file("repairs.yaml").orElseThrow().need("repairs").items();
        Catalog catalog = new Catalog(
                releases,
                variants.stream().map(CatalogReader::variant).toList(),
                repairs.stream().map(this::repair).toList());
        // side by side, but of several errors always the same one is told
        List<Optional<CatalogException>> errors = Arrays.stream(Engine.values())
                .parallel()
                .map(engine -> checkFold(catalog, engine))
                .toList();
        errors.stream().flatMap(Optional::stream).findFirst().ifPresent(error -> {
            throw error;
        });
        return catalog;
    }

    /** Parsing is most of the work of loading, and the files do not depend on each other. */
    private Map<String, Node> parse(List<Node> releases) {
        return releases.parallelStream()
                .filter(node -> node.flag("changes"))
                .map(node -> fileOf(node.need("release").as(Version::of)))
                .flatMap(name -> file(name).map(node -> Map.entry(name, node)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String fileOf(Version version) {
        return version.major() + "." + version.minor() + "/" + version + ".yaml";
    }

    private Optional<Node> file(String name) {
        try (InputStream input = files.apply(name)) {
            return input == null ? Optional.empty() : Optional.of(Node.read(name, input));
        } catch (IOException e) {
            throw new UncheckedIOException("the catalog file " + name + " cannot be read", e);
        }
    }

    private Release release(Node node, Map<String, Node> parsed) {
        node.allow(Set.of("release", "date", "django", "avoid", "hazards", "changes"));
        Version version = node.need("release").as(Version::of);
        List<Release.Hazard> hazards = node.find("hazards").map(Node::items).orElse(List.of()).stream()
                .map(hazard -> hazard.allow(Set.of("id", "text", "settings", "deviation")))
                .map(hazard -> new Release.Hazard(
                        hazard.need("id").text(),
                        hazard.need("text").text(),
                        hazard.flag("settings"),
                        Optional.ofNullable(hazard.textOrNull("deviation"))))
                .toList();
        return new Release(
                version,
                node.need("date").as(LocalDate::parse),
                node.need("django").text(),
                Optional.ofNullable(node.textOrNull("avoid")),
                hazards,
                node.flag("changes") ? migrations(version, node, parsed) : List.of());
    }

    private List<Migration> migrations(Version version, Node releaseNode, Map<String, Node> parsed) {
        Node file = Optional.ofNullable(parsed.get(fileOf(version)))
                .orElseThrow(() -> releaseNode.error("there is no file " + fileOf(version)))
                .allow(Set.of("release", "migrations"));
        if (!file.need("release").as(Version::of).equals(version)) {
            throw file.need("release").error("this file is for release " + version);
        }
        return file.need("migrations").items().stream()
                .map(node -> migration(version, node))
                .toList();
    }

    private Migration migration(Version version, Node node) {
        node.allow(Set.of("id", "title", "after", "replaces", "retired", "legacy", "changes"));
        String id = node.need("id").text();
        if (!id.matches("[a-z_]+\\.[0-9a-z_]+")) {
            throw node.error("an id is application.name, not " + id);
        }
        if (places.putIfAbsent(id, node.place()) != null) {
            throw node.error("migration " + id + " stands at " + places.get(id) + " already");
        }
        List<String> after = node.textsOrNone("after");
        for (String earlier : after) {
            if (!places.containsKey(earlier) || earlier.equals(id)) {
                throw node.error("migration " + id + " comes after " + earlier + ", which is not earlier");
            }
        }
        return new Migration(
                id,
                node.need("title").text(),
                version,
                after,
                node.textsOrNone("replaces"),
                node.find("retired").map(end -> end.as(Version::of)),
                node.flag("legacy"),
                changes(node, "changes"));
    }

    private Repair repair(Node node) {
        node.allow(Set.of("id", "title", "migration", "applied", "missing", "before", "after"));
        Optional<Node> migration = node.find("migration");
        List<Node> mentioned = new ArrayList<>();
        migration.ifPresent(mentioned::add);
        node.find("applied").ifPresent(list -> mentioned.addAll(list.items()));
        node.find("missing").ifPresent(list -> mentioned.addAll(list.items()));
        for (Node id : mentioned) {
            if (!places.containsKey(id.text())) {
                throw id.error("there is no migration " + id.text());
            }
        }
        return new Repair(
                node.need("id").text(),
                node.need("title").text(),
                migration.map(Node::text),
                node.textsOrNone("applied"),
                node.textsOrNone("missing"),
                changes(node, "before"),
                changes(node, "after"));
    }

    private List<Migration.Declared> changes(Node node, String key) {
        List<Migration.Declared> changes = new ArrayList<>();
        for (Node change : node.find(key).map(Node::items).orElse(List.of())) {
            Migration.Declared declared = ChangeReader.read(change);
            checkTexts(change, declared);
            changePlaces.put(declared, change.place());
            changes.add(declared);
        }
        return changes;
    }

    private static void checkTexts(Node node, Migration.Declared declared) {
        if (declared.change() instanceof Change.RowsChange rows) {
            boolean counts = rows.effect() != Change.Effect.DELETE
                    || rows.preview().values().stream().allMatch(sql -> sql.startsWith("select count(*)"));
            if (!counts) {
                throw node.error(
                        "the preview of a delete begins with select count(*), so that its rows can be exported");
            }
            for (Engine engine : declared.on()) {
                boolean incomplete = rows instanceof Change.UpdateRows update
                        && !(update.sql().containsKey(engine)
                                && update.preview().containsKey(engine));
                if (incomplete) {
                    throw node.error("sql or preview for " + engine.title() + " is missing");
                }
            }
        }
    }

    private static Variant variant(Node node) {
        node.allow(Set.of("table", "column", "why"));
        return new Variant(
                node.need("table").text(),
                node.textOrNull("column"),
                node.need("why").text());
    }

    /** Applies every change once, so that a table or column that is not there is found when the catalog is read. */
    private Optional<CatalogException> checkFold(Catalog catalog, Engine engine) {
        Schema schema = Schema.EMPTY;
        Fold fold = new Fold(engine, Column.Generation.SERIAL);
        for (Migration migration : catalog.migrations()) {
            for (Migration.Declared declared :
                    migration.legacy() ? List.<Migration.Declared>of() : migration.changes()) {
                if (declared.on().contains(engine) && declared.origin() != Migration.Origin.FRESH) {
                    try {
                        schema = fold.apply(declared.change(), schema);
                    } catch (SchemaException e) {
                        String where = migration.id() + " on " + engine.title();
                        return Optional.of(
                                new CatalogException(changePlaces.get(declared), where + ": " + e.getMessage(), e));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
