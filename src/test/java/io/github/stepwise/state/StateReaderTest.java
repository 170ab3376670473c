package io.github.stepwise.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Version;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a set of recorded migrations amounts to; databases that hold them are in the tests of the upgrade. */
class StateReaderTest {
    private static final Catalog CATALOG = Catalog.load();
    private static final Set<App> DEFAULT = EnumSet.of(App.OSS_INSTALLATION, App.ZVONOK, App.EXOTEL);

    private final StateReader reader = new StateReader(CATALOG);

    private static Set<String> at(String release) {
        return CATALOG.migrationsOf(Version.of(release), DEFAULT).stream()
                .map(Migration::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Test
    void everyReleaseIsRecognised() {
        for (var release : CATALOG.releases()) {
            State.OnCall state = reader.onCall(at(release.version().toString()));
            assertThat(state).as(release.version().toString()).isInstanceOf(State.Known.class);
            State.Known known = (State.Known) state;
            assertThat(known.from()).isLessThanOrEqualTo(release.version());
            assertThat(known.to()).isGreaterThanOrEqualTo(release.version());
        }
    }

    @Test
    void releasesThatShareADatabaseAreARange() {
        State.Known known = (State.Known) reader.onCall(at("1.3.0"));
        assertThat(known.range()).isEqualTo("1.2.46 – 1.3.1");
        assertThat(reader.onCall(at("1.16.9")).describe()).isEqualTo("This is the database of OnCall 1.16.0 – 1.16.9.");
    }

    @Test
    void anotherLicenceHasFewerApplications() {
        Set<String> recorded = CATALOG.migrationsOf(Version.of("1.8.5"), Set.of()).stream()
                .map(Migration::id)
                .collect(Collectors.toSet());
        State.Known known = (State.Known) reader.onCall(recorded);
        assertThat(known.apps()).isEmpty();
        assertThat(known.from()).isEqualTo(Version.of("1.8.5"));
    }

    @Test
    void oldApplicationsDoNotMatter() {
        Set<String> recorded = at("1.2.40");
        recorded.add("migration_tool.0001_squashed_initial");
        recorded.add("push_notifications.0001_initial");
        recorded.add("silk.0001_initial");
        State.Known known = (State.Known) reader.onCall(recorded);
        assertThat(known.to()).isEqualTo(Version.of("1.2.40"));
    }

    @Test
    void oneMissingMigrationIsNamed() {
        Set<String> recorded = at("1.3.20");
        recorded.remove("alerts.0024_auto_20230718_0953");
        State.Between between = (State.Between) reader.onCall(recorded);
        assertThat(between.reached()).contains(Version.of("1.3.14"));
        assertThat(between.missing()).extracting(Migration::id).containsExactly("alerts.0024_auto_20230718_0953");
        assertThat(between.ahead())
                .extracting(Migration::id)
                .contains("alerts.0028_drop_alertreceivechannel_restricted_at");
        assertThat(between.describe()).contains("between releases", "1.3.14", "alerts.0024_auto_20230718_0953");
    }

    @Test
    void theFailedJumpIsToldAsSuch() {
        Set<String> recorded = at("1.2.40");
        CATALOG.migrationsOf(Version.of("1.8.5"), DEFAULT).stream()
                .filter(migration -> migration.app().equals("alerts"))
                .forEach(migration -> recorded.add(migration.id()));
        State.Between between = (State.Between) reader.onCall(recorded);
        assertThat(between.describe()).contains("4701", "linked escalation steps to their outgoing webhook buttons");
        assertThat(between.missing()).extracting(Migration::id).contains("webhooks.0008_auto_20230712_1613");
    }

    @Test
    void aDatabaseThatWentThrough1130IsKnown() {
        Set<String> recorded = at("1.13.0");
        recorded.addAll(List.of(
                "schedules.0020_remove_oncallschedule_channel",
                "user_management.0028_remove_organization_general_log_channel_id"));
        assertThat(reader.onCall(recorded)).isInstanceOf(State.Known.class);
    }
}
