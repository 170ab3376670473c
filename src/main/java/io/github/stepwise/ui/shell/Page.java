package io.github.stepwise.ui.shell;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What all pages have in common: they can be left in both directions and closed, unless they say otherwise. */
public abstract class Page implements WizardPage {
    private final String id;
    private final BooleanProperty canContinue = new SimpleBooleanProperty(true);
    private final ObjectProperty<Waiting> waiting = new SimpleObjectProperty<>();
    private final BooleanProperty backAllowed = new SimpleBooleanProperty(true);
    private final ObjectProperty<Next> next = new SimpleObjectProperty<>(Next.PAGE);
    private final ObjectProperty<Closing> closing = new SimpleObjectProperty<>(Closing.SAFE);

    protected Page(String id) {
        this.id = id;
    }

    @Override
    public final String id() {
        return id;
    }

    /** For the page to set or bind. */
    protected final BooleanProperty continuable() {
        return canContinue;
    }

    /** For the page to set or bind: why it is not {@link #continuable()}. */
    protected final ObjectProperty<Waiting> waiting() {
        return waiting;
    }

    /** For the page to set or bind. */
    protected final BooleanProperty returnable() {
        return backAllowed;
    }

    /** For the page to set or bind. */
    protected final ObjectProperty<Next> nextAction() {
        return next;
    }

    /** For the page to set or bind. */
    protected final ObjectProperty<Closing> closingRule() {
        return closing;
    }

    @Override
    public final ReadOnlyBooleanProperty canContinue() {
        return canContinue;
    }

    @Override
    public final ReadOnlyObjectProperty<Waiting> waitingFor() {
        return waiting;
    }

    @Override
    public final ReadOnlyObjectProperty<Next> next() {
        return next;
    }

    @Override
    public final ReadOnlyBooleanProperty backAllowed() {
        return backAllowed;
    }

    @Override
    public final ReadOnlyObjectProperty<Closing> closing() {
        return closing;
    }

    @Override
    public CompletionStage<Boolean> leave() {
        return CompletableFuture.completedFuture(true);
    }
}
