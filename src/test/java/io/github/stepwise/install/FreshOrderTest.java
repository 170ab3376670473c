package io.github.stepwise.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Reference;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshOrderTest {
    /** OnCall records these last, in an order that is different each time. */
    private static final int AT_THE_END = 5;

    @ParameterizedTest
    @ValueSource(strings = {"1.2.40", "1.3.47", "1.3.53", "1.8.5", "1.11.5", "1.16.9"})
    void isTheOrderOfOnCallItself(String release) {
        List<String> expected = Reference.freshMigrations(Engine.POSTGRESQL, release);
        List<String> ids = FreshOrder.recorded(order(release, EnumSet.allOf(App.class)));

        int end = expected.size() - AT_THE_END;
        assertThat(ids).hasSameSizeAs(expected);
        assertThat(ids.subList(0, end)).isEqualTo(expected.subList(0, end));
        assertThat(ids.subList(end, ids.size())).hasSameElementsAs(expected.subList(end, expected.size()));
    }

    @Test
    void nothingComesBeforeWhatItNeeds() {
        for (Release release : Targets.CATALOG.releases()) {
            Set<String> seen = new HashSet<>();
            List<Migration> order = order(release.version().toString(), EnumSet.allOf(App.class));
            Set<String> all = new HashSet<>(order.stream().map(Migration::id).toList());
            for (Migration migration : order) {
                Set<String> before = new HashSet<>(migration.after());
                before.retainAll(all);
                assertThat(seen).as(migration.id()).containsAll(before);
                seen.add(migration.id());
            }
            assertThat(order)
                    .hasSameElementsAs(Targets.CATALOG.migrationsOf(release.version(), EnumSet.allOf(App.class)));
        }
    }

    @Test
    void appsThatAreOffAreNotRecorded() {
        assertThat(order("1.16.9", InstallRequest.usualApps()))
                .extracting(Migration::app)
                .contains("zvonok")
                .doesNotContain("mattermost");
    }

    private static List<Migration> order(String release, Set<App> apps) {
        return FreshOrder.of(Targets.CATALOG, Version.of(release), apps);
    }
}
