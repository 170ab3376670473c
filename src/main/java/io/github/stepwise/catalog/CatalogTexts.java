package io.github.stepwise.catalog;

import io.github.stepwise.schema.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every text of a catalog that an admin gets to read, under the key of its translations. */
final class CatalogTexts {
    private final Map<String, String> texts = new LinkedHashMap<>();

    private CatalogTexts() {}

    /** Keys and English texts, in the order of the catalog. */
    static Map<String, String> of(Catalog catalog) {
        CatalogTexts all = new CatalogTexts();
        catalog.migrations().forEach(all::add);
        catalog.releases().forEach(all::add);
        catalog.repairs().forEach(all::add);
        return all.texts;
    }

    static String title(String migration) {
        return "migration." + migration + ".title";
    }

    static String hazard(Version release, Release.Hazard hazard) {
        return "hazard." + release + "." + hazard.id();
    }

    static String avoid(Version release) {
        return "avoid." + release;
    }

    private void add(Migration migration) {
        texts.put(title(migration.id()), migration.title());
        whys("why." + migration.id(), migration.changes());
    }

    private void add(Release release) {
        release.hazards().forEach(hazard -> texts.put(hazard(release.version(), hazard), hazard.text()));
        release.avoid().ifPresent(text -> texts.put(avoid(release.version()), text));
    }

    /** Several repairs share an id where the same is done at several migrations. */
    private void add(Repair repair) {
        String key =
                "repair." + repair.id() + repair.migration().map(id -> "." + id).orElse("");
        texts.put(key + ".title", repair.title());
        whys(
                key + ".why",
                Stream.concat(repair.before().stream(), repair.after().stream()).toList());
    }

    private void whys(String key, List<Migration.Declared> changes) {
        int number = 0;
        for (Migration.Declared declared : changes) {
            if (declared.change() instanceof Change.RowsChange rows) {
                number++;
                texts.put(key + "." + number, rows.why());
            }
        }
    }
}
