package io.github.stepwise.ui.page.path;

import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.Risk;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** A stop as a heading, or a migration with what it does to rows. */
final class PlanCell extends ListCell<PlanRow> {
    private static final Insets INDENT = new Insets(0, 0, 0, 18);

    private final Desk desk;
    private final Words words;

    PlanCell(Desk desk, Words words) {
        this.desk = desk;
        this.words = words;
        // Cells are as wide as the list, so that long titles take several lines.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(PlanRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setGraphic(null);
        setAccessibleText(null);
        if (empty || row == null) {
            return;
        }
        if (row instanceof PlanRow.Stop stop) {
            String title = words.say(
                    stop.stop().pausable() ? "stop" : "stop.passing",
                    stop.stop().release().toString(),
                    stop.stop().migrations().size());
            setGraphic(Parts.text(title, "panel-title"));
            setAccessibleText(title);
        } else if (row instanceof PlanRow.Step step) {
            PlannedMigration migration = step.migration();
            String title = desk.translate(migration.title());
            VBox lines = new VBox(2, Parts.text(title));
            List<String> spoken = new ArrayList<>(List.of(title));
            if (!migration.risks().isEmpty()) {
                FlowPane risks = new FlowPane(14, 2);
                for (Risk risk : migration.risks()) {
                    Label label =
                            new Label(brief(words, risk), mark(risk.kind()).icon());
                    label.getStyleClass().add("muted");
                    risks.getChildren().add(label);
                    spoken.add(label.getText());
                }
                lines.getChildren().add(risks);
            }
            lines.setAlignment(Pos.CENTER_LEFT);
            lines.setPadding(INDENT);
            setGraphic(lines);
            setAccessibleText(String.join(", ", spoken));
        }
    }

    /** What kind of thing, and to how many rows. */
    static String brief(Words words, Risk risk) {
        String kind = "risk." + risk.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return risk.rows().isPresent() ? words.say(kind, risk.rows().getAsLong()) : words.say(kind + ".unknown");
    }

    static Mark mark(Risk.Kind kind) {
        return switch (kind) {
            case CHANGES_ROWS, REWRITES -> Mark.NOTE;
            case DELETES_ROWS, DROPS_DATA -> Mark.WARNING;
        };
    }
}
