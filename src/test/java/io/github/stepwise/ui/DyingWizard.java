package io.github.stepwise.ui;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.settings.LeftoverRuns;
import io.github.stepwise.settings.Preferences;
import io.github.stepwise.settings.RecentConnections;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.page.upgrade.UpgradePage;
import io.github.stepwise.ui.shell.Flow;
import io.github.stepwise.ui.task.Background;
import io.github.stepwise.ui.task.FxThread;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.TestDesktop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.CheckBox;
import javafx.stage.Stage;

/** A wizard in a process of its own that begins an upgrade and is there to be killed. */
final class DyingWizard {
    private static final String PASSWORD = "DYING_WIZARD_PASSWORD";

    /**
     * Starts one.
     *
     * @param settings folder in which it keeps what it remembers
     * @param backup what it believes to be the backup
     */
    static Process start(Path settings, Path backup, TestDatabase database, String target) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dprism.order=sw",
                "-Dprism.text=t2k",
                "-cp",
                classPath(),
                DyingWizard.class.getName(),
                settings.toString(),
                backup.toString(),
                target,
                database.jdbcUrl(),
                database.user()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(settings.resolve("output").toFile());
        builder.environment().put(PASSWORD, database.password());
        return builder.start();
    }

    /** Surefire starts tests with a class path that only its own starter understands. */
    private static String classPath() {
        String surefire = System.getProperty("surefire.test.class.path");
        return surefire == null ? System.getProperty("java.class.path") : surefire;
    }

    /** Not the application itself: Java would look for JavaFX among the modules. */
    public static void main(String[] arguments) {
        Application.launch(Program.class, arguments);
    }

    /** Its window. */
    public static final class Program extends Application {
        @Override
        public void start(Stage stage) throws Exception {
            List<String> given = getParameters().getRaw();
            Path settings = Path.of(given.get(0));
            TestDesktop desktop = new TestDesktop();
            Desk desk = new Desk(
                    new Background(new FxThread()),
                    new Preferences(settings.resolve("preferences.json")),
                    new RecentConnections(settings.resolve("recent.json")),
                    new LeftoverRuns(settings.resolve("leftovers.json")),
                    desktop);
            WizardWindow window = new WizardWindow(desk, stage);
            desktop.askWith(window.shell()::ask);
            window.show();
            ConnectionSettings database = ConnectionSettings.ofJdbcUrl(given.get(3));
            if (database.file() == null) {
                database = database.withCredentials(given.get(4), Secret.of(System.getenv(PASSWORD)));
            }
            UpgradePage page = new UpgradePage(
                    desk, Cases.of(database, given.get(2), Cases.made(Path.of(given.get(1)))), backup -> {});
            Flow flow = new Flow("upgrade", List.of(page));
            window.shell().open(flow);
            Platform.runLater(() -> {
                ((CheckBox) window.shell().lookup("#upgrade-stopped")).setSelected(true);
                flow.next();
            });
        }
    }
}
