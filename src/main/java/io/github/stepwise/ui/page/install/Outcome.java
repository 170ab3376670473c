package io.github.stepwise.ui.page.install;

import javafx.scene.Node;

/** What has come of the button that was pressed: it gets the focus, so that screen readers read it. */
final class Outcome {
    private Outcome() {}

    static void of(Node panel, String spoken) {
        panel.setFocusTraversable(true);
        panel.setAccessibleText(spoken);
        panel.getStyleClass().add("focus-outcome");
    }
}
