package io.github.stepwise.ui;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.page.start.StartPage;
import io.github.stepwise.ui.shell.Shell;
import io.github.stepwise.ui.theme.Themes;
import java.io.InputStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The window: its size, its icons, and what closing it means. */
public final class WizardWindow {
    /** Everything is readable from this size on, in every language. */
    public static final double LEAST_WIDTH = 720;

    public static final double LEAST_HEIGHT = 520;
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 700;

    private final Desk desk;
    private final Stage stage;
    private final Shell shell;
    private final StartPage start;

    public WizardWindow(Desk desk, Stage stage) {
        this.desk = desk;
        this.stage = stage;
        // Listeners and timers that fail end up here.
        Thread.currentThread()
                .setUncaughtExceptionHandler(
                        (thread, failure) -> desk.background().tell(failure));
        Themes themes = new Themes(desk);
        this.shell = new Shell(desk, themes, this::startPage);
        this.start = new StartPage(desk, new Flows(desk, shell));
        Scene scene = new Scene(shell, WIDTH, HEIGHT);
        themes.dress(scene);
        stage.setScene(scene);
        stage.setTitle("Stepwise");
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        icons(stage);
        stage.setOnCloseRequest(event -> {
            event.consume();
            close();
        });
    }

    /** What is inside. */
    public Shell shell() {
        return shell;
    }

    public void show() {
        shell.home();
        stage.show();
        // Not before: the window comes first, and the catalog is read while it is looked at.
        desk.catalog().whenComplete((catalog, failure) -> {
            if (failure != null) {
                shell.unforeseen(failure);
            }
        });
    }

    private Node startPage() {
        return start.view();
    }

    private void close() {
        shell.mayClose().thenAccept(yes -> {
            if (yes) {
                shell.home();
                stage.close();
            }
        });
    }

    private static void icons(Stage stage) {
        Stream.of(16, 32, 48, 64, 128, 256).forEach(size -> {
            InputStream in = WizardWindow.class.getResourceAsStream("icons/stepwise-" + size + ".png");
            if (in != null) {
                stage.getIcons().add(new Image(in));
            }
        });
    }
}
