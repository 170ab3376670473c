package io.github.stepwise.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.Styles;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.testing.UiTest;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Parts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever works with the keyboard sees where it is, whatever has the focus. */
class FocusTest extends UiTest {
    /** A frame of one pixel around the smallest of them. */
    private static final int LEAST_PIXELS = 40;

    /** What lights up around it. */
    private static final int GLOW = 4;

    private final List<Node> controls = new ArrayList<>();

    private final Page page = new Page("connect") {
        @Override
        public Node view() {
            controls.addAll(List.of(
                    new TextField("text"),
                    new Button("Button"),
                    styled("Accent", Styles.ACCENT),
                    styled("Flat", Styles.FLAT),
                    new CheckBox("Check"),
                    new RadioButton("Radio"),
                    new ToggleButton("Toggle"),
                    new Hyperlink("Link"),
                    new Fold("fold", "Fold", new Label("inside")),
                    new ComboBox<String>(),
                    new MenuButton("Menu"),
                    list()));
            return Parts.page("Focus", "", controls.toArray(Node[]::new));
        }
    };

    private static Button styled(String text, String style) {
        Button button = new Button(text);
        button.getStyleClass().add(style);
        return button;
    }

    private static ListView<String> list() {
        ListView<String> list = new ListView<>();
        list.setPrefHeight(60);
        list.setMinHeight(60);
        return list;
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void theControlThatHasTheFocusLooksDifferent(String theme) {
        press("#theme");
        press("#theme-" + theme);
        open(page);
        interact(controls.get(0)::requestFocus);
        for (int i = 1; i < controls.size(); i++) {
            Node control = controls.get(i);
            WritableImage before = picture();
            push(KeyCode.TAB);
            assertThat(stage.getScene().getFocusOwner()).isSameAs(control);
            assertThat(difference(control, before, picture()))
                    .as(control.toString())
                    .isGreaterThan(LEAST_PIXELS);
        }
    }

    private WritableImage picture() {
        WritableImage[] image = new WritableImage[1];
        interact(() -> image[0] = stage.getScene().snapshot(null));
        return image[0];
    }

    /** In how many pixels of the control's place two pictures of the window differ. */
    private static int difference(Node control, WritableImage one, WritableImage other) {
        Bounds place = control.localToScene(control.getLayoutBounds());
        int count = 0;
        for (int x = (int) place.getMinX() - GLOW; x < place.getMaxX() + GLOW; x++) {
            for (int y = (int) place.getMinY() - GLOW; y < place.getMaxY() + GLOW; y++) {
                count += one.getPixelReader().getArgb(x, y)
                                == other.getPixelReader().getArgb(x, y)
                        ? 0
                        : 1;
            }
        }
        return count;
    }
}
