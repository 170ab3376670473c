package io.github.stepwise.ui.backup;

import io.github.stepwise.ui.widget.Parts;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** A list of names and what they are: two columns, each value as long as it needs. */
public final class Facts extends GridPane {
    private int row;

    /** @param id of the list; a value's id is that, a dash and its name */
    public Facts(String id) {
        setId(id);
        getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        values.setMinWidth(0);
        getColumnConstraints().addAll(names, values);
    }

    /**
     * Adds a line.
     *
     * @param name ends the id of the value's label
     */
    public Facts add(String name, String title, String value) {
        Label said = Parts.text(title, "muted");
        said.setMinWidth(USE_PREF_SIZE);
        Label text = Parts.text(value);
        text.setId(getId() + "-" + name);
        said.setLabelFor(text);
        setValignment(said, javafx.geometry.VPos.TOP);
        addRow(row++, said, text);
        return this;
    }
}
