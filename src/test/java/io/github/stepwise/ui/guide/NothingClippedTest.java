package io.github.stepwise.ui.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.ui.WizardWindow;
import io.github.stepwise.ui.desk.Language;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Every page can be read and used as a whole from the smallest window on, in both languages. */
class NothingClippedTest extends Tour {
    private static final double WIDE = 1280;
    private static final double HIGH = 800;

    /** More than any page has controls. */
    private static final int MOST_TABS = 60;

    private final Set<String> found = new LinkedHashSet<>();

    @Test
    void nothingIsClippedOnAnyPage() throws Exception {
        resize(WizardWindow.LEAST_WIDTH, WizardWindow.LEAST_HEIGHT);
        walk(folder);
        assertThat(found).as(String.join(System.lineSeparator(), found)).isEmpty();
    }

    @Override
    void look(String stop) {
        checkFocus(stop);
        checkNext(stop);
        Language present = desk.language().get();
        if (stop.equals(RUNNING)) {
            check(stop, WizardWindow.LEAST_WIDTH, WizardWindow.LEAST_HEIGHT);
            return;
        }
        for (Language language : Language.values()) {
            desk.language().set(language);
            check(stop, WIDE, HIGH);
            check(stop, WizardWindow.LEAST_WIDTH, WizardWindow.LEAST_HEIGHT);
        }
        desk.language().set(present);
    }

    /** The folds closed and open. */
    private void check(String stop, double width, double height) {
        shell().resize(width, height);
        note(stop, width);
        if (!stop.equals(RUNNING)) {
            Set<Node> folds = shell().lookupAll(".titled-pane");
            folds.forEach(fold -> ((TitledPane) fold).setExpanded(true));
            note(stop, width);
            folds.forEach(fold -> ((TitledPane) fold).setExpanded(false));
        }
    }

    private void note(String stop, double width) {
        // Twice: what takes several lines knows its height only when it knows its width.
        for (int i = 0; i < 2; i++) {
            shell().requestLayout();
            shell().applyCss();
            shell().layout();
        }
        Clipping.in(shell())
                .forEach(problem -> found.add(
                        stop + ", " + desk.language().get() + ", " + Math.round(width) + " wide: " + problem));
    }

    /** Goes once round with the Tab key: every control comes into view when it gets the focus, and none keeps it. */
    @Override
    void linger(String stop) {
        Node first = stage.getScene().getFocusOwner();
        for (int i = 0; i < MOST_TABS; i++) {
            push(KeyCode.TAB);
            interact(() -> checkFocus(stop));
            if (stage.getScene().getFocusOwner() == first) {
                return;
            }
        }
        found.add(stop + ": the focus does not come back to " + first);
    }

    /** Where nothing runs, a button that is off says what it waits for. */
    private void checkNext(String stop) {
        Node next = shell().lookup("#next");
        if (!stop.equals(RUNNING)
                && next != null
                && next.isDisabled()
                && !shell().lookup("#waiting").isVisible()) {
            found.add(stop + ": the button that goes on is off, and nobody says why");
        }
    }

    private void checkFocus(String stop) {
        Node focused = stage.getScene().getFocusOwner();
        boolean page = focused.getStyleClass().contains("page");
        if (!page && !Clipping.isInView(focused)) {
            found.add(stop + ": has the focus, but is out of view: " + focused);
        }
    }
}
