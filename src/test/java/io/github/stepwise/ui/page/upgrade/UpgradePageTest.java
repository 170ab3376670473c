package io.github.stepwise.ui.page.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.state.State;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.page.upgrade.UpgradeModel.Phase;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.ui.testing.UiTest;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.upgrade.UpgradeResult.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The commit and the run, on real databases, with real failures. */
class UpgradePageTest extends UiTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<SavedBackup> restored = new ArrayList<>();
    private UpgradePage page;

    /** What comes after. */
    private static final class After extends io.github.stepwise.ui.shell.Page {
        After() {
            super("result");
        }

        @Override
        public Node view() {
            return Parts.page("after", "");
        }
    }

    private UpgradeCase show(UpgradeCase upgradeCase) {
        page = new UpgradePage(desk, upgradeCase, restored::add);
        var flow = open(page, new After());
        page.onward(flow::next);
        return upgradeCase;
    }

    private UpgradeCase demo(String target) throws Exception {
        Path file = folder.resolve("oncall.db");
        return show(Cases.of(DemoFile.at(file), target, Cases.original(file)));
    }

    private UpgradeCase sample(TestDatabase database, String target) throws Exception {
        return show(Cases.of(database.settings(), target, Cases.made(folder.resolve("oncall.stepwise"))));
    }

    private void begin() {
        press("#upgrade-stopped");
        press("#next");
    }

    private void awaitEnd() {
        await("the run has ended", PATIENCE, () -> page.model().phase().get() == Phase.ENDED);
    }

    private String text(String selector) {
        return lookup(selector).queryAs(Label.class).getText();
    }

    private static void execute(TestDatabase database, String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static State state(ConnectionSettings settings) throws Exception {
        try (Database database = Database.open(settings)) {
            return Inspection.of(database, Cases.CATALOG).state();
        }
    }

    @Test
    void nothingBeginsBeforeTheAdminSaysThatOnCallIsStopped() throws Exception {
        UpgradeCase upgradeCase = demo("1.8.5");
        Path file = upgradeCase.connected().require().file();
        byte[] before = Files.readAllBytes(file);
        assertThat(lookup("#next").queryAs(Button.class).getText()).isEqualTo("Upgrade oncall.db to 1.8.5");
        assertThat(node("#next").isDisabled()).isTrue();
        assertWaitsFor("#upgrade-stopped");
        assertThat(node("#upgrade-stopped").isFocused()).isTrue();
        push(KeyCode.SPACE);
        assertThat(node("#next").isDisabled()).isFalse();
        // Enter must not begin; on the box itself it would only untick it.
        interact(() -> stage.getScene().getRoot().requestFocus());
        push(KeyCode.ENTER);
        assertThat(page.model().phase().get()).isEqualTo(Phase.READY);
        assertThat(page.closing().get()).isEqualTo(Closing.SAFE);
        assertThat(text("#upgrade-summary-work")).contains("migrations in");
        assertThat(text("#upgrade-folder-path"))
                .startsWith(folder.resolve("oncall.db-upgrade-").toString());
        desktop.choose(folder.resolve("elsewhere"));
        press("#upgrade-folder");
        String chosen = text("#upgrade-folder-path");
        assertThat(chosen).startsWith(folder.resolve("elsewhere").toString());
        interact(() -> desk.language().set(Language.CHINESE));
        assertThat(text("#upgrade-folder-path")).isEqualTo(chosen);
        assertThat(lookup("#upgrade-stopped").queryAs(CheckBox.class).isSelected())
                .isTrue();
        assertThat(lookup("#next").queryAs(Button.class).getText()).isEqualTo("将 oncall.db 升级到 1.8.5");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining("glob:**-upgrade-*");
    }

    @Test
    void nobodyIsAskedWhetherToStopARunThatHasEnded() throws Exception {
        demo("1.8.5");
        begin();
        press("#upgrade-cancel");
        awaitNode("#question");
        awaitEnd();
        assertThat(isAbsent("#question")).isTrue();
        awaitNode("#upgrade-arrived");
        assertThat(node("#next").isDisabled()).isFalse();
    }

    @Test
    void aFileIsUpgraded() throws Exception {
        UpgradeCase upgradeCase = demo("1.8.5");
        begin();
        awaitEnd();
        assertThat(upgradeCase.run().get().result().orElseThrow().outcome()).isEqualTo(Outcome.COMPLETED);
        awaitNode("#upgrade-arrived");
        assertThat(page.backAllowed().get()).isFalse();
        assertThat(page.closing().get().kind()).isEqualTo(Closing.Kind.SAFE);
        assertThat(desk.leftovers().list()).isEmpty();
        assertThat(upgradeCase.reports().get())
                .hasSize(3)
                .allSatisfy(file -> assertThat(Files.readString(file)).contains("1.8.5", "1.2.40"));
        assertThat(page.model().run().rows())
                .allSatisfy(row -> assertThat(row.standing()).isEqualTo(RunRow.Standing.DONE));
        assertThat(state(upgradeCase.connected().require()))
                .isInstanceOfSatisfying(
                        State.Known.class, known -> assertThat(known.to()).isGreaterThanOrEqualTo(Version.of("1.8.5")));
        // The last row is in view, and Enter goes on.
        ListView<RunLine> list = lookup("#upgrade-list").queryListView();
        assertThat(lookup(".run-row").queryAll().stream()
                        .filter(RowCell.class::isInstance)
                        .map(RowCell.class::cast)
                        .anyMatch(cell -> cell.getIndex() == list.getItems().size() - 1))
                .isTrue();
        push(KeyCode.ENTER);
        awaitPage("result");
    }

    @Test
    void aRunCanRestAtAStop() throws Exception {
        UpgradeCase upgradeCase = demo("1.8.5");
        ComboBox<?> pause = lookup("#upgrade-pause").queryComboBox();
        interact(() -> pause.getSelectionModel().select(1));
        Version stop = upgradeCase.pauseAt().get();
        assertThat(stop).isNotNull();
        begin();
        awaitEnd();
        assertThat(upgradeCase.run().get().result().orElseThrow().outcome()).isEqualTo(Outcome.PAUSED);
        assertThat(upgradeCase.run().get().result().orElseThrow().reached()).contains(stop);
        assertThat(node("#next").isDisabled()).isFalse();
        // There is more to do, so the next start offers it.
        assertThat(desk.leftovers().list()).extracting(LeftoverRun::restsAt).containsExactly(stop.toString());
        assertThat(lookup("#upgrade-bar").queryAs(ProgressBar.class).getProgress())
                .as("there is more to do")
                .isLessThan(1);
        assertThat(text("#upgrade-activity")).isEqualTo("The upgrade rests here, as you wanted");
        assertThat(page.closing().get().text().toString()).contains("the upgrade goes on later");
    }

    @Test
    void asLongAsTheServerIsGoneTheCardStillTellsAboutTheData() throws Exception {
        TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40");
        try {
            sample(database, "1.3.15");
            execute(database, "create view by_hand as select cached_render_for_web from alerts_alertgroup");
            begin();
            awaitEnd();
            awaitNode("#upgrade-trouble");
        } finally {
            database.close();
        }
        press("#upgrade-retry");
        await("it was tried", () -> page.model().phase().get() == Phase.ENDED);
        assertThat(text("#upgrade-trouble-sentence")).doesNotContain("alerts.0020_auto_20230711_1532");
        assertThat(text("#upgrade-trouble-condition"))
                .isEqualTo("Nothing was done this time: the database is as the attempt before has left it.");
    }

    @Test
    void aRealFailureIsExplainedAndTheRunGoesOnWhenItsCauseIsGone() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            UpgradeCase upgradeCase = sample(database, "1.3.15");
            execute(database, "create view by_hand as select cached_render_for_web from alerts_alertgroup");
            begin();
            awaitEnd();
            awaitNode("#upgrade-trouble");
            assertThat(text("#upgrade-trouble-sentence")).contains("alerts.0020_auto_20230711_1532");
            assertThat(text("#upgrade-trouble-condition")).contains("rolled back");
            assertThat(node("#upgrade-retry").isFocused()).isTrue();
            assertThat(node("#next").isDisabled()).isTrue();
            assertThat(page.backAllowed().get()).isFalse();
            assertThat(page.model().run().rows())
                    .anySatisfy(row -> assertThat(row.standing()).isEqualTo(RunRow.Standing.FAILED));
            assertThat(desk.leftovers().list()).hasSize(1);
            assertThat(desk.leftovers().list().get(0).backup()).endsWith("oncall.stepwise");
            press("#upgrade-restore");
            assertThat(restored).containsExactly(upgradeCase.backup().get());

            Path saved = folder.resolve("mine.json");
            desktop.choose(saved);
            press("#upgrade-save-report");
            await("the report is saved", () -> Files.exists(saved));
            assertThat(Files.readString(saved)).contains("by_hand");

            execute(database, "drop view by_hand");
            press("#upgrade-retry");
            await(
                    "it runs again",
                    () -> page.model().result().get() != null
                            && page.model().result().get().outcome() == Outcome.COMPLETED);
            awaitNode("#upgrade-arrived");
            assertThat(upgradeCase.run().get().resumed()).isTrue();
            assertThat(upgradeCase.reports().get().get(0)).hasFileName("report-2.html");
            assertThat(desk.leftovers().list()).isEmpty();
        }
    }

    @Test
    void whoeverIsInTheWayIsNamedAndTheRunCanBeStoppedAndGoOn() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40");
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            UpgradeCase upgradeCase = sample(database, "1.3.15");
            other.setAutoCommit(false);
            statement.execute("lock table alerts_alertgroup in access share mode");
            begin();
            awaitNode("#upgrade-sessions");
            press("#upgrade-despite");
            press("#next");
            awaitNode("#upgrade-waiting");
            assertThat(text("#upgrade-waiting-text")).contains("session ");
            assertThat(page.closing().get().kind()).isEqualTo(Closing.Kind.REFUSED);
            assertThat(node("#home").isDisabled()).isTrue();
            assertThat(page.canContinue().get()).isFalse();
            interact(() -> stage.getOnCloseRequest()
                    .handle(new javafx.stage.WindowEvent(stage, javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST)));
            assertThat(text("#question-text")).contains("stop it first");
            press("#question-no");
            assertThat(stage.isShowing()).isTrue();

            press("#upgrade-cancel");
            press("#question-no");
            assertThat(page.model().run().stopping().get()).isEqualTo(RunModel.Stopping.NOT);
            press("#upgrade-cancel");
            press("#question-yes");
            press("#upgrade-cancel-now");
            awaitEnd();
            assertThat(page.model().result().get().outcome()).isEqualTo(Outcome.CANCELLED);
            awaitNode("#upgrade-cancelled");
            assertThat(page.closing().get().kind()).isEqualTo(Closing.Kind.SAFE);
            assertThat(page.canContinue().get()).isFalse();

            other.rollback();
            press("#upgrade-resume");
            awaitNode("#upgrade-sessions");
            assertThat(isAbsent("#upgrade-cancelled")).isFalse();
            press("#upgrade-despite");
            press("#upgrade-resume");
            await("it has arrived", PATIENCE, () -> page.model().arrived());
            assertThat(upgradeCase.run().get().result().orElseThrow().reached()).isPresent();
        }
    }

    @Test
    void aFailedRunCanBeLeftAsItIs() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            sample(database, "1.3.15");
            execute(database, "create view by_hand as select cached_render_for_web from alerts_alertgroup");
            begin();
            awaitEnd();
            press("#upgrade-keep");
            awaitPage("result");
        }
    }

    @Test
    void aDatabaseThatHasChangedMeanwhileIsLeftAlone() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            UpgradeCase upgradeCase = sample(database, "1.3.15");
            execute(
                    database,
                    "insert into django_migrations (app, name, applied) values ('alerts', '0016_auto_20230523_1355', now())");
            execute(
                    database,
                    "delete from django_migrations where id = (select max(id) from django_migrations where app = 'slack')");
            begin();
            awaitNode("#upgrade-outdated");
            assertWaitsFor("#upgrade-look-again");
            assertThat(page.model().phase().get()).isEqualTo(Phase.READY);
            assertThat(node("#next").isDisabled()).isTrue();
            // The pages between have nothing to show: only the button leads back, to where the database is looked at.
            assertThat(node("#back").isDisabled()).isTrue();
            assertThat(isAbsent("#upgrade-look-again")).isFalse();
            assertThat(upgradeCase.plan().get()).isNull();
            assertThat(upgradeCase.backup().get()).isNull();
            assertThat(upgradeCase.run().get()).isNull();
        }
    }

    @Test
    void detailsShowWhatAMigrationDid() throws Exception {
        demo("1.3.15");
        begin();
        awaitEnd();
        ListView<RunLine> list = lookup("#upgrade-list").queryListView();
        interact(() -> list.getSelectionModel().select(1));
        RunRow.Migration row = (RunRow.Migration) list.getItems().get(1).row().get();
        await(
                "its SQL is shown",
                () -> lookup("#upgrade-details-sql")
                        .queryAs(TextInputControl.class)
                        .getText()
                        .contains(row.id().substring(row.id().indexOf('.') + 1)));
        assertThat(lookup("#upgrade-details-log")
                        .queryAs(TextInputControl.class)
                        .getText())
                .contains("Started")
                .contains("Finished");
        press("#upgrade-details-copy");
        assertThat(desktop.copied()).hasSize(1);
    }
}
