package io.github.stepwise.ui.page.versions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.install.FreshInstall;
import io.github.stepwise.install.InstallListener;
import io.github.stepwise.install.InstallRequest;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.shell.Flow;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.ui.testing.UiTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The page with versions in the real window, on real databases. */
class VersionsPageTest extends UiTest {
    private final UpgradeCase upgrade = new UpgradeCase();

    private Path demo(boolean broken) throws Exception {
        Path file = folder.resolve("oncall.sqlite3");
        return (broken ? DemoFile.brokenAt(file) : DemoFile.at(file)).file();
    }

    private void open(Path file) {
        interact(() -> upgrade.connected().settings().set(ConnectionSettings.sqlite(file)));
        open(new VersionsPage(desk, upgrade));
        awaitNode("#versions-refresh");
    }

    private String chosen() {
        return lookup("#versions-chosen").queryAs(Label.class).getText();
    }

    @SuppressWarnings("unchecked")
    private ListView<Release> list() {
        return lookup("#versions-list").queryAs(ListView.class);
    }

    @Test
    void releaseIsFoundByTypingAndChosenWithTheArrowKeys() throws Exception {
        open(demo(false));
        String newest = upgrade.target().get().toString();
        assertThat(chosen()).contains(newest);
        String all = lookup("#versions-sum").queryAs(Label.class).getText();
        write("1.8");
        assertThat(list().getItems())
                .isNotEmpty()
                .allMatch(release -> release.version().toString().startsWith("1.8"));
        assertThat(chosen()).contains(newest);
        push(KeyCode.DOWN);
        assertThat(upgrade.target().get().toString()).startsWith("1.8");
        assertThat(chosen()).contains(upgrade.target().get().toString());
        assertThat(lookup("#versions-sum").queryAs(Label.class).getText()).isNotEqualTo(all);
        Version before = upgrade.target().get();
        interact(() -> desk.language().set(Language.CHINESE));
        assertThat(upgrade.target().get()).isEqualTo(before);
        assertThat(chosen()).isEqualTo("升级到 OnCall " + before);
        assertThat(list().getSelectionModel().getSelectedItem().version()).isEqualTo(before);
        assertThat(node("#next").isDisabled()).isFalse();
    }

    @Test
    void releaseThatIsTypedIsTheTargetAndEnterGoesOnToIt() throws Exception {
        open(demo(false));
        write("1.8");
        assertThat(node("#next").isDisabled()).isTrue();
        assertThat(lookup("#versions-hidden").queryAs(Label.class).getText())
                .contains(upgrade.target().get().toString());
        write(".5");
        assertThat(upgrade.target().get()).isEqualTo(Version.of("1.8.5"));
        assertThat(isAbsent("#versions-hidden")).isTrue();
        assertThat(node("#next").isDisabled()).isFalse();
    }

    @Test
    void enterChoosesTheFirstThatIsFoundBeforeAnythingGoesOn() throws Exception {
        open(demo(false));
        write("1.8");
        push(KeyCode.ENTER);
        assertThat(upgrade.target().get()).isEqualTo(list().getItems().get(0).version());
        assertThat(node("#versions-search").isFocused()).isTrue();
        assertThat(node("#next").isDisabled()).isFalse();
        write("x");
        assertThat(node("#next").isDisabled()).isTrue();
        press("#versions-clear");
        assertThat(node("#next").isDisabled()).isFalse();
    }

    @Test
    void headSaysFromWhichReleaseToWhich() throws Exception {
        interact(() -> upgrade.connected().settings().set(ConnectionSettings.sqlite(folder.resolve("oncall.sqlite3"))));
        demo(false);
        interact(() -> shell().open(new Flow("upgrade", List.of(new VersionsPage(desk, upgrade)), upgrade.subject())));
        awaitNode("#versions-refresh");
        write("1.8.5");
        assertThat(lookup("#task").queryAs(Label.class).getText())
                .contains("1.2.40")
                .contains("→ 1.8.5");
        interact(() -> upgrade.target().set(null));
        assertThat(lookup("#task").queryAs(Label.class).getText()).isEqualTo("Upgrade a database");
    }

    /** Nobody is told to choose where there is nothing to choose from. */
    @Test
    void newestDatabaseIsUpToDate() throws Exception {
        ConnectionSettings file = ConnectionSettings.sqlite(folder.resolve("newest.sqlite3"));
        new FreshInstall(Cases.CATALOG)
                .run(InstallRequest.of(file, Cases.CATALOG.newest().version()), InstallListener.NONE);
        open(file.file());
        assertThat(lookup(".label").queryAllAs(Label.class))
                .noneMatch(label -> label.getText().contains("Choose"))
                .anyMatch(label -> label.getText().contains("up to date"));
        assertThat(lookup("#waiting").queryAs(Hyperlink.class).getText()).contains("up to date");
    }

    @Test
    void arrowKeysStepOverReleasesThatMustNotBeAStop() throws Exception {
        open(demo(false));
        write("1.3.1");
        Release avoided = list().getItems().stream()
                .filter(release -> release.avoid().isPresent())
                .findFirst()
                .orElseThrow();
        int steps = list().getItems().size();
        for (int i = 0; i < steps; i++) {
            push(KeyCode.DOWN);
            assertThat(upgrade.target().get()).isNotEqualTo(avoided.version());
        }
        assertThat(upgrade.target().get().compareTo(avoided.version())).isNegative();
    }

    @Test
    void hazardsUnfold() throws Exception {
        open(demo(false));
        TitledPane hazards = awaitNode("#versions-hazard-1-3-11");
        assertThat(hazards.isExpanded()).isFalse();
        interact(() -> hazards.setExpanded(true));
        assertThat(lookup("#versions-hazard-1-3-11 .label").queryAllAs(Label.class))
                .anyMatch(label -> label.getText().contains("Every outgoing webhook button becomes"));
        assertThat(isAbsent("#versions-drift")).isTrue();
    }

    @Test
    void brokenDatabaseWithDriftTellsItsStory() throws Exception {
        Path file = demo(true);
        DemoFile.execute(file, "create table made_by_hand (id integer primary key)");
        open(file);
        assertThat(lookup("#versions-state .label").queryAllAs(Label.class))
                .anyMatch(label -> label.getText().contains("4701"));
        awaitNode("#versions-drift");
        TitledPane list = awaitNode("#versions-drift-list");
        interact(() -> list.setExpanded(true));
        await(
                "the differences are there",
                () -> lookup("#versions-drift-lines .list-cell").queryAllAs(ListCell.class).stream()
                        .anyMatch(cell -> String.valueOf(cell.getText()).contains("made_by_hand")));
        assertThat(node("#next").isDisabled()).isFalse();
    }

    @Test
    void newerDatabaseStopsHereUntilItIsAnother() throws Exception {
        Path file = demo(false);
        DemoFile.execute(
                file,
                "insert into django_migrations (app, name, applied) values ('alerts', '0999_future', '2030-01-01')");
        open(file);
        assertThat(node("#next").isDisabled()).isTrue();
        assertThat(isAbsent("#versions-list")).isTrue();
        DemoFile.execute(file, "delete from django_migrations where name = '0999_future'");
        press("#versions-refresh");
        awaitNode("#versions-list");
        assertThat(node("#next").isDisabled()).isFalse();
    }

    @Test
    void unreadableFileIsExplainedAndCanBeTriedAgain() throws Exception {
        Path file = folder.resolve("oncall.sqlite3");
        Files.writeString(file, "no database ".repeat(200));
        open(file);
        awaitNode("#versions-trouble-sentence");
        assertThat(node("#next").isDisabled()).isTrue();
        Files.delete(file);
        demo(false);
        press("#versions-refresh");
        awaitNode("#versions-list");
    }
}
