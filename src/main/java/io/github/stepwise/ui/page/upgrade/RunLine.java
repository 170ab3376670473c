package io.github.stepwise.ui.page.upgrade;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A line of the list. The line stays while what it shows changes, so that the list itself hardly ever has to do anything: only
 * the few lines that are seen have listeners.
 */
final class RunLine {
    private final ReadOnlyObjectWrapper<RunRow> row;

    RunLine(RunRow first) {
        row = new ReadOnlyObjectWrapper<>(first);
    }

    ReadOnlyObjectProperty<RunRow> row() {
        return row.getReadOnlyProperty();
    }

    void show(RunRow newRow) {
        row.set(newRow);
    }
}
