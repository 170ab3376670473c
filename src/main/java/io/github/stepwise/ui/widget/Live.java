package io.github.stepwise.ui.widget;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Ties views to models for as long as they are shown: models live longer, and must not keep every view that there has been. */
public final class Live {
    private Live() {}

    /** The same value, listened to only while the node is in a window. */
    public static <T> ObservableValue<T> in(Node node, ObservableValue<T> value) {
        return value.when(node.sceneProperty().map(scene -> true).orElse(false));
    }
}
