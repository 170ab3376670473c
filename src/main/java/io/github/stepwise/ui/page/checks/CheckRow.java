package io.github.stepwise.ui.page.checks;

import io.github.stepwise.check.Finding;
import io.github.stepwise.check.Item;
import io.github.stepwise.check.Severity;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** One check with what is known of it. */
final class CheckRow {
    /** Where it is. */
    enum State {
        PENDING,
        RUNNING,
        ENDED
    }

    private final Item item;
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.PENDING);
    private final BooleanProperty open = new SimpleBooleanProperty();
    private Finding finding;

    CheckRow(Item item) {
        this.item = item;
    }

    Item item() {
        return item;
    }

    ObjectProperty<State> state() {
        return state;
    }

    /** Whether its details are shown. */
    BooleanProperty open() {
        return open;
    }

    /** What it found; null unless it has {@link State#ENDED}. */
    Finding finding() {
        return finding;
    }

    boolean is(Severity severity) {
        return state.get() == State.ENDED && finding.severity() == severity;
    }

    void begin() {
        finding = null;
        state.set(State.RUNNING);
    }

    void end(Finding found) {
        if (!found.equals(finding)) {
            finding = found;
            open.set(found.severity() == Severity.BLOCKER || found.severity() == Severity.WARNING);
            state.set(State.ENDED);
        }
    }

    void reset() {
        finding = null;
        state.set(State.PENDING);
    }
}
