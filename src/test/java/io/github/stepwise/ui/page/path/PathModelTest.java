package io.github.stepwise.ui.page.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.install.FreshInstall;
import io.github.stepwise.install.InstallListener;
import io.github.stepwise.install.InstallRequest;
import io.github.stepwise.install.demo.DemoDatabase;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.plan.Way;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.OnCallConfigReader;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.ui.testing.PlainDeskTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways, the plan and the key, without a window. */
class PathModelTest extends PlainDeskTest {
    private static final Catalog CATALOG = Cases.CATALOG;
    private static final String WRONG = "another-key-that-is-long-enough-for-oncall";

    private PathModel model;

    @BeforeEach
    void open() {
        model = new PathModel(desk.desk(), upgrade);
    }

    private ConnectionSettings demo() throws Exception {
        return DemoFile.at(folder.resolve("demo.sqlite3"));
    }

    private void plan(ConnectionSettings settings, String target) throws Exception {
        upgrade.connected().settings().set(settings);
        try (Database database = Database.open(settings)) {
            upgrade.inspection().set(Inspection.of(database, CATALOG));
        }
        upgrade.target()
                .set(target.isEmpty() ? new Planner(CATALOG, settings.engine()).newestTarget() : Version.of(target));
        upgrade.plan().set(null);
        model.enter();
        desk.until("planned", () -> model.phase().get() != PathModel.Phase.PLANNING);
    }

    private boolean settle() {
        CompletableFuture<Boolean> settled = model.settle().toCompletableFuture();
        desk.until("settled", settled::isDone);
        return settled.join();
    }

    @Test
    void demoIsToBeUpgradedAndNeedsItsKey() throws Exception {
        plan(demo(), "");
        assertThat(model.way().get()).isEqualTo(Way.UPGRADE);
        assertThat(model.plan().migrations()).hasSizeGreaterThan(100);
        assertThat(upgrade.advice().get().lossesOn(Way.FRESH)).isNotEmpty();
        assertThat(model.key().state().get()).isEqualTo(KeyModel.State.ASKED);
        assertThat(model.ready().get()).isFalse();
        assertThat(model.waiting().get().node()).isEqualTo("path-key");
    }

    @Test
    void planOfATargetThatIsNoLongerWantedIsNotTaken() throws Exception {
        plan(demo(), "1.2.45");
        upgrade.plan().set(null);
        upgrade.target().set(Version.of("1.3.20"));
        model.enter();
        upgrade.target().set(Version.of("1.3.15"));
        CompletableFuture<Void> later = new CompletableFuture<>();
        // The helpers answer in their order as long as there is one question at a time.
        desk.desk()
                .background()
                .call(() -> {
                    Thread.sleep(1500);
                    return null;
                })
                .whenComplete((done, failure) -> later.complete(null));
        desk.until("the plan has come", later::isDone);
        assertThat(upgrade.plan().get()).isNull();
        model.enter();
        desk.until("planned", () -> model.phase().get() != PathModel.Phase.PLANNING);
        assertThat(upgrade.plan().get().target()).isEqualTo(Version.of("1.3.15"));
    }

    @Test
    void keyIsTriedOnTheDatabase() throws Exception {
        plan(demo(), "");
        model.key().key().set("short");
        assertThat(model.ready().get()).isTrue();
        assertThat(settle()).isFalse();
        assertThat(model.key().state().get()).isEqualTo(KeyModel.State.NO_KEY);
        // The same once more would only be refused once more.
        assertThat(model.ready().get()).isFalse();
        assertThat(model.waiting().get().text().key()).isEqualTo("waiting.key.other");
        model.key().key().set(WRONG);
        assertThat(settle()).isFalse();
        assertThat(model.key().state().get()).isEqualTo(KeyModel.State.OTHER_KEY);
        assertThat(upgrade.cipher().get()).isNull();
        assertThat(model.ready().get()).isFalse();
        model.key().key().set(DemoDatabase.SECRET_KEY);
        assertThat(model.ready().get()).isTrue();
        assertThat(model.waiting().get()).isNull();
        assertThat(settle()).isTrue();
        assertThat(upgrade.cipher().get()).isNotNull();
        assertThat(upgrade.plan().get().needsSecretKey()).isTrue();
    }

    @Test
    void keyThatIsGivenBeforehandIsKnown() throws Exception {
        upgrade.cipher().set(MirageCipher.of(DemoDatabase.SECRET_KEY, DemoDatabase.CIPHER_IV));
        plan(demo(), "");
        assertThat(model.key().state().get()).isEqualTo(KeyModel.State.FITS);
        assertThat(model.ready().get()).isTrue();
        assertThat(settle()).isTrue();
        assertThat(upgrade.cipher().get()).isNotNull();
    }

    @Test
    void keyOfAnotherInstallationIsNotKept() throws Exception {
        upgrade.cipher().set(MirageCipher.of(WRONG, DemoDatabase.CIPHER_IV));
        plan(demo(), "");
        assertThat(model.key().state().get()).isEqualTo(KeyModel.State.OTHER_KEY);
        assertThat(upgrade.cipher().get()).isNull();
        assertThat(model.ready().get()).isFalse();
    }

    @Test
    void keyAndGoingWithoutAreAboutOneDatabase() throws Exception {
        ConnectionSettings one = demo();
        ConnectionSettings other = ConnectionSettings.sqlite(
                Files.copy(one.file(), folder.resolve("other.sqlite3")).toAbsolutePath());
        plan(one, "");
        model.key().key().set(WRONG);
        model.key().vector().set("abcdefghijklmnop");
        model.key().plainText().set(true);
        plan(one, "");
        assertThat(model.key().key().get()).isEqualTo(WRONG);
        assertThat(model.key().vector().get()).isEqualTo("abcdefghijklmnop");
        assertThat(model.key().plainText().get()).isTrue();
        plan(other, "");
        assertAskedAnew();
        model.key().key().set(WRONG);
        model.key().plainText().set(true);
        upgrade.changed();
        plan(other, "");
        assertAskedAnew();
    }

    private void assertAskedAnew() {
        assertThat(model.key().key().get()).isEmpty();
        assertThat(model.key().vector().get()).isEqualTo(MirageCipher.USUAL_IV);
        assertThat(model.key().plainText().get()).isFalse();
        assertThat(model.key().state().get()).isEqualTo(KeyModel.State.ASKED);
        assertThat(model.ready().get()).isFalse();
    }

    @Test
    void answerAboutOneDatabaseIsNoneAboutAnother() throws Exception {
        plan(demo(), "");
        model.key().key().set(DemoDatabase.SECRET_KEY);
        CompletableFuture<Boolean> settled = model.settle().toCompletableFuture();
        upgrade.connected().settings().set(ConnectionSettings.sqlite(folder.resolve("other.sqlite3")));
        desk.until("settled", settled::isDone);
        assertThat(settled.join()).isFalse();
        assertThat(upgrade.cipher().get()).isNull();
        assertThat(model.key().state().get()).isEqualTo(KeyModel.State.ASKED);
    }

    @Test
    void keyOfTheConfigurationIsFilledInAndTried() throws Exception {
        Path env = Files.writeString(folder.resolve(".env"), "MIRAGE_SECRET_KEY=" + DemoDatabase.SECRET_KEY + "\n");
        upgrade.connected().config().set(OnCallConfigReader.read(env));
        plan(demo(), "");
        assertThat(model.key().state().get()).isEqualTo(KeyModel.State.FITS);
        assertThat(model.key().toString()).doesNotContain(DemoDatabase.SECRET_KEY);
    }

    @Test
    void plainTextIsAPlanWithoutKeyAndCanBeTakenBack() throws Exception {
        plan(demo(), "");
        model.key().plainText().set(true);
        assertThat(model.ready().get()).isTrue();
        upgrade.findings().set(List.of());
        assertThat(settle()).isTrue();
        assertThat(upgrade.plan().get().needsSecretKey()).isFalse();
        assertThat(upgrade.cipher().get()).isNull();
        assertThat(upgrade.findings().get()).isNull();
        Plan without = upgrade.plan().get();
        model.enter();
        assertThat(model.phase().get()).isEqualTo(PathModel.Phase.PLANNED);
        assertThat(upgrade.plan().get()).isSameAs(without);
        model.key().plainText().set(false);
        assertThat(model.ready().get()).isFalse();
        model.key().key().set(DemoDatabase.SECRET_KEY);
        assertThat(settle()).isTrue();
        assertThat(upgrade.plan().get().needsSecretKey()).isTrue();
    }

    @Test
    void shortWayNeedsNoKey() throws Exception {
        plan(demo(), "1.2.45");
        assertThat(model.plan().needsSecretKey()).isFalse();
        assertThat(model.key().state().get()).isEqualTo(KeyModel.State.NOT_NEEDED);
        assertThat(model.ready().get()).isTrue();
        assertThat(settle()).isTrue();
    }

    @Test
    void filterLeavesWhatTouchesRows() throws Exception {
        plan(demo(), "");
        int all = model.rows().size();
        PlanRow.Step quiet = model.rows().stream()
                .filter(PlanRow.Step.class::isInstance)
                .map(PlanRow.Step.class::cast)
                .filter(step -> step.migration().risks().isEmpty())
                .findFirst()
                .orElseThrow();
        model.chosen().set(quiet);
        model.onlyRows().set(true);
        assertThat(model.rows()).isNotEmpty().hasSizeLessThan(all);
        assertThat(model.rows())
                .filteredOn(PlanRow.Step.class::isInstance)
                .allMatch(row -> !((PlanRow.Step) row).migration().risks().isEmpty());
        assertThat(model.chosen().get()).isNull();
    }

    @Test
    void emptyInstallationIsBetterMadeAnew() throws Exception {
        Path file = folder.resolve("fresh.sqlite3");
        ConnectionSettings settings = ConnectionSettings.sqlite(file);
        new FreshInstall(CATALOG, Clock.systemUTC())
                .run(InstallRequest.of(settings, Version.of("1.3.20")), InstallListener.NONE);
        plan(settings, "");
        assertThat(model.way().get()).isEqualTo(Way.FRESH);
        assertThat(model.ready().get()).isTrue();
        assertThat(settle()).isFalse();
        model.way().set(Way.UPGRADE);
        assertThat(settle()).isTrue();
    }

    @Test
    void downgradeIsRefused() throws Exception {
        plan(demo(), "1.2.20");
        assertThat(model.phase().get()).isEqualTo(PathModel.Phase.FAILED);
        assertThat(model.failure()).isInstanceOf(PlanRefused.class);
        assertThat(model.ready().get()).isFalse();
        assertThat(upgrade.plan().get()).isNull();
    }

    @Test
    void planIsSavedInEachForm() throws Exception {
        plan(demo(), "");
        for (String ending : List.of(".txt", ".json", ".sql")) {
            Path file = folder.resolve("plan" + ending);
            model.export(file);
            desk.until(
                    "saved",
                    () -> model.saved().get() != null
                            && model.saved().get().file().equals(file));
            assertThat(model.saved().get().failure()).isNull();
            assertThat(file).isNotEmptyFile();
        }
        Path nowhere = folder.resolve("missing").resolve("plan.txt");
        model.export(nowhere);
        desk.until("failed", () -> model.saved().get().file().equals(nowhere));
        assertThat(model.saved().get().failure()).isNotNull();
    }

    @Test
    void brokenDatabaseIsPlannedToo() throws Exception {
        plan(DemoFile.brokenAt(folder.resolve("broken.sqlite3")), "");
        assertThat(model.way().get()).isEqualTo(Way.UPGRADE);
        assertThat(model.plan().isEmpty()).isFalse();
    }

    @Test
    void sampleOnPostgresqlHasStatementsOfItsEngine() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            plan(database.settings(), "");
            Map<String, List<String>> sql = model.prospect().sql();
            assertThat(sql.values())
                    .anyMatch(statements -> statements.toString().contains("GENERATED BY DEFAULT AS IDENTITY"));
            assertThat(upgrade.advice().get().holdings().bytes()).isPositive();
        }
    }
}
