package io.github.stepwise.ui.widget;

import io.github.stepwise.words.Words;
import javafx.beans.property.StringProperty;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A password that can be looked at while it is typed. */
public final class PasswordBox extends HBox {
    private final PasswordField hidden = new PasswordField();

    /**
     * @param id of the hidden field; {@code -shown} and {@code -show} follow it for the other two
     * @param value bound in both directions
     */
    public PasswordBox(Words widgetWords, String id, StringProperty value) {
        TextField shown = new TextField();
        hidden.setId(id);
        shown.setId(id + "-shown");
        hidden.textProperty().bindBidirectional(value);
        shown.textProperty().bindBidirectional(value);
        ToggleButton show = new ToggleButton(null, FontIcon.of(Feather.EYE));
        show.setId(id + "-show");
        show.setAccessibleText(widgetWords.say("password.show"));
        shown.visibleProperty().bind(show.selectedProperty());
        shown.managedProperty().bind(show.selectedProperty());
        hidden.visibleProperty().bind(show.selectedProperty().not());
        hidden.managedProperty().bind(show.selectedProperty().not());
        setSpacing(6);
        getChildren().addAll(Parts.grow(new StackPane(hidden, shown)), show);
    }

    /** What a label is for. */
    public PasswordField field() {
        return hidden;
    }
}
