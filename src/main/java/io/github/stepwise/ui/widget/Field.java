package io.github.stepwise.ui.widget;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A control with its label above and, below it, what is wrong with the input; an empty text means that nothing is. */
public final class Field extends VBox {
    private final Label error = Parts.text("", "field-error");

    /**
     * @param label with an underscore before the letter that leads to it; JavaFX shows all underscores behind that one as
     *     they are, so a name that may have some comes after it
     * @param control what the label is for
     */
    public Field(String label, Control control) {
        this(label, control, control);
    }

    /**
     * @param control what the label is for
     * @param shown the control with what stands beside it
     */
    public Field(String label, Control control, Node shown) {
        Label title = new Label(label);
        title.setMnemonicParsing(true);
        title.setLabelFor(control);
        title.setWrapText(true);
        error.setId(control.getId() + "-error");
        error.setManaged(false);
        error.setVisible(false);
        setSpacing(4);
        getChildren().addAll(title, shown, error);
    }

    /** A sentence of explanation that is always there. */
    public Field hint(String text) {
        Label hint = Parts.text(text, "field-hint");
        getChildren().add(getChildren().size() - 1, hint);
        return this;
    }

    /** Shows that text whenever it is not empty. */
    public Field errors(Control control, ObservableValue<String> text) {
        Live.in(this, text).subscribe(words -> {
            boolean wrong = words != null && !words.isBlank();
            error.setText(wrong ? words : "");
            error.setManaged(wrong);
            error.setVisible(wrong);
            control.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
            control.setAccessibleHelp(wrong ? words : null);
        });
        return this;
    }
}
