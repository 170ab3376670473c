package io.github.stepwise.ui.page.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.settings.RecentConnection;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.testing.UiTest;
import io.github.stepwise.ui.widget.Parts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;

/** The start page in the real window; what is chosen is written down. */
class StartPageTest extends UiTest {
    private static final RecentConnection POSTGRES = new RecentConnection(
            "postgresql", "db.example", 5432, "oncall", "oncall", "require", null, null, Instant.EPOCH);

    private final List<String> chosen = new ArrayList<>();
    private final List<ConnectionSettings> filled = new ArrayList<>();

    /** Notes what was asked for. */
    private final class Noted implements Choices {
        @Override
        public void upgrade() {
            chosen.add("upgrade");
        }

        @Override
        public void upgrade(ConnectionSettings settings) {
            filled.add(settings);
        }

        @Override
        public void resume(LeftoverRun run) {
            chosen.add("resume " + run.target());
        }

        @Override
        public void restore(LeftoverRun run) {
            chosen.add("restore " + run.backup());
        }

        @Override
        public void install() {
            chosen.add("install");
        }

        @Override
        public void backup() {
            chosen.add("backup");
        }

        @Override
        public void restore() {
            chosen.add("restore");
        }

        @Override
        public void checkFile() {
            chosen.add("check");
        }

        @Override
        public void demo(boolean broken) {
            chosen.add("demo " + broken);
        }

        @Override
        public void dropped(Path file) {
            chosen.add("dropped " + file.getFileName());
        }
    }

    private void show() {
        StartPage page = new StartPage(desk, new Noted());
        interact(() -> {
            BorderPane frame = (BorderPane) shell().getChildrenUnmodifiable().get(0);
            ScrollPane scrolling = Parts.scrolling(page.view());
            frame.setCenter(scrolling);
            frame.applyCss();
            frame.layout();
            scrolling.getContent().lookup(".focus-first").requestFocus();
        });
    }

    @Test
    void everyCardBeginsWhatItNames() {
        show();
        for (String id : List.of("upgrade", "install", "backup", "restore", "check-file", "demo", "demo-broken")) {
            press("#start-" + id);
        }
        assertThat(chosen)
                .containsExactly("upgrade", "install", "backup", "restore", "check", "demo false", "demo true");
        assertThat(isAbsent("#start-recent-0")).isTrue();
        assertThat(isAbsent("#start-resume-0")).isTrue();
    }

    @Test
    void enterBeginsAnUpgrade() {
        show();
        push(KeyCode.SPACE);
        assertThat(chosen).containsExactly("upgrade");
    }

    @Test
    void cardsAreTallEnoughForTheirWordsInBothLanguages() {
        for (Language language : Language.values()) {
            interact(() -> desk.language().set(language));
            resize(720, 520);
            show();
            for (Node node : lookup("#start .choice-card .label").queryAll()) {
                Label label = (Label) node;
                assertThat(label.getHeight())
                        .as(label.getText())
                        .isGreaterThanOrEqualTo(label.prefHeight(label.getWidth()) - 0.5);
                assertThat(node.localToScene(node.getBoundsInLocal()).getMaxX()).isLessThan(720);
            }
        }
    }

    @Test
    void offersTheDatabasesOfLastTimeAndForgetsThem() throws Exception {
        for (int i = 0; i < 7; i++) {
            desk.recent()
                    .add(new RecentConnection(
                            "sqlite", null, 0, null, null, null, null, "/data/oncall" + i + ".db", Instant.EPOCH));
        }
        desk.recent().add(POSTGRES);
        show();
        assertThat(lookup("#start-recent-0").queryAs(Button.class).getText())
                .isEqualTo("oncall – PostgreSQL on db.example:5432, user oncall");
        assertThat(isAbsent("#start-recent-4")).isFalse();
        assertThat(isAbsent("#start-recent-5")).isTrue();
        press("#start-recent-0");
        assertThat(filled).hasSize(1);
        assertThat(filled.get(0).engine()).isEqualTo(Engine.POSTGRESQL);
        assertThat(filled.get(0).password().isEmpty()).isTrue();
        press("#start-recent-remove-0");
        assertThat(desk.recent().list()).noneMatch(one -> "oncall".equals(one.database()));
        assertThat(lookup("#start-recent-0").queryAs(Button.class).getText()).startsWith("oncall6.db – SQLite, ");
    }

    @Test
    void anUnfinishedUpgradeComesFirst() throws Exception {
        desk.leftovers().begun(new LeftoverRun(POSTGRES, "1.16.9", "/backups/oncall.stepwise", Instant.EPOCH));
        show();
        assertThat(lookup("#start .panel-title").queryAs(Label.class).getText())
                .isEqualTo("The upgrade of oncall to 1.16.9 has not ended");
        assertThat(stage.getScene().getFocusOwner()).isSameAs(node("#start-resume-0"));
        push(KeyCode.SPACE);
        assertThat(chosen).containsExactly("resume 1.16.9");

        press("#start-forget-0");
        press("#question-no");
        assertThat(desk.leftovers().list()).hasSize(1);
        awaitNode("#start-forget-0");
        press("#start-forget-0");
        press("#question-yes");
        assertThat(desk.leftovers().list()).isEmpty();
        assertThat(isAbsent("#start-resume-0")).isTrue();
    }

    @Test
    void theBackupFromBeforeCanBeRestored() throws Exception {
        desk.leftovers().begun(new LeftoverRun(POSTGRES, "1.16.9", null, Instant.EPOCH));
        show();
        assertThat(isAbsent("#start-restore-0")).isTrue();
        desk.leftovers().begun(new LeftoverRun(POSTGRES, "1.16.9", "/backups/oncall.stepwise", Instant.EPOCH));
        show();
        press("#start-restore-0");
        assertThat(chosen).containsExactly("restore /backups/oncall.stepwise");
        interact(shell()::home);
        press("#start-restore-0");
        awaitPage("file");
        assertThat(lookup("#file-path").queryAs(TextInputControl.class).getText())
                .isEqualTo("/backups/oncall.stepwise");
        assertThat(lookup("#closing").queryAs(Label.class).getText())
                .as("an earlier run may have changed it")
                .contains("The database is not complete");
    }

    @Test
    void anUpgradeThatRestsIsNoUnfinishedOne() throws Exception {
        desk.leftovers()
                .begun(new LeftoverRun(POSTGRES, "1.16.9", "/backups/oncall.stepwise", Instant.EPOCH, "1.3.114"));
        show();
        assertThat(lookup("#start .panel-title").queryAs(Label.class).getText())
                .isEqualTo("The upgrade of oncall rests at 1.3.114");
        assertThat(lookup("#start").queryAs(Node.class).lookupAll(".label"))
                .extracting(label -> ((Label) label).getText())
                .noneMatch(text -> text.contains("Leave OnCall stopped"))
                .anyMatch(text -> text.contains("OnCall can run at that release"));
        screenshot("rests");
        interact(shell()::home);
        press("#start-resume-0");
        awaitPage("connect");
        assertThat(lookup("#closing").queryAs(Label.class).getText()).contains("wholly one release");
    }

    /** It was upgraded as a copy. */
    @Test
    void aFileWhoseUpgradeWasInterruptedIsWhole() throws Exception {
        RecentConnection file =
                new RecentConnection("sqlite", null, 0, null, null, null, null, "/data/oncall.db", Instant.EPOCH);
        desk.leftovers().begun(new LeftoverRun(file, "1.16.9", null, Instant.EPOCH));
        show();
        assertThat(told())
                .noneMatch(text -> text.contains("Leave OnCall stopped") || text.contains("no backup"))
                .anyMatch(text -> text.contains("the file is whole, and OnCall can use it as before"));
        screenshot("file");
        desk.leftovers().begun(new LeftoverRun(file, "1.16.9", "/backups/oncall.stepwise", Instant.EPOCH));
        show();
        assertThat(isAbsent("#start-restore-0")).as("nothing is amiss").isTrue();

        desk.leftovers().begun(new LeftoverRun(file, "1.16.9", null, Instant.EPOCH, "1.3.114"));
        show();
        assertThat(told())
                .noneMatch(text -> text.contains("no backup"))
                .anyMatch(text -> text.contains("OnCall can run at that release"))
                .anyMatch(text -> text.contains("kept beside it"));
    }

    private List<String> told() {
        return lookup("#start .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    @Test
    void filesThatCannotBeReadAreAsGoodAsNone() throws Exception {
        Files.writeString(settings().resolve("recent.json"), "[{\"engine\":\"oracle\"},{\"engine\":\"sqlite\"}]");
        Files.createDirectories(settings().resolve("leftovers.json"));
        show();
        assertThat(isAbsent("#start-recent-0")).isTrue();
        assertThat(isAbsent("#start-resume-0")).isTrue();
        press("#start-upgrade");
        assertThat(chosen).containsExactly("upgrade");
    }

    /** A version that somebody has changed by hand is no reason not to go on with the rest. */
    @Test
    void anUnfinishedUpgradeToNowhereCanStillGoOn() throws Exception {
        desk.leftovers().begun(new LeftoverRun(POSTGRES, "soon", null, Instant.EPOCH));
        show();
        assertThat(lookup("#start .panel-title").queryAs(Label.class).getText())
                .isEqualTo("An upgrade of oncall has not ended");
        interact(shell()::home);
        press("#start-resume-0");
        awaitPage("connect");
        assertThat(isAbsent("#mishap")).isTrue();
        assertThat(lookup("#closing").queryAs(Label.class).getText())
                .as("an earlier run may have changed it")
                .startsWith("Nothing is running; the window can be closed. The database is not complete");
        interact(shell()::home);
        press("#start-upgrade");
        awaitPage("connect");
        assertThat(lookup("#closing").queryAs(Label.class).getText()).startsWith("Nothing has been changed");
    }

    @Test
    void looksRight() throws Exception {
        desk.recent().add(POSTGRES);
        desk.recent()
                .add(new RecentConnection(
                        "sqlite",
                        null,
                        0,
                        null,
                        null,
                        null,
                        null,
                        "/srv/oncall/a/rather/long/path/to/a/volume/of/docker/_data/oncall.db",
                        Instant.EPOCH));
        desk.leftovers().begun(new LeftoverRun(POSTGRES, "1.16.9", "/backups/oncall.stepwise", Instant.EPOCH));
        for (Language language : Language.values()) {
            interact(() -> desk.language().set(language));
            resize(720, 520);
            show();
            Path small = screenshot("small-" + language.id());
            interact(() -> ((ScrollPane) lookup(".page-scroll").query()).setVvalue(1));
            screenshot("small-bottom-" + language.id());
            resize(1280, 800);
            show();
            assertThat(small).exists();
            screenshot("large-" + language.id());
        }
    }
}
