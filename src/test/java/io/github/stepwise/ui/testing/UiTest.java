package io.github.stepwise.ui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.settings.LeftoverRuns;
import io.github.stepwise.settings.Preferences;
import io.github.stepwise.settings.RecentConnections;
import io.github.stepwise.ui.WizardWindow;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.shell.Flow;
import io.github.stepwise.ui.shell.Shell;
import io.github.stepwise.ui.shell.WizardPage;
import io.github.stepwise.ui.task.Background;
import io.github.stepwise.ui.task.FxThread;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The real window with everything real behind it, but for the dialogs of the desktop and the user's own folder. In memory, or on
 * a display with {@code mvn -Pwindow}.
 */
public abstract class UiTest extends ApplicationTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir
    protected Path folder;

    protected final TestDesktop desktop = new TestDesktop();
    protected Desk desk;
    protected Stage stage;
    protected WizardWindow window;
    private Background background;

    @Override
    public void start(Stage newStage) throws Exception {
        stage = newStage;
        background = new Background(new FxThread());
        Preferences preferences = new Preferences(settings().resolve("preferences.json"));
        preferences.set("language", Language.ENGLISH.id());
        preferences.set("theme", "light");
        desk = new Desk(
                background,
                preferences,
                new RecentConnections(settings().resolve("recent.json")),
                new LeftoverRuns(settings().resolve("leftovers.json")),
                desktop,
                this::readCatalog);
        window = new WizardWindow(desk, stage);
        desktop.askWith(window.shell()::ask);
        window.show();
    }

    @AfterEach
    void close() {
        background.close();
    }

    /** As the wizard reads it; for tests of a catalog that comes late or not at all. */
    protected Catalog readCatalog() throws Exception {
        return Catalog.load();
    }

    /** Where this wizard keeps what it remembers. */
    protected final Path settings() throws IOException {
        return Files.createDirectories(folder.resolve("settings"));
    }

    protected final Shell shell() {
        return window.shell();
    }

    /** Shows pages of one's own choice as a flow. */
    protected final Flow open(WizardPage... pages) {
        await("the catalog has been read", () -> desk.catalog().isDone());
        Flow flow = new Flow("upgrade", List.of(pages));
        interact(() -> shell().open(flow));
        return flow;
    }

    /** Waits until something is true on the JavaFX thread. */
    protected final void await(String what, Duration patience, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    patience.toMillis(),
                    TimeUnit.MILLISECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get(5, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            screenshot("timeout");
            throw new AssertionError("still not after " + patience + ": " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    protected final void await(String what, Callable<Boolean> condition) {
        await(what, Duration.ofSeconds(30), condition);
    }

    /** Waits until a node is there and visible. */
    protected final <N extends Node> N awaitNode(String selector) {
        await(
                selector + " is visible",
                () -> lookup(selector).tryQuery().filter(UiTest::isShown).isPresent());
        return lookup(selector).query();
    }

    /** Waits for the button that goes on, and presses it. */
    protected final void goOn() {
        await("Next is on", Duration.ofMinutes(2), () -> !node("#next").isDisabled());
        press("#next");
    }

    /** The button that goes on is off, says why, and leads to what is to be done. */
    protected final void assertWaitsFor(String selector) {
        await("Next is off, and says why", () -> node("#next").isDisabled() && isShown(node("#waiting")));
        assertThat(node("#next").getAccessibleHelp()).isNotBlank();
        press("#waiting");
        assertThat(stage.getScene().getFocusOwner()).isSameAs(node(selector));
    }

    /** The same, to the page that comes then. */
    protected void goOnTo(String page) {
        goOn();
        awaitPage(page);
    }

    /** From the first interrupted upgrade of the start page to Backup, answering what is asked; the key is given up. */
    protected final void resumeToTheBackup(ConnectionSettings there) {
        interact(() -> shell().home());
        press("#start-resume-0");
        awaitPage("connect");
        if (there.file() == null) {
            type("#connect-host", there.host());
            type("#connect-user", there.user());
        }
        if (!there.password().isEmpty()) {
            type("#connect-password", there.password().reveal());
        }
        goOnTo("versions");
        goOnTo("path");
        awaitNode("#path-sums");
        press("#path-key-plain");
        goOnTo("checks");
        await("checks have ended", Duration.ofMinutes(2), () -> isAbsent("#checks-cancel"));
        if (!isAbsent("#checks-accept")) {
            press("#checks-accept");
        }
        goOnTo("backup");
    }

    /** Waits until that page is shown. */
    protected final void awaitPage(String id) {
        await(
                "page " + id + " is shown",
                Duration.ofMinutes(2),
                () -> shell().flow() != null
                        && shell().flow().current().get().id().equals(id));
    }

    /** Scrolls to a control as a user would, and clicks it. */
    protected final void press(String selector) {
        Node node = awaitNode(selector);
        interact(() -> reveal(node));
        clickOn(node);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Replaces what is in a text field by typing. */
    protected final void type(String selector, String text) {
        press(selector);
        push(KeyCode.CONTROL, KeyCode.A);
        push(KeyCode.DELETE);
        write(text);
        assertThat(lookup(selector).queryAs(TextInputControl.class).getText()).isEqualTo(text);
    }

    protected final Node node(String selector) {
        return lookup(selector).query();
    }

    /** Whether nothing like that is visible. */
    protected final boolean isAbsent(String selector) {
        return lookup(selector).queryAll().stream().noneMatch(UiTest::isShown);
    }

    /** A picture of the window as it is now, in {@code target/screens}. */
    protected final Path screenshot(String name) {
        Path file = SCREENS.resolve(getClass().getSimpleName() + "-" + name + ".png");
        BufferedImage[] image = new BufferedImage[1];
        interact(() -> {
            WritableImage snapshot = stage.getScene().snapshot(null);
            image[0] = SwingFXUtils.fromFXImage(snapshot, null);
        });
        try {
            Files.createDirectories(SCREENS);
            ImageIO.write(image[0], "png", file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return file;
    }

    protected final void resize(double width, double height) {
        interact(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }

    private static boolean isShown(Node node) {
        for (Node parent = node; parent != null; parent = parent.getParent()) {
            if (!parent.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private static void reveal(Node node) {
        for (Node parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof ScrollPane pane && pane.getContent() != null) {
                double top = pane.getContent()
                        .sceneToLocal(node.localToScene(node.getBoundsInLocal()))
                        .getMinY();
                double room = pane.getContent().getBoundsInLocal().getHeight()
                        - pane.getViewportBounds().getHeight();
                if (room > 0) {
                    pane.setVvalue(Math.max(0, Math.min(1, (top - 40) / room)));
                    pane.layout();
                }
                return;
            }
        }
    }
}
