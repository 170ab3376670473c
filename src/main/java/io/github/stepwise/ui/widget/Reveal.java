package io.github.stepwise.ui.widget;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** Scrolls a page so that something on it can be seen. */
public final class Reveal {
    private static final double MARGIN = 12;

    private Reveal() {}

    /** Moves no further than is needed to see the node whole, or its beginning if it is taller than the window. Does nothing before it is shown. */
    public static void node(Node node) {
        for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof ScrollPane pane && pane.getContent() instanceof Parent content) {
                content.applyCss();
                content.layout();
                pane.layout();
                scroll(pane, content, content.sceneToLocal(node.localToScene(node.getLayoutBounds())));
                return;
            }
        }
    }

    private static void scroll(ScrollPane pane, Node content, Bounds wanted) {
        double height = pane.getViewportBounds().getHeight();
        double room = content.getLayoutBounds().getHeight() - height;
        if (room <= 0) {
            return;
        }
        double top = pane.getVvalue() * room;
        double lowest = wanted.getMaxY() + MARGIN - height;
        double highest = wanted.getMinY() - MARGIN;
        double moved = Math.min(Math.max(top, lowest), highest);
        pane.setVvalue(Math.max(0, Math.min(1, moved / room)));
    }
}
