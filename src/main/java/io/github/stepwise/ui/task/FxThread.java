package io.github.stepwise.ui.task;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one way from other threads onto the JavaFX thread. */
public final class FxThread implements Executor {
    @Override
    public void execute(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }
}
