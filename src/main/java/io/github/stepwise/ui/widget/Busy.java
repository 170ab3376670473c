package io.github.stepwise.ui.widget;

import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Tells that something is being looked at which takes a moment, and what. */
public final class Busy extends VBox {
    private static final double SIZE = 22;

    /** @param actions for example a button that gives it up */
    public Busy(String id, String text, Node... actions) {
        setId(id);
        getStyleClass().add("panel");
        ProgressIndicator wheel = new ProgressIndicator();
        wheel.setPrefSize(SIZE, SIZE);
        wheel.setMinSize(SIZE, SIZE);
        HBox row = Parts.row(wheel, Parts.grow(Parts.text(text)));
        row.getChildren().addAll(actions);
        row.setAccessibleText(text);
        getChildren().add(row);
    }
}
