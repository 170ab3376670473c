package io.github.stepwise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.UiTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** From the start page to the result, with nothing but what an admin has: a mouse, a keyboard, and what is on the screen. */
class FullFlowTest extends UiTest {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int MOST_CLICKS = 8;
    private static final int MOST_TABS = 60;

    private int clicks;

    @Test
    void theDemoIsUpgradedInAFewClicks() throws Exception {
        saveBackupsTo(folder);
        click("#start-demo");
        awaitPage("versions");
        goOnTo("path");
        goOnTo("checks");
        goOnTo("backup");
        goOnTo("backup"); // makes the backup
        await("the backup is made", LONG, () -> nextIs("Next"));
        goOnTo("upgrade");
        await("the commit button is on", () -> !node("#next").isDisabled());
        assertThat(nextText()).isEqualTo("Upgrade oncall.db to 1.16.9");
        goOnTo("upgrade");
        await("the upgrade has ended", LONG, () -> nextIs("Next"));
        goOnTo("result");
        assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);
        ConnectionSettings settings = settingsInFlow();
        Cases.assertRelease(settings, "1.16.9");
        assertThat(desk.leftovers().list()).isEmpty();
        assertThat(folder).as("where others are kept").isDirectoryNotContaining("glob:**.stepwise");
        Path temporary = settings.file().getParent();
        try (BackupReader backup = BackupReader.open(onlyFile(temporary, ".stepwise"), BackupKeys.none())) {
            assertThat(backup.manifest().origin().engine()).isEqualTo(Engine.SQLITE);
        }
    }

    @Test
    void theBrokenDemoIsCompleted() throws Exception {
        saveBackupsTo(folder);
        click("#start-demo-broken");
        awaitPage("versions");
        goOnTo("path");
        goOnTo("checks");
        goOnTo("backup");
        goOnTo("backup");
        await("the backup is made", LONG, () -> nextIs("Next"));
        goOnTo("upgrade");
        goOnTo("upgrade");
        await("the upgrade has ended", LONG, () -> nextIs("Next"));
        goOnTo("result");
        Cases.assertRelease(settingsInFlow(), "1.16.9");
    }

    @Test
    void aPostgresqlDatabaseIsUpgradedWithAKeyThatIsAskedFor() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            ConnectionSettings there = database.settings();
            saveBackupsTo(folder);
            click("#start-upgrade");
            awaitPage("connect");
            type("#connect-host", there.host());
            type("#connect-port", String.valueOf(there.port()));
            type("#connect-database", there.database());
            type("#connect-user", there.user());
            if (!there.password().isEmpty()) {
                type("#connect-password", there.password().reveal());
            }
            goOnTo("versions");
            goOnToTheBackup();
            goOnTo("backup");
            await("the backup is made", LONG, () -> nextIs("Next"));
            goOnTo("upgrade");
            assertThat(node("#next").isDisabled())
                    .as("before OnCall is said to be stopped")
                    .isTrue();
            press("#upgrade-stopped");
            goOnTo("upgrade");
            await("the upgrade has ended", LONG, () -> nextIs("Next"));
            goOnTo("result");
            Cases.assertRelease(there, "1.16.9");
            assertThat(desk.recent().list())
                    .singleElement()
                    .satisfies(one -> assertThat(one.toString()).contains(there.database()));
        }
    }

    /** Tab, Space, Enter and letters only; a control that cannot be reached by them fails the test. */
    @Test
    void everythingWorksWithTheKeyboardAlone() throws Exception {
        saveBackupsTo(folder);
        tabTo("start-demo");
        push(KeyCode.SPACE);
        awaitPage("versions");
        for (String page : List.of("path", "checks", "backup")) {
            await("Next is on", LONG, () -> !node("#next").isDisabled());
            tabTo("next");
            push(KeyCode.SPACE);
            awaitPage(page);
        }
        tabTo("next");
        push(KeyCode.SPACE);
        await("the backup is made", LONG, () -> nextIs("Next") && !node("#next").isDisabled());
        tabTo("next");
        push(KeyCode.ENTER);
        awaitPage("upgrade");
        await("the commit button is on", () -> !node("#next").isDisabled());
        tabTo("next");
        push(KeyCode.SPACE);
        await(
                "the upgrade has ended",
                LONG,
                () -> nextIs("Next") && !node("#next").isDisabled());
        tabTo("next");
        push(KeyCode.SPACE);
        awaitPage("result");
        Cases.assertRelease(settingsInFlow(), "1.16.9");
    }

    @Test
    void backNeverWritesAndNeverLosesWhatWasDecided() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            ConnectionSettings there = database.settings();
            byte[] before = Files.readAllBytes(there.file());
            click("#start-upgrade");
            press("#connect-engine-sqlite");
            type("#connect-file", there.file().toString());
            goOnTo("versions");
            type("#versions-search", "1.12.0");
            push(KeyCode.DOWN);
            goOnTo("path");
            awaitNode("#path-key-plain");
            press("#path-key-plain");
            goOnTo("checks");
            await("checks have ended", LONG, () -> isAbsent("#checks-cancel"));
            press("#checks-accept");
            goOnTo("backup");
            press("#backup-choice-own");
            press("#backup-own");
            goOnTo("upgrade");
            press("#upgrade-stopped");
            ComboBox<Optional<Version>> pause = lookup("#upgrade-pause").queryComboBox();
            interact(() -> pause.getSelectionModel().select(1));
            Optional<Version> rest = pause.getValue();
            assertThat(rest).isPresent();
            for (String page : List.of("backup", "checks", "path", "versions", "connect")) {
                press("#back");
                awaitPage(page);
            }
            assertThat(Files.readAllBytes(there.file())).isEqualTo(before);

            assertThat(lookup("#connect-file").queryAs(TextField.class).getText())
                    .isEqualTo(there.file().toString());
            goOnTo("versions");
            assertThat(lookup("#versions-chosen").queryAs(Label.class).getText())
                    .contains("1.12.0");
            goOnTo("path");
            awaitNode("#path-sums");
            assertThat(isTicked("#path-key-plain")).isTrue();
            goOnTo("checks");
            await("checks have ended", LONG, () -> isAbsent("#checks-cancel"));
            assertThat(isTicked("#checks-accept")).isTrue();
            goOnTo("backup");
            assertThat(lookup("#backup-choice-own").queryAs(RadioButton.class).isSelected())
                    .isTrue();
            assertThat(isTicked("#backup-own")).isTrue();
            goOnTo("upgrade");
            assertThat(isTicked("#upgrade-stopped")).isTrue();
            assertThat(lookup("#upgrade-pause")
                            .<Optional<Version>>queryComboBox()
                            .getValue())
                    .isEqualTo(rest);
            assertThat(Files.readAllBytes(there.file())).isEqualTo(before);
        }
    }

    private boolean isTicked(String box) {
        return lookup(box).queryAs(CheckBox.class).isSelected();
    }

    @Test
    void theLanguageMayChangeOnEveryPage() {
        click("#start-demo");
        for (String page : List.of("versions", "path", "checks", "backup")) {
            awaitPage(page);
            await("Next is on", LONG, () -> !node("#next").isDisabled());
            interact(() -> desk.language().set(Language.CHINESE));
            assertThat(shell().flow().current().get().id()).isEqualTo(page);
            assertThat(node("#next").isDisabled()).isFalse();
            interact(() -> desk.language().set(Language.ENGLISH));
            if (!page.equals("backup")) {
                press("#next");
            }
        }
    }

    private void click(String selector) {
        press(selector);
        clicks++;
    }

    /** One click on the button that goes on, and the page that is there then. */
    @Override
    protected void goOnTo(String page) {
        await("Next is on", LONG, () -> !node("#next").isDisabled());
        click("#next");
        awaitPage(page);
    }

    /** From Versions over Path and Checks, answering what they ask. */
    private void goOnToTheBackup() {
        goOnTo("path");
        awaitNode("#path-sums");
        if (!isAbsent("#path-key-plain")) {
            press("#path-key-plain");
        }
        goOnTo("checks");
        await("checks have ended", LONG, () -> isAbsent("#checks-cancel"));
        if (!isAbsent("#checks-accept")) {
            press("#checks-accept");
        }
        goOnTo("backup");
    }

    private void tabTo(String id) {
        for (int i = 0; i < MOST_TABS; i++) {
            Node focused = stage.getScene().getFocusOwner();
            if (focused != null && id.equals(focused.getId())) {
                return;
            }
            push(KeyCode.TAB);
        }
        screenshot("no-way-to-" + id);
        throw new AssertionError("Tab does not lead to " + id);
    }

    private boolean nextIs(String text) {
        return nextText().equals(text);
    }

    private String nextText() {
        return lookup("#next").queryAs(Button.class).getText();
    }

    @Test
    void aDemoThatWasOnlyLookedAtIsGoneAfterwards() throws Exception {
        click("#start-demo");
        awaitPage("versions");
        Path made = Path.of(demoFile());
        await("Next is on", LONG, () -> !node("#next").isDisabled());
        press("#home");
        awaitNode("#start");
        await("the demo is gone", LONG, () -> !Files.exists(made.getParent()));
    }

    @Test
    void aDemoWithSomethingOfTheAdminInItStays() throws Exception {
        click("#start-demo");
        awaitPage("versions");
        Path made = Path.of(demoFile());
        await("Next is on", LONG, () -> !node("#next").isDisabled());
        Path mine = Files.writeString(made.resolveSibling("mine.txt"), "mine");
        press("#home");
        awaitNode("#start");
        await("the engine has nothing to do", LONG, () -> !desk.background().isEngineBusy());
        assertThat(made).exists();
        assertThat(mine).hasContent("mine");
        for (Path path : List.of(mine, made, made.resolveSibling(".stepwise-demo"), made.getParent())) {
            Files.delete(path);
        }
    }

    private void saveBackupsTo(Path place) throws Exception {
        desk.preferences().set("backup.folder", place.toString());
    }

    private ConnectionSettings settingsInFlow() throws Exception {
        return ConnectionSettings.sqlite(Path.of(desk.recent().list().isEmpty() ? demoFile() : ""));
    }

    /** The newest demo in the temporary folder: this wizard has just made it. */
    private static String demoFile() throws Exception {
        try (var folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return folders.filter(made -> made.getFileName().toString().startsWith("stepwise-demo"))
                    .map(made -> made.resolve("oncall.db"))
                    .filter(Files::exists)
                    .max((one, other) ->
                            one.toFile().lastModified() > other.toFile().lastModified() ? 1 : -1)
                    .orElseThrow()
                    .toString();
        }
    }

    private static Path onlyFile(Path place, String ending) throws Exception {
        try (var files = Files.walk(place)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }
}
