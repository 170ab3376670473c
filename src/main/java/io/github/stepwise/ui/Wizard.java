package io.github.stepwise.ui;

import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way into the wizard for somebody who does not know JavaFX. */
public final class Wizard {
    private static final Logger LOG = LoggerFactory.getLogger(Wizard.class);

    /** JavaFX warns that it comes from the class path, which is how it is meant here; held, or the setting is forgotten. */
    private static final java.util.logging.Logger JAVAFX = java.util.logging.Logger.getLogger("javafx");

    private Wizard() {}

    /**
     * Opens the window and returns when it has been closed.
     *
     * @return false if there is no window: JavaFX is missing, is for another system, or cannot reach the display
     */
    public static boolean open() {
        JAVAFX.setLevel(Level.SEVERE);
        try {
            WizardApp.open();
            return true;
        } catch (LinkageError | RuntimeException e) {
            if (WizardApp.hasStarted()) {
                throw e;
            }
            LOG.debug("no window", e);
            return false;
        }
    }
}
