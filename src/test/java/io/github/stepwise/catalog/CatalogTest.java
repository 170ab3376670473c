package io.github.stepwise.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Engine;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final Catalog CATALOG = Catalog.load();

    @Test
    void holdsEveryRelease() {
        assertThat(CATALOG.releases()).hasSize(369);
        assertThat(CATALOG.newest().version()).isEqualTo(Version.of("1.16.9"));
    }

    @Test
    void holdsEveryMigrationOfTheLastRelease() {
        List<String> thirdParty = List.of("contenttypes", "auth", "admin", "sessions", "social_django", "fcm_django");
        List<Migration> last = CATALOG.migrationsOf(Version.of("1.16.9"), EnumSet.allOf(App.class));
        assertThat(last.stream().filter(m -> !thirdParty.contains(m.app()))).hasSize(211);
        assertThat(last.stream().filter(m -> thirdParty.contains(m.app()))).hasSize(42);
    }

    @Test
    void appliesBeforeItDropsWhatIsNeeded() {
        List<String> ids = CATALOG.migrations().stream().map(Migration::id).toList();
        assertThat(ids.indexOf("webhooks.0008_auto_20230712_1613"))
                .isLessThan(ids.indexOf("alerts.0051_remove_escalationpolicy_custom_button_trigger"));
    }

    @Test
    void everyMigrationHasATitleOfItsOwnWords() {
        assertThat(CATALOG.migrations()).allSatisfy(migration -> {
            assertThat(migration.title()).isNotBlank();
            assertThat(migration.title()).doesNotContain(migration.name());
        });
    }

    @Test
    void knowsTheReleasesThatMustNotBeAStop() {
        assertThat(CATALOG.releases().stream()
                        .filter(release -> release.avoid().isPresent())
                        .map(release -> release.version().toString()))
                .contains("1.3.48", "1.3.50", "1.3.115", "1.5.2", "1.10.0", "1.12.1", "1.13.0", "1.13.4")
                .doesNotContain("1.3.47", "1.3.53", "1.3.116", "1.12.0", "1.13.5");
    }

    @Test
    void tellsWhatAnEngineCannotHave() {
        String index = "unique_direct_paging_integration_per_team";
        for (Engine engine : Engine.values()) {
            boolean there = CATALOG
                    .freshSchema(engine, Version.of("1.16.9"), EnumSet.allOf(App.class))
                    .table("alerts_alertreceivechannel")
                    .orElseThrow()
                    .indexes()
                    .stream()
                    .anyMatch(i -> index.equals(i.name()));
            assertThat(there).as(engine.title()).isEqualTo(engine != Engine.MARIADB);
        }
    }
}
