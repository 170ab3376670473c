package io.github.stepwise.ui.widget;

import io.github.stepwise.words.Words;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A coloured frame with an icon, its word, and a message: what somebody must not overlook. */
public final class Notice extends VBox {
    /** @param widgetWords the book {@code widget} */
    public Notice(Words widgetWords, Mark mark, String title, Node... content) {
        getStyleClass().addAll("panel", mark.id());
        HBox heading = Parts.line(mark.icon(), Parts.text(title, "panel-title"));
        heading.setAccessibleText(mark.word(widgetWords) + ": " + title);
        getChildren().add(heading);
        getChildren().addAll(content);
    }
}
