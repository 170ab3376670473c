package io.github.stepwise.ui.page.versions;

import io.github.stepwise.schema.Difference;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/** Tells where the structure of a database is not what OnCall's migrations leave. */
final class DriftPanel {
    private static final double HEIGHT = 220;
    private static final double LINE = 40;

    private final Desk desk;
    private final Words words;

    DriftPanel(Desk desk, Words words) {
        this.desk = desk;
        this.words = words;
    }

    /** @param drift not empty */
    Node build(List<Difference> drift) {
        long names = drift.stream()
                .filter(difference -> difference.kind() == Difference.Kind.OTHER_NAME)
                .count();
        boolean onlyNames = names == drift.size();
        Mark mark = onlyNames ? Mark.NOTE : Mark.WARNING;
        String title = onlyNames ? words.say("drift.names", names) : words.say("drift.title", drift.size() - names);
        Notice notice = new Notice(
                desk.words("widget"),
                mark,
                title,
                Parts.text(words.say(onlyNames ? "drift.names.text" : "drift.text")),
                new Fold("versions-drift-list", words.say("drift.list", drift.size()), list(drift)));
        notice.setId("versions-drift");
        return notice;
    }

    /** Some databases differ in thousands of places: only the lines that are seen are translated and laid out. */
    private ListView<Difference> list(List<Difference> drift) {
        ListView<Difference> list = new ListView<>(FXCollections.observableArrayList(drift));
        list.setId("versions-drift-lines");
        list.setAccessibleText(words.say("drift.list", drift.size()));
        list.setPrefHeight(Math.min(HEIGHT, LINE * (drift.size() + 1)));
        list.setCellFactory(view -> new Line());
        return list;
    }

    private final class Line extends ListCell<Difference> {
        Line() {
            // As wide as the list, so that long lines are broken.
            setPrefWidth(0);
            setWrapText(true);
            getStyleClass().add("monospace");
        }

        @Override
        protected void updateItem(Difference difference, boolean empty) {
            super.updateItem(difference, empty);
            setText(empty || difference == null ? null : desk.translate(difference.toString()));
        }
    }
}
