package io.github.stepwise.ui.page.connect;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Field;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.Reveal;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** The fields of the form that can be wrong, so that the first wrong one is found. */
final class Inputs {
    private final Desk desk;
    private final ConnectForm form;
    private final Map<Input, Control> controls = new EnumMap<>(Input.class);
    private Control password;

    Inputs(Desk desk, ConnectForm form) {
        this.desk = desk;
        this.form = form;
    }

    /** A text field with its label; what is wrong with it is told below as soon as it has been left. */
    Field field(Input input, StringProperty text, Node... beside) {
        TextField control = new TextField();
        control.setId("connect-" + input.id());
        control.textProperty().bindBidirectional(text);
        control.focusedProperty().addListener((property, old, focused) -> {
            // Somebody who looks at another window, or at the page in another language, has not left the field.
            Scene scene = control.getScene();
            if (!focused
                    && scene != null
                    && scene.getWindow() != null
                    && scene.getWindow().isFocused()) {
                form.visit(input);
            }
        });
        controls.put(input, control);
        String label = desk.words("connect").say("field." + input.id());
        Field field = beside.length == 0 ? new Field(label, control) : new Field(label, control, row(control, beside));
        return field.errors(control, form.error(input).map(desk::say));
    }

    void password(Control field) {
        password = field;
    }

    /** Null while the form has none. */
    Control password() {
        return password;
    }

    void focus(Input input) {
        Control control = controls.get(input);
        if (control != null) {
            control.requestFocus();
            Reveal.node(control);
        }
    }

    private static Node row(Control control, Node... beside) {
        HBox row = Parts.row(beside);
        row.getChildren().add(0, Parts.grow(control));
        return row;
    }
}
