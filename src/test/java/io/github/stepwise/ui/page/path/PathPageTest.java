package io.github.stepwise.ui.page.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.install.demo.DemoDatabase;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.WizardWindow;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.ui.testing.UiTest;
import io.github.stepwise.ui.widget.Parts;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;

/** The page with the ways and the plan in the real window, on real databases. */
class PathPageTest extends UiTest {
    private final UpgradeCase upgrade = new UpgradeCase();
    private final AtomicInteger fresh = new AtomicInteger();

    /** What comes after. */
    private static final class Following extends Page {
        Following() {
            super("checks");
        }

        @Override
        public Node view() {
            return Parts.page("", "");
        }
    }

    private void open(ConnectionSettings settings, String target) throws Exception {
        Inspection found;
        try (Database database = Database.open(settings)) {
            found = Inspection.of(database, desk.catalog().get());
        }
        interact(() -> {
            upgrade.connected().settings().set(settings);
            upgrade.inspection().set(found);
            upgrade.target()
                    .set(
                            target.isEmpty()
                                    ? new Planner(desk.catalog().join(), settings.engine()).newestTarget()
                                    : Version.of(target));
        });
        open(new PathPage(desk, upgrade, fresh::incrementAndGet), new Following());
    }

    private void openDemo(String target) throws Exception {
        open(DemoFile.at(folder.resolve("oncall.sqlite3")), target);
    }

    @SuppressWarnings("unchecked")
    private ListView<PlanRow> list() {
        return lookup("#path-migrations").queryAs(ListView.class);
    }

    @Test
    void keyIsAskedForTriedAndKept() throws Exception {
        openDemo("");
        awaitNode("#path-key-asked");
        assertThat(node("#next").isDisabled()).isTrue();
        press("#path-key");
        interact(() ->
                lookup("#path-key").queryAs(PasswordField.class).setText("another-key-that-is-long-enough-for-oncall"));
        press("#next");
        await(
                "the key is refused",
                () -> lookup("#path-key-answer").queryAs(Label.class).getText().startsWith("This is not the key"));
        assertThat(shell().flow().current().get().id()).isEqualTo("path");
        interact(() -> desk.language().set(Language.CHINESE));
        assertThat(lookup("#path-key").queryAs(PasswordField.class).getText()).startsWith("another-key");
        assertThat(lookup("#path-key-answer").queryAs(Label.class).getText()).startsWith("这不是");
        interact(() -> lookup("#path-key").queryAs(PasswordField.class).setText(DemoDatabase.SECRET_KEY));
        press("#path-key-check");
        awaitNode("#path-key-known");
        press("#next");
        awaitPage("checks");
        assertThat(upgrade.cipher().get()).isNotNull();
        press("#back");
        awaitNode("#path-key-known");
    }

    @Test
    void wrongKeyIsShownToWhoeverHasPressedNext() throws Exception {
        openDemo("");
        resize(WizardWindow.LEAST_WIDTH, WizardWindow.LEAST_HEIGHT);
        awaitNode("#path-key-asked");
        interact(() -> lookup("#path-key").queryAs(PasswordField.class).setText("another-key-that-is-long-enough"));
        ScrollPane page = lookup(".page-scroll").query();
        interact(() -> page.setVvalue(0));
        press("#next");
        await(
                "the key is refused",
                () -> lookup("#path-key-answer").queryAs(Label.class).getText().startsWith("This"));
        assertThat(node("#path-key").isFocused()).isTrue();
        assertThat(page.getVvalue()).isPositive();
        assertThat(node("#next").isDisabled()).isTrue();
        assertThat(lookup("#waiting").queryAs(Hyperlink.class).getText()).startsWith("That is not OnCall’s");
        interact(() -> page.setVvalue(0));
        press("#waiting");
        assertThat(page.getVvalue()).isPositive();
        screenshot("waiting");
    }

    /** The plan is a list within the page: at its ends the wheel moves the page. */
    @Test
    void wheelGoesOnToThePageAtTheEndsOfThePlan() throws Exception {
        openDemo("");
        resize(WizardWindow.LEAST_WIDTH, WizardWindow.LEAST_HEIGHT);
        awaitNode("#path-migrations");
        ScrollPane page = lookup(".page-scroll").query();
        interact(() -> {
            page.setVvalue(0.5);
            list().scrollTo(list().getItems().size() - 1);
        });
        interact(() -> turnWheel(-400));
        interact(() -> turnWheel(-40));
        assertThat(page.getVvalue()).isGreaterThan(0.5);
        interact(() -> {
            page.setVvalue(0.5);
            list().scrollTo(0);
        });
        interact(() -> turnWheel(40));
        assertThat(page.getVvalue()).isLessThan(0.5);
    }

    private void turnWheel(double delta) {
        Node cell = lookup("#path-migrations .list-cell").queryAll().iterator().next();
        Event.fireEvent(
                cell,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        5,
                        5,
                        5,
                        5,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        delta,
                        0,
                        delta,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    @Test
    void databaseThatCannotBeAskedForTheKeyIsNamed() throws Exception {
        openDemo("");
        awaitNode("#path-key-asked");
        interact(() -> {
            desk.language().set(Language.CHINESE);
            lookup("#path-key").queryAs(PasswordField.class).setText(DemoDatabase.SECRET_KEY);
        });
        Files.delete(folder.resolve("oncall.sqlite3"));
        press("#path-key-check");
        awaitNode("#path-key-trouble");
        assertThat(lookup("#path-key-trouble-sentence").queryAs(Label.class).getText())
                .contains("oncall.sqlite3");
    }

    /** What OnCall has no use for would only hide what is lost. */
    @Test
    void whatNobodyMissesIsToldApart() throws Exception {
        openDemo("");
        TitledPane lost = awaitNode("#path-losses-upgrade");
        TitledPane leftovers = awaitNode("#path-leftovers-upgrade");
        interact(() -> {
            lost.setExpanded(true);
            leftovers.setExpanded(true);
        });
        assertThat(lookup("#path-losses-upgrade .label").queryAllAs(Label.class))
                .noneMatch(label -> label.getText().contains("cached_render_for_web"))
                .noneMatch(label -> label.getText().contains("changes that.) ("));
        assertThat(lookup("#path-leftovers-upgrade .label").queryAllAs(Label.class))
                .anyMatch(label -> label.getText().contains("cached_render_for_web"));
        screenshot("losses");
    }

    @Test
    void goesOnWithoutTheKeyOnlyIfToldSo() throws Exception {
        openDemo("");
        press("#path-key-plain");
        goOn();
        awaitPage("checks");
        assertThat(upgrade.plan().get().needsSecretKey()).isFalse();
    }

    @Test
    void freshInstallationIsAnotherFlow() throws Exception {
        openDemo("");
        press("#path-fresh");
        assertThat(lookup("#next").queryAs(Button.class).getText()).isEqualTo("Install a fresh database instead");
        assertThat(isAbsent("#path-migrations")).isTrue();
        press("#next");
        await("the other flow is asked for", () -> fresh.get() == 1);
        assertThat(shell().flow().current().get().id()).isEqualTo("path");
        press("#path-upgrade");
        assertThat(lookup("#next").queryAs(Button.class).getText()).isEqualTo("Next");
        assertThat(isAbsent("#path-migrations")).isFalse();
    }

    @Test
    void migrationShowsItsStatementsAndThePlanIsSaved() throws Exception {
        openDemo("1.3.20");
        awaitNode("#path-migrations");
        int all = list().getItems().size();
        press("#path-only-rows");
        assertThat(list().getItems()).hasSizeLessThan(all);
        interact(() -> list().getSelectionModel().select(1));
        assertThat(lookup("#path-sql").queryAs(TextArea.class).getText()).contains("django_migrations");
        press("#path-sql-copy");
        assertThat(desktop.copied()).hasSize(1);
        desktop.choose(folder.resolve("my plan"));
        press("#path-export");
        awaitNode("#path-exported");
        assertThat(Files.readString(folder.resolve("my plan.txt"))).contains("1.3.20");
        press("#path-export-open");
        assertThat(desktop.opened()).containsExactly(folder.resolve("my plan.txt"));
    }

    @Test
    void targetThatCannotBeReachedIsExplained() throws Exception {
        openDemo("1.2.20");
        awaitNode("#path-trouble-sentence");
        assertThat(node("#next").isDisabled()).isTrue();
    }

    @Test
    void postgresqlSampleIsUpgradedInPlace() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            open(database.settings(), "");
            awaitNode("#path-migrations");
            assertThat(lookup(".choice-card .label").queryAllAs(Label.class))
                    .noneMatch(label -> label.getText().contains("copy of the file"));
        }
    }
}
