package io.github.stepwise.ui.page.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.state.State;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.FileStamp;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.ui.shell.Flow;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.testing.Backups;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.ui.testing.UiTest;
import io.github.stepwise.ui.widget.Parts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;

/** The backup step of an upgrade, with the demo database and a real server. */
class BackupPageTest extends UiTest {
    private final UpgradeCase upgrade = new UpgradeCase();

    /** Stands in for the pages around. */
    private static final class Neighbour extends Page {
        Neighbour(String id) {
            super(id);
        }

        @Override
        public Node view() {
            return Parts.page(id(), "");
        }
    }

    @Test
    void makesABackupOfTheDemoAndKeepsIt() throws Exception {
        BackupPage page = show(demo());
        resize(720, 520);
        screenshot("first");
        interact(() -> desk.language().set(Language.CHINESE));
        await(
                "the size is told",
                () -> !((Labeled) node("#backup-size")).getText().isEmpty());
        screenshot("first-zh");
        interact(() -> desk.language().set(Language.ENGLISH));
        assertThat(page.next().get().text().key()).isEqualTo("make");
        goOn();
        awaitNode("#backup-result");
        screenshot("made");
        assertThat(upgrade.backup().get()).as("recorded when going on").isNull();
        assertThat(isAbsent("#backup-choice-own"))
                .as("there is nothing to choose any more")
                .isTrue();
        Path file = Path.of(((Labeled) node("#backup-made-file")).getText());
        assertThat(file).isRegularFile();

        press("#backup-another");
        await(
                "another one needs another name",
                () -> page.next().get().text().key().equals("make"));
        assertThat(isAbsent("#backup-choice-own")).isFalse();
        press("#backup-keep-made");
        goOn();
        awaitPage("upgrade");
        assertThat(upgrade.backup().get())
                .isEqualTo(new SavedBackup(SavedBackup.Kind.MADE, Optional.of(file), Optional.of(FileStamp.of(file))));
        press("#back");
        awaitNode("#backup-result");
        assertThat(page.next().get().text().key()).isEqualTo("next");
    }

    @Test
    void aFolderThatIsPutRightMeanwhileIsNoticed() throws Exception {
        show(demo());
        Path later = folder.resolve("later");
        type("#backup-folder", later.toString());
        await("it is missed", () -> node("#next").isDisabled());
        Files.createDirectory(later);
        await("it is noticed", () -> !node("#next").isDisabled());
        goOn();
        awaitNode("#backup-result");
        assertThat(later).isNotEmptyDirectory();
    }

    @Test
    void goesOnWithTheOriginalOrAnOwnBackup() throws Exception {
        Path file = demo();
        show(file);
        press("#backup-choice-original");
        goOn();
        awaitPage("upgrade");
        assertThat(upgrade.backup().get()).isEqualTo(new SavedBackup(SavedBackup.Kind.ORIGINAL, Optional.of(file)));
        press("#back");
        press("#backup-choice-own");
        assertThat(node("#next").isDisabled()).as("it has to be said").isTrue();
        assertWaitsFor("#backup-own");
        press("#backup-own");
        screenshot("own");
        goOn();
        awaitPage("upgrade");
        assertThat(upgrade.backup().get()).isEqualTo(new SavedBackup(SavedBackup.Kind.OWN, Optional.empty()));
    }

    @Test
    void stopsAndGoesOnAndAsksForWhatCannotBeSaved() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            execute(
                    database,
                    "create subscription feed connection 'host=nowhere dbname=none' publication p"
                            + " with (connect = false)",
                    "create table big as select n, md5(n::text) t from generate_series(1, 2000000) n");
            upgrade.connected().settings().set(database.settings());
            BackupPage page = open();
            type("#backup-folder", folder.toString());
            type("#backup-name", "mine");
            goOn();
            awaitNode("#backup-trouble");
            screenshot("gaps");
            assertThat(node("#next").isDisabled()).isTrue();
            assertWaitsFor("#backup-accept-0");
            for (int number = 0; !isAbsent("#backup-accept-" + number); number++) {
                press("#backup-accept-" + number);
            }
            goOn();
            awaitNode("#backup-cancel");
            screenshot("running");
            assertThat(page.closing().get().kind()).isEqualTo(Closing.Kind.ASK);
            assertThat(page.backAllowed().get()).isFalse();
            press("#backup-cancel");
            awaitNode("#backup-stopped");
            assertThat(Files.exists(folder.resolve("mine.stepwise"))).isFalse();
            assertThat(lookup("#backup-name").queryAs(TextInputControl.class).getText())
                    .isEqualTo("mine");
            execute(database, "drop table big");
            assertThat(node("#backup-accept-0"))
                    .as("what was accepted stays so")
                    .isNotNull();
            goOn();
            awaitNode("#backup-result");
            assertThat(folder.resolve("mine.stepwise")).isRegularFile();
            execute(database, "alter subscription feed set (slot_name = none)", "drop subscription feed");
        }
    }

    @Test
    void takesTheEarlierBackupWhenAnUpgradeGoesOn() throws Exception {
        Path file = demo();
        Path earlier = folder.resolve("earlier.stepwise");
        Backups.choose(ConnectionSettings.sqlite(file), earlier, new ChosenFile());
        Path other = folder.resolve("other.stepwise");
        Path renamed = Files.copy(file, folder.resolve("elsewhere.db"));
        Backups.choose(ConnectionSettings.sqlite(renamed), other, new ChosenFile());
        ConnectionSettings settings = ConnectionSettings.sqlite(file);
        Catalog catalog = Catalog.load();
        try (Database database = Database.open(settings)) {
            Inspection found = Inspection.of(database, catalog);
            State unfinished = new State.Unfinished(Version.of("1.8.5"), Instant.now(), (State.OnCall) found.state());
            upgrade.inspection().set(new Inspection(found.live(), unfinished));
        }
        desk.leftovers()
                .begun(new LeftoverRun(Connections.remembered(settings), "1.8.5", earlier.toString(), Instant.now()));
        BackupPage page = show(file);
        await("the file is found", () -> lookup("#backup-earlier").tryQuery().isPresent());
        await("Next is on", () -> !node("#next").isDisabled());
        screenshot("earlier");
        assertThat(page.next().get().text().key()).isEqualTo("next");
        goOn();
        awaitPage("upgrade");
        assertThat(upgrade.backup().get())
                .isEqualTo(new SavedBackup(
                        SavedBackup.Kind.EARLIER, Optional.of(earlier), Optional.of(FileStamp.of(earlier))));
        press("#back");
        awaitNode("#backup-earlier-good");
        byte[] content = Files.readAllBytes(earlier);
        Files.write(earlier, Arrays.copyOf(content, 1000));
        press("#backup-choice-without");
        assertThat(node("#next").isDisabled()).as("it has to be said").isTrue();
        screenshot("without");
        press("#backup-choice-earlier");
        awaitNode("#backup-earlier-trouble");
        assertThat(node("#next").isDisabled())
                .as("a damaged file is no way back")
                .isTrue();
        resize(720, 520);
        assertWaitsFor("#backup-earlier-choose");
        screenshot("earlier-damaged");
        interact(() -> desk.language().set(Language.CHINESE));
        screenshot("earlier-damaged-zh");
        interact(() -> desk.language().set(Language.ENGLISH));

        desktop.choose(other);
        press("#backup-earlier-choose");
        awaitNode("#backup-earlier-doubt");
        assertWaitsFor("#backup-earlier-same");
        screenshot("earlier-other-name");
        press("#backup-earlier-same");
        assertThat(node("#next").isDisabled()).as("the admin knows it").isFalse();
        Path late = folder.resolve("late.stepwise");
        Backups.choose(settings, late, new ChosenFile());
        desktop.choose(late);
        press("#backup-earlier-choose");
        await(
                "it is read",
                () -> lookup("#backup-earlier-doubt").tryQuery().isPresent() && isAbsent("#backup-earlier-same"));
        assertWaitsFor("#backup-earlier-choose");
        screenshot("earlier-late");

        press("#backup-choice-halfway");
        goOn();
        awaitNode("#backup-result");
        goOn();
        awaitPage("upgrade");
        assertThat(upgrade.backup().get().kind()).isEqualTo(SavedBackup.Kind.MADE_HALFWAY);
    }

    private Path demo() throws Exception {
        Path file = folder.resolve("demo.db");
        DemoFile.at(file);
        return file;
    }

    private BackupPage show(Path file) {
        upgrade.connected().settings().set(ConnectionSettings.sqlite(file));
        return open();
    }

    private BackupPage open() {
        BackupPage page = new BackupPage(desk, upgrade);
        Flow flow = open(new Neighbour("checks"), page, new Neighbour("upgrade"));
        interact(() -> shell().open(flow, "backup"));
        return page;
    }

    private static void execute(TestDatabase database, String... statements) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
