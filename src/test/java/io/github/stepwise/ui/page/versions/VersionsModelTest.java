package io.github.stepwise.ui.page.versions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.install.demo.DemoDatabase;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.State;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.ui.testing.PlainDeskTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page finds out and lets choose, without a window. */
class VersionsModelTest extends PlainDeskTest {
    private static final Catalog CATALOG = Cases.CATALOG;

    private VersionsModel model;

    @BeforeEach
    void open() {
        model = new VersionsModel(desk.desk(), upgrade);
    }

    private ConnectionSettings demo() throws Exception {
        return DemoFile.at(folder.resolve("demo.sqlite3"));
    }

    private void look(ConnectionSettings settings) {
        upgrade.connected().settings().set(settings);
        model.enter();
        found();
    }

    private void found() {
        desk.until("looked", () -> model.phase().get() != VersionsModel.Phase.LOOKING);
    }

    private static void execute(ConnectionSettings settings, String sql) throws SQLException {
        DemoFile.execute(settings.file(), sql);
    }

    @Test
    void newestGoodReleaseIsPreset() throws Exception {
        look(demo());
        assertThat(model.state()).isInstanceOf(State.Known.class);
        assertThat(upgrade.target().get()).isEqualTo(new Planner(CATALOG, Engine.SQLITE).newestTarget());
        assertThat(model.ready().get()).isTrue();
        assertThat(model.drift()).isEmpty();
        assertThat(model.offer().found().get(0).version())
                .isEqualTo(CATALOG.newest().version());
        assertThat(model.offer().found()).noneMatch(release -> DemoDatabase.RELEASE.isAtLeast(release.version()));
    }

    @Test
    void queryFiltersAndKeepsTheTarget() throws Exception {
        look(demo());
        Version target = upgrade.target().get();
        model.offer().query().set(" v1.8");
        assertThat(model.offer().found())
                .isNotEmpty()
                .allMatch(release -> release.version().toString().startsWith("1.8"));
        assertThat(upgrade.target().get()).isEqualTo(target);
        model.offer().query().set("7.7");
        assertThat(model.offer().found()).isEmpty();
    }

    @Test
    void releaseThatIsTypedInFullIsChosen() throws Exception {
        look(demo());
        model.offer().query().set("1.8.5");
        assertThat(upgrade.target().get()).isEqualTo(Version.of("1.8.5"));
        assertThat(model.ready().get()).isTrue();
        model.offer().query().set("v1.3.20 ");
        assertThat(upgrade.target().get()).isEqualTo(Version.of("1.3.20"));
    }

    @Test
    void targetThatIsNotAmongThoseFoundHasToBeSettledFirst() throws Exception {
        look(demo());
        for (String query : List.of("1.8", "7.7")) {
            model.offer().query().set(query);
            assertThat(model.ready().get()).isFalse();
            assertThat(model.waiting().get().node()).isEqualTo("versions-search");
        }
        model.offer().query().set("1.8");
        model.choose(CATALOG.release(Version.of("1.8.5")).orElseThrow());
        assertThat(model.ready().get()).isTrue();
        assertThat(model.waiting().get()).isNull();
        model.offer().query().set("7.7");
        model.offer().query().set("");
        assertThat(model.ready().get()).isTrue();
    }

    @Test
    void releaseThatMustNotBeAStopIsNotTaken() throws Exception {
        look(demo());
        Version target = upgrade.target().get();
        Release avoided = model.offer().found().stream()
                .filter(release -> release.avoid().isPresent())
                .findFirst()
                .orElseThrow();
        model.choose(avoided);
        assertThat(upgrade.target().get()).isEqualTo(target);
    }

    @Test
    void anotherTargetForgetsWhatFollowedAndShowsWhatLiesBetween() throws Exception {
        look(demo());
        Crossing toNewest = model.crossing().get();
        upgrade.findings().set(List.of());
        upgrade.pauseAt().set(Version.of("1.3.20"));
        model.choose(CATALOG.release(Version.of("1.3.20")).orElseThrow());
        assertThat(upgrade.findings().get()).isNull();
        assertThat(upgrade.pauseAt().get()).isNull();
        Crossing less = model.crossing().get();
        assertThat(less.migrations()).isPositive().isLessThan(toNewest.migrations());
        assertThat(less.passed()).isLessThan(toNewest.passed());
        assertThat(less.hazards()).isPositive().isLessThan(toNewest.hazards());
    }

    /** The page announces exactly what the plan will do. */
    @Test
    void crossingHasTheMigrationsOfThePlan() throws Exception {
        ConnectionSettings settings = demo();
        look(settings);
        for (String target : List.of("1.3.20", "1.8.5", upgrade.target().get().toString())) {
            Crossing crossing = Crossing.of(CATALOG, model.database().orElseThrow(), Version.of(target));
            assertThat(crossing.steps().stream()
                            .flatMap(step -> step.migrations().stream())
                            .map(migration -> migration.id()))
                    .containsExactlyInAnyOrderElementsOf(plan(settings, Version.of(target)).migrations().stream()
                            .filter(PlannedMigration::recorded)
                            .map(PlannedMigration::id)
                            .toList());
        }
    }

    private Plan plan(ConnectionSettings settings, Version target) throws Exception {
        try (var database = Database.open(settings)) {
            Inspection found = upgrade.inspection().get();
            return Inspection.<Plan, PlanRefused>ask(
                    database,
                    connection -> new Planner(CATALOG, Engine.SQLITE)
                            .plan(
                                    found.state(),
                                    target,
                                    model.database().orElseThrow().apps(),
                                    database.serverVersion(),
                                    found.facts(connection, database)));
        }
    }

    @Test
    void looksOnlyOnceAtTheSameDatabase() throws Exception {
        look(demo());
        Inspection first = upgrade.inspection().get();
        model.enter();
        assertThat(model.phase().get()).isEqualTo(VersionsModel.Phase.FOUND);
        assertThat(upgrade.inspection().get()).isSameAs(first);
        model.refresh();
        found();
        assertThat(upgrade.inspection().get()).isNotSameAs(first);
    }

    @Test
    void targetStaysWhenItLooksAgain() throws Exception {
        look(demo());
        model.choose(CATALOG.release(Version.of("1.8.5")).orElseThrow());
        model.refresh();
        found();
        assertThat(upgrade.target().get()).isEqualTo(Version.of("1.8.5"));
    }

    @Test
    void keyAndBackupOfAnotherDatabaseAreForgotten() throws Exception {
        upgrade.cipher().set(MirageCipher.of(DemoDatabase.SECRET_KEY, DemoDatabase.CIPHER_IV));
        look(demo());
        assertThat(upgrade.cipher().get()).isNotNull();
        Path other = Files.createDirectories(folder.resolve("other")).resolve("other.sqlite3");
        look(DemoFile.at(other));
        assertThat(upgrade.cipher().get()).isNull();
    }

    @Test
    void targetIsChosenForOneDatabase() throws Exception {
        look(demo());
        Version usual = upgrade.target().get();
        model.offer().query().set("1.8.5");
        assertThat(upgrade.target().get()).isEqualTo(Version.of("1.8.5"));
        look(ConnectionSettings.sqlite(folder.resolve("demo.sqlite3")));
        assertThat(upgrade.target().get()).isEqualTo(Version.of("1.8.5"));
        look(DemoFile.at(folder.resolve("other.sqlite3")));
        assertThat(upgrade.target().get()).isEqualTo(usual);
        assertThat(model.offer().query().get()).isEmpty();
    }

    @Test
    void targetOfAnInterruptedUpgradeIsMeantForTheFirstDatabase() throws Exception {
        upgrade.target().set(Version.of("1.8.5"));
        look(demo());
        assertThat(upgrade.target().get()).isEqualTo(Version.of("1.8.5"));
    }

    @Test
    void whatWasKnownBeforeTheFirstLookIsKnownOfThatDatabaseOnly() throws Exception {
        ConnectionSettings demo = demo();
        UpgradeCase resting =
                UpgradeCase.ofDemo(demo, MirageCipher.of(DemoDatabase.SECRET_KEY, DemoDatabase.CIPHER_IV));
        resting.target().set(Version.of("1.8.5"));
        model = new VersionsModel(desk.desk(), resting);
        model.enter();
        found();
        assertThat(resting.cipher().get()).isNotNull();
        assertThat(resting.target().get()).isEqualTo(Version.of("1.8.5"));

        model = new VersionsModel(desk.desk(), resting);
        resting.connected().settings().set(DemoFile.at(folder.resolve("other.sqlite3")));
        model.enter();
        found();
        assertThat(resting.cipher().get()).isNull();
        assertThat(resting.target().get()).isNotEqualTo(Version.of("1.8.5"));
    }

    @Test
    void handMadeChangesAreDrift() throws Exception {
        ConnectionSettings settings = demo();
        execute(settings, "create table made_by_hand (id integer primary key)");
        execute(settings, "create index by_hand on alerts_alertgroup (started_at)");
        look(settings);
        assertThat(model.drift()).isNotEmpty();
        assertThat(model.ready().get()).isTrue();
    }

    @Test
    void brokenJumpGoesOnFromTheFurthestRelease() throws Exception {
        ConnectionSettings settings = DemoFile.brokenAt(folder.resolve("broken.sqlite3"));
        look(settings);
        assertThat(model.state()).isInstanceOf(State.Between.class);
        assertThat(model.ready().get()).isTrue();
        for (Release offered : model.offer().found()) {
            if (offered.avoid().isEmpty()) {
                assertThat(plan(settings, offered.version()).isEmpty()).isFalse();
            }
        }
    }

    @Test
    void databaseThatIsNotOnCallsHasNoTarget() throws Exception {
        ConnectionSettings settings = ConnectionSettings.sqlite(folder.resolve("foreign.sqlite3"));
        execute(settings, "create table something (id integer)");
        look(settings);
        assertThat(model.state()).isInstanceOf(State.Foreign.class);
        assertThat(model.ready().get()).isFalse();
        assertThat(model.waiting().get().text().key()).isEqualTo("waiting.stopped");
        assertThat(upgrade.target().get()).isNull();
    }

    @Test
    void fileThatIsNoDatabaseIsAFailure() throws Exception {
        Path file = Files.writeString(folder.resolve("no.sqlite3"), "this is no database at all ".repeat(100));
        look(ConnectionSettings.sqlite(file));
        assertThat(model.phase().get()).isEqualTo(VersionsModel.Phase.FAILED);
        assertThat(model.failure()).isNotNull();
        assertThat(model.ready().get()).isFalse();
    }

    @Test
    void newerDatabaseHasNoTarget() throws Exception {
        ConnectionSettings settings = demo();
        execute(
                settings,
                "insert into django_migrations (app, name, applied) values ('alerts', '0999_future', '2030-01-01')");
        look(settings);
        assertThat(model.state()).isInstanceOf(State.Newer.class);
        assertThat(model.ready().get()).isFalse();
    }

    @Test
    void upgradeThatWasBegunKeepsItsTarget() throws Exception {
        ConnectionSettings settings = demo();
        execute(settings, "create table stepwise_journal (entry text, target_release text, started_at text)");
        execute(settings, "insert into stepwise_journal values ('run', '1.8.5', '2026-01-02T03:04:05Z')");
        look(settings);
        assertThat(model.isFixed()).isTrue();
        assertThat(upgrade.target().get()).isEqualTo(Version.of("1.8.5"));
        assertThat(model.offer().found()).hasSize(1);
        assertThat(model.crossing().get().migrations()).isPositive();
        assertThat(model.ready().get()).isTrue();
    }

    @Test
    void postgresqlSampleIsFoundToo() {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            look(database.settings());
            assertThat(model.ready().get()).isTrue();
            assertThat(model.crossing().get().migrations()).isPositive();
        }
    }
}
