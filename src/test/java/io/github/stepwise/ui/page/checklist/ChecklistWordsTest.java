package io.github.stepwise.ui.page.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.CatalogWords;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.install.ChecklistItem;
import io.github.stepwise.install.InstallRequest;
import io.github.stepwise.install.SettingsChecklist;
import io.github.stepwise.schema.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every item of every release on every engine, in both languages. */
class ChecklistWordsTest {
    private static final Catalog CATALOG = Catalog.load();
    private static final CatalogWords CHINESE_CATALOG = new CatalogWords(CATALOG, Locale.SIMPLIFIED_CHINESE);
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** What means the same in every language: numbers, variables, addresses, paths. */
    private static final Pattern FACT = Pattern.compile(
            "\\d+(\\.\\d+)*|[A-Z]+_[A-Z_]+(=\\w+)?|\\w+://\\S+\\w|/[\\w/-]+|[a-z]+[A-Z]\\w+|db\\.example");

    @Test
    void everyItemIsSaidInChineseWithAllItsFacts() {
        Set<List<Object>> seen = new HashSet<>();
        for (Release release : CATALOG.releases()) {
            for (ConnectionSettings connection : connections()) {
                for (Set<App> apps : apps()) {
                    ChecklistWords words = new ChecklistWords(
                            Locale.SIMPLIFIED_CHINESE,
                            CHINESE_CATALOG::of,
                            release.version().toString(),
                            connection);
                    for (ChecklistItem item :
                            SettingsChecklist.of(release, connection, apps).items()) {
                        // Most items say the same for hundreds of releases.
                        if (seen.add(List.of(connection, item))) {
                            compare(words, item, release.version() + " " + connection.describe());
                        }
                    }
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(369 * 4);
    }

    @Test
    void englishIsWhatTheEngineSays() {
        ConnectionSettings connection = connections().get(0);
        ChecklistWords words = new ChecklistWords(Locale.ENGLISH, text -> text, "1.16.9", connection);
        for (ChecklistItem item : SettingsChecklist.of(CATALOG.newest(), connection, InstallRequest.usualApps())
                .items()) {
            assertThat(words.title(item)).isEqualTo(item.title());
            assertThat(words.text(item)).isEqualTo(item.text());
        }
    }

    private static void compare(ChecklistWords words, ChecklistItem item, String where) {
        String title = words.title(item);
        String text = words.text(item);
        if (item.variable().isEmpty()) {
            boolean names = item.title().matches("(PostgreSQL|MySQL|MariaDB|SQLite|Grafana|OnCall plugin) [\\d.]+.*");
            assertThat(HAN.matcher(title).find())
                    .as(where + " " + item.id() + " title " + title)
                    .isTrue();
            assertThat(names || !title.equals(item.title())).isTrue();
            assertFacts(item.title(), title, where + " " + item.id());
        }
        assertThat(HAN.matcher(text).find())
                .as(where + " " + item.id() + " text " + text)
                .isTrue();
        assertThat(text).as(item.id()).doesNotContain("{").doesNotContain("}");
        assertFacts(item.text(), text, where + " " + item.id());
    }

    private static void assertFacts(String english, String chinese, String where) {
        List<String> facts = new ArrayList<>();
        for (Matcher matcher = FACT.matcher(english); matcher.find(); ) {
            facts.add(matcher.group());
        }
        assertThat(facts).as("%s: %s", where, chinese).allMatch(chinese::contains);
    }

    private static List<ConnectionSettings> connections() {
        List<ConnectionSettings> connections = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            if (engine == Engine.SQLITE) {
                connections.add(ConnectionSettings.sqlite(Path.of("oncall.db")));
            } else {
                for (String host : List.of("db.example", "localhost")) {
                    connections.add(ConnectionSettings.server(engine, host, 0, "oncall", "oncall_1", Secret.none()));
                }
            }
        }
        return connections;
    }

    private static List<Set<App>> apps() {
        return List.of(InstallRequest.usualApps(), EnumSet.allOf(App.class), Set.of());
    }
}
