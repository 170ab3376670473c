package io.github.stepwise.ui.widget;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button with an icon, a title and a sentence that takes as many lines as it needs, which a plain button would cut off. */
public final class ChoiceCard extends Button {
    private final HBox content;

    public ChoiceCard(String id, Ikon icon, String title, String sentence, Runnable action) {
        setId(id);
        VBox words = new VBox(Parts.text(title, "card-title"), Parts.text(sentence, "muted"));
        words.setSpacing(4);
        words.setMinWidth(0);
        content = Parts.row(FontIcon.of(icon), Parts.grow(words));
        content.setSpacing(12);
        content.setMinWidth(0);
        content.setMouseTransparent(true);
        setGraphic(content);
        setAccessibleText(title + ". " + sentence);
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setMaxHeight(Double.MAX_VALUE);
        getStyleClass().add("choice-card");
        setOnAction(event -> action.run());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double sides = snappedLeftInset() + snappedRightInset();
        return snappedTopInset() + content.prefHeight(width < 0 ? -1 : width - sides) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        content.resizeRelocate(snappedLeftInset(), snappedTopInset(), width, height);
    }
}
