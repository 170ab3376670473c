package io.github.stepwise.ui.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.RecentConnection;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.testing.UiTest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Makes the pictures of the guide: every page as somebody sees it who does what the guide says. Not run with the other tests;
 * {@code docs/guide/make} runs it.
 */
@EnabledIfSystemProperty(named = GuidePicturesTest.FOLDER, matches = ".+")
class GuidePicturesTest extends UiTest {
    /** Where the pictures go. */
    static final String FOLDER = "stepwise.guide";

    /** The size of the window, such as {@code 720x520}; has a default. */
    private static final String SIZE = "stepwise.guide.size";

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String PASSWORD = "correct horse battery staple";

    /** In the way of the first migration that drops a column of that table. */
    private static final String OBSTACLE =
            "create view report_of_the_boss as select id, cached_render_for_web from alerts_alertgroup";

    /** Paths are to be seen in the pictures, so they are short. */
    private final Path place = Path.of(System.getProperty("java.io.tmpdir"), "stepwise-guide");

    private final List<Path> demos = new ArrayList<>();
    private Path pictures;
    private Path demo;

    @AfterEach
    void tidyUp() throws IOException {
        delete(place);
        for (Path made : demos) {
            delete(made);
        }
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH,light", "ENGLISH,dark", "CHINESE,light", "CHINESE,dark"})
    void everyPage(Language language, String theme) throws Exception {
        String name = language == Language.ENGLISH ? "en" : "zh";
        pictures = Path.of(System.getProperty(FOLDER)).resolve(name + "-" + theme);
        delete(place);
        Files.createDirectories(place);
        desk.preferences().set("backup.folder", place.toString());
        desk.recent()
                .add(new RecentConnection(
                        "postgresql",
                        "db.example.com",
                        5432,
                        "oncall",
                        "oncall",
                        "require",
                        null,
                        null,
                        Instant.EPOCH));
        String[] size = System.getProperty(SIZE, "960x720").split("x");
        resize(Integer.parseInt(size[0]), Integer.parseInt(size[1]));
        interact(() -> desk.language().set(language));
        press("#theme");
        press("#theme-" + theme);
        interact(() -> shell().home());
        picture("start");
        connect();
        upgrade();
        fail();
        save();
        restore();
        checkFile();
        install();
        assertThat(pictures).isDirectoryContaining("glob:**/checklist.png");
    }

    private void connect() throws Exception {
        try (TestDatabase server = Servers.create(Engine.POSTGRESQL)) {
            execute(server, "create role oncall login password '" + PASSWORD + "'", "create database oncall");
            try {
                press("#start-upgrade");
                fill(server.settings().withDatabase("oncall"), "oncall");
                press("#connect-test");
                awaitNode("#connect-passed");
                picture("connect");
                home();
            } finally {
                execute(server, "drop database oncall", "drop role oncall");
            }
        }
    }

    private void upgrade() {
        toTheCommit("#start-demo", true);
        picture("upgrade");
        await("the commit button is on", () -> !node("#next").isDisabled());
        press("#next");
        await("it runs", LONG, () -> {
            boolean far = lookup("#upgrade-bar")
                    .tryQueryAs(ProgressBar.class)
                    .filter(bar -> bar.getProgress() > 0.3)
                    .isPresent();
            if (far) {
                keep("running"); // at once: a moment later it may have ended
            }
            return far;
        });
        await("the upgrade has ended", LONG, () -> !isAbsent("#upgrade-arrived"));
        goOnTo("result");
        awaitNode("#result-headline");
        picture("result");
        home();
    }

    private void fail() throws Exception {
        toTheCommit("#start-demo", false);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + demo);
                Statement statement = connection.createStatement()) {
            statement.execute(OBSTACLE);
        }
        await("the commit button is on", () -> !node("#next").isDisabled());
        press("#next");
        await("the upgrade has failed", LONG, () -> !isAbsent("#upgrade-trouble"));
        picture("failed");
        home();
    }

    /** @param shown whether the pages on the way are pictured */
    private void toTheCommit(String button, boolean shown) {
        press(button);
        awaitPage("versions");
        for (String page : List.of("path", "checks", "backup")) {
            String present = shell().flow().current().get().id();
            await("it is ready", LONG, () -> !node("#next").isDisabled() || !isAbsent("#checks-accept"));
            if (shown) {
                picture(present);
            }
            if (!isAbsent("#checks-accept")) {
                press("#checks-accept");
            }
            goOnTo(page);
        }
        await("the size is told", () -> !node("#next").isDisabled());
        if (shown) {
            picture("backup");
        }
        goOnTo("backup");
        await("the backup is made", LONG, () -> !isAbsent("#backup-result"));
        goOnTo("upgrade");
        noteDemo();
    }

    private void save() throws Exception {
        press("#start-backup");
        press("#connect-engine-sqlite");
        setText("#connect-file", demo.toString());
        goOnTo("save");
        setText("#save-name", "oncall");
        await("the form is good", () -> !node("#next").isDisabled());
        picture("save");
        goOnTo("save");
        awaitNode("#save-result");
        home();
    }

    private void restore() throws Exception {
        press("#start-restore");
        openBackup();
        picture("file");
        goOnTo("connect");
        press("#connect-engine-sqlite");
        setText("#connect-file", demo.toString());
        goOnTo("restore");
        awaitNode("#restore-holding");
        setText("#restore-confirm", demo.getFileName().toString());
        picture("restore");
        home();
    }

    private void checkFile() {
        press("#start-check-file");
        openBackup();
        goOnTo("check-file");
        goOnTo("check-file");
        awaitNode("#check-file-good");
        picture("check-file");
        home();
    }

    private void openBackup() {
        setText("#file-path", place.resolve("oncall.stepwise").toString());
        goOnTo("file");
        awaitNode("#file-content-panel");
    }

    private void install() throws Exception {
        try (TestDatabase server = Servers.create(Engine.POSTGRESQL)) {
            try {
                press("#start-install");
                await("the releases are there", () -> !node("#next").isDisabled());
                picture("release");
                goOnTo("connect");
                fill(server.settings().withDatabase("oncall"), server.user());
                goOnTo("install");
                setText("#install-user-name", "oncall");
                press("#install-user-generate");
                picture("install");
                goOnTo("install");
                awaitNode("#install-done");
                goOnTo("checklist");
                picture("checklist");
                home();
            } finally {
                execute(server, "drop database if exists oncall", "drop role if exists oncall");
            }
        }
    }

    private void fill(ConnectionSettings settings, String user) {
        press("#connect-engine-postgresql");
        setText("#connect-host", settings.host());
        setText("#connect-port", String.valueOf(settings.port()));
        setText("#connect-database", settings.database());
        setText("#connect-user", user);
        setText("#connect-password", PASSWORD);
    }

    private void setText(String selector, String text) {
        awaitNode(selector);
        interact(() -> lookup(selector).queryAs(TextInputControl.class).setText(text));
    }

    private void goOnTo(String page) {
        goOn();
        awaitPage(page);
    }

    /** Leaves the flow, whatever it has to say to that. */
    private void home() {
        press("#home");
        if (!isAbsent("#question-yes")) {
            press("#question-yes");
        }
        awaitNode("#start-demo");
    }

    private void picture(String name) {
        moveTo(new Point2D(stage.getX() + 2, stage.getY() + stage.getHeight() - 2));
        interact(() -> shell().requestLayout());
        WaitForAsyncUtils.waitForFxEvents();
        interact(() -> keep(name));
    }

    private void keep(String name) {
        BufferedImage image = SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null);
        try {
            SmallPng.write(image, pictures.resolve(name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the demo is that is about to be upgraded, as the page has it. */
    private void noteDemo() {
        String told = lookup("#upgrade-summary-database").queryAs(Label.class).getText();
        demo = Path.of(told.substring(told.indexOf(' ') + 1));
        demos.add(demo.getParent());
    }

    private static void execute(TestDatabase server, String... statements) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
