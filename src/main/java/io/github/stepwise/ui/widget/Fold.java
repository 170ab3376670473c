package io.github.stepwise.ui.widget;

import javafx.scene.Node;
import javafx.scene.control.TitledPane;

/** Something that is shown only if it is asked for. */
public final class Fold extends TitledPane {
    public Fold(String id, String title, Node content) {
        super(title, content);
        setId(id);
        setExpanded(false);
        setAnimated(false);
    }
}
