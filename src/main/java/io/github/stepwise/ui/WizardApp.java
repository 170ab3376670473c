package io.github.stepwise.ui;

import io.github.stepwise.settings.LeftoverRuns;
import io.github.stepwise.settings.Preferences;
import io.github.stepwise.settings.RecentConnections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.task.Background;
import io.github.stepwise.ui.task.FxThread;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;

/** The wizard as a program. */
public final class WizardApp extends Application {
    private static volatile boolean started;

    private Background background;

    /** Opens the window and returns when it has been closed. */
    public static void open() {
        launch(WizardApp.class);
    }

    /** Whether there was a window; what fails after that is not for want of a display. */
    static boolean hasStarted() {
        return started;
    }

    @Override
    public void start(Stage stage) {
        background = new Background(new FxThread());
        FxDesktop desktop = new FxDesktop(stage, getHostServices());
        Desk desk =
                new Desk(background, Preferences.ofUser(), RecentConnections.ofUser(), LeftoverRuns.ofUser(), desktop);
        WizardWindow window = new WizardWindow(desk, stage);
        desktop.askWith(window.shell()::ask);
        window.show();
        started = true;
        sweep(desk);
    }

    private static void sweep(Desk desk) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        desk.background().call(() -> {
            DemoFolder.sweep(temporary, Demo.KEPT, desk.leftovers());
            return null;
        });
    }

    @Override
    public void stop() {
        background.close();
    }
}
