package io.github.stepwise.ui.shell;

import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;

/**
 * One page of a flow. It lives as long as its flow, so that Back never loses what was typed; only its view is made anew when
 * the language changes. All methods are called on the JavaFX thread.
 */
public interface WizardPage {
    /** What begins the ids of its nodes, and its name in the book {@code shell}: {@code connect}. */
    String id();

    /** A new view of the page's model, in the present language. The first thing to work with has the style class {@code focus-first}. */
    Node view();

    /** Whether the button that goes on may be pressed. */
    ReadOnlyBooleanProperty canContinue();

    /** Why it may not; holds null while it may, and while something runs that will answer by itself. */
    ReadOnlyObjectProperty<Waiting> waitingFor();

    /** What that button is called, and whether it is the one that changes the database. */
    ReadOnlyObjectProperty<Next> next();

    /** Whether there is a way back; never after the database has been changed. */
    ReadOnlyBooleanProperty backAllowed();

    /** Whether the window may be closed now. */
    ReadOnlyObjectProperty<Closing> closing();

    /** The page is shown, be it on the way forth or back. */
    default void enter() {}

    /**
     * The button that goes on was pressed. The page may take its time; the buttons are off meanwhile.
     *
     * @return true to go on, false to stay; an exception stays too
     */
    CompletionStage<Boolean> leave();

    /** The flow has ended or was left; background work is to stop. */
    default void close() {}
}
