package io.github.stepwise.ui.guide;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.RecentConnection;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.testing.UiTest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.testfx.util.WaitForAsyncUtils;

/** A walk past every page, as somebody takes it who does what the guide says; stops at each for a look. */
abstract class Tour extends UiTest {
    /** A stop where everything moves; what is done there has to be quick. */
    static final String RUNNING = "running";

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String PASSWORD = "correct horse battery staple";

    /** In the way of the first migration that drops a column of that table. */
    private static final String OBSTACLE =
            "create view report_of_the_boss as select id, cached_render_for_web from alerts_alertgroup";

    private final List<Path> demos = new ArrayList<>();
    private Path backups;
    private Path demo;

    /** Looks at the window as it is now; on the JavaFX thread. */
    abstract void look(String stop);

    /** Does something more there, while nothing happens by itself. */
    void linger(String stop) {}

    @AfterEach
    void tidyUp() throws IOException {
        for (Path made : demos) {
            Surroundings.delete(made);
        }
    }

    /** @param newBackups where the backups go; is seen in the pages */
    final void walk(Path newBackups) throws Exception {
        backups = newBackups;
        desk.preferences().set("backup.folder", backups.toString());
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
        interact(() -> shell().home());
        stop("start");
        connect();
        upgrade();
        fail();
        save();
        restore();
        checkFile();
        install();
    }

    private void connect() throws Exception {
        try (TestDatabase server = Servers.create(Engine.POSTGRESQL)) {
            Surroundings.execute(
                    server, "create role oncall login password '" + PASSWORD + "'", "create database oncall");
            try {
                press("#start-upgrade");
                press("#connect-engine-sqlite");
                stop("connect-file");
                fill(server.settings().withDatabase("oncall"), "nobody");
                press("#connect-test");
                awaitNode("#connect-trouble");
                stop("connect-refused");
                fill(server.settings().withDatabase("oncall"), "oncall");
                press("#connect-test");
                awaitNode("#connect-passed");
                stop("connect");
                home();
            } finally {
                Surroundings.execute(server, "drop database oncall", "drop role oncall");
            }
        }
    }

    private void upgrade() {
        toTheCommit("#start-demo", false);
        stop("upgrade");
        await("the commit button is on", () -> !node("#next").isDisabled());
        press("#next");
        await("it runs", LONG, () -> {
            boolean far = lookup("#upgrade-bar")
                    .tryQueryAs(ProgressBar.class)
                    .filter(bar -> bar.getProgress() > 0.3)
                    .isPresent();
            if (far) {
                look(RUNNING); // at once: a moment later it may have ended
            }
            return far;
        });
        await("the upgrade has ended", LONG, () -> !isAbsent("#upgrade-arrived"));
        stop("arrived");
        goOnTo("result");
        awaitNode("#result-headline");
        stop("result");
        home();
    }

    private void fail() throws Exception {
        toTheCommit("#start-demo", true);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + demo);
                Statement statement = connection.createStatement()) {
            statement.execute(OBSTACLE);
        }
        await("the commit button is on", () -> !node("#next").isDisabled());
        press("#next");
        await("the upgrade has failed", LONG, () -> !isAbsent("#upgrade-trouble"));
        stop("failed");
        home();
    }

    /** On the way the backup is made, once as it is and once with a passphrase. */
    private void toTheCommit(String button, boolean encrypted) {
        press(button);
        awaitPage("versions");
        for (String page : List.of("path", "checks", "backup")) {
            String present = shell().flow().current().get().id();
            await("it is ready", LONG, () -> !node("#next").isDisabled() || !isAbsent("#checks-accept"));
            if (!encrypted) {
                stop(present);
            }
            if (!isAbsent("#checks-accept")) {
                press("#checks-accept");
            }
            goOnTo(page);
        }
        await("the size is told", () -> !node("#next").isDisabled());
        if (encrypted) {
            press("#backup-encrypt");
            setText("#backup-passphrase", PASSWORD);
            setText("#backup-again", PASSWORD);
        }
        stop(encrypted ? "passphrase" : "backup");
        goOnTo("backup");
        await("the backup is made", LONG, () -> !isAbsent("#backup-result"));
        stop(encrypted ? "note" : "backup-made");
        if (encrypted) {
            press("#home");
            awaitNode("#question");
            stop("question");
            press("#question-no");
            press("#backup-note-kept");
        }
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
        stop("save");
        goOnTo("save");
        awaitNode("#save-result");
        stop("saved");
        home();
    }

    private void restore() throws Exception {
        press("#start-restore");
        openBackup();
        stop("file");
        goOnTo("connect");
        press("#connect-engine-sqlite");
        setText("#connect-file", demo.toString());
        goOnTo("restore");
        awaitNode("#restore-holding");
        setText("#restore-confirm", demo.getFileName().toString());
        stop("restore");
        home();
    }

    private void checkFile() {
        press("#start-check-file");
        openBackup();
        goOnTo("check-file");
        goOnTo("check-file");
        awaitNode("#check-file-good");
        stop("check-file");
        home();
    }

    private void openBackup() {
        setText("#file-path", backups.resolve("oncall.stepwise").toString());
        goOnTo("file");
        awaitNode("#file-content-panel");
    }

    private void install() throws Exception {
        try (TestDatabase server = Servers.create(Engine.POSTGRESQL)) {
            try {
                press("#start-install");
                await("the releases are there", () -> !node("#next").isDisabled());
                stop("release");
                goOnTo("connect");
                fill(server.settings().withDatabase("oncall"), server.user());
                goOnTo("install");
                setText("#install-user-name", "oncall");
                press("#install-user-generate");
                stop("install");
                goOnTo("install");
                awaitNode("#install-done");
                stop("installed");
                goOnTo("checklist");
                stop("checklist");
                home();
            } finally {
                Surroundings.execute(server, "drop database if exists oncall", "drop role if exists oncall");
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

    /** Leaves the flow, whatever it has to say to that. */
    private void home() {
        press("#home");
        if (!isAbsent("#question-yes")) {
            press("#question-yes");
        }
        awaitNode("#start-demo");
    }

    private void stop(String name) {
        moveTo(new Point2D(stage.getX() + 2, stage.getY() + stage.getHeight() - 2));
        interact(() -> shell().requestLayout());
        WaitForAsyncUtils.waitForFxEvents();
        interact(() -> look(name));
        linger(name);
    }

    /** Where the demo is that is about to be upgraded, as the page has it. */
    private void noteDemo() {
        String told = lookup("#upgrade-summary-database").queryAs(Label.class).getText();
        demo = Path.of(told.substring(told.indexOf(' ') + 1));
        demos.add(demo.getParent());
    }
}
