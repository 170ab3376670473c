package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The migration that is selected: what happened in it, and its SQL. */
final class DetailsView extends VBox {
    private static final int LOG_ROWS = 5;
    private static final int SQL_ROWS = 8;

    private final UpgradeModel model;
    private final RowWords rowWords;
    private final EventWords eventWords;
    private final Label title = Parts.text("", "panel-title");
    private final TextArea log;
    private final TextArea sql;
    private RunRow.Migration shown;

    DetailsView(Desk desk, UpgradeModel model) {
        this.model = model;
        this.rowWords = new RowWords(desk);
        this.eventWords = new EventWords(desk);
        Words words = desk.words("upgrade");
        title.setId("upgrade-details-title");
        log = area("upgrade-details-log", LOG_ROWS);
        sql = area("upgrade-details-sql", SQL_ROWS);
        Button copy = Parts.button(
                "upgrade-details-copy",
                words.say("details.copy"),
                Feather.COPY,
                () -> desk.desktop().copy(sql.getText()));
        setId("upgrade-details");
        getStyleClass().add("panel");
        getChildren().addAll(title, label(words.say("details.log"), log), log, label(words.say("details.sql"), sql));
        getChildren().addAll(sql, copy);
        show(null);
    }

    private static TextArea area(String id, int lines) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(lines);
        area.getStyleClass().add("monospace");
        return area;
    }

    private static Label label(String text, TextArea area) {
        Label label = new Label(text);
        label.setLabelFor(area);
        label.getStyleClass().add("muted");
        return label;
    }

    /** @param row null for none; a stop has no details */
    void show(RunRow row) {
        shown = row instanceof RunRow.Migration migration ? migration : null;
        setVisible(shown != null);
        setManaged(shown != null);
        if (shown != null) {
            title.setText(rowWords.title(shown));
            showSql();
            update(shown);
        }
    }

    void showSql() {
        if (shown != null) {
            List<String> statements = model.run().sql().get().getOrDefault(shown.id(), List.of());
            sql.setText(String.join(";\n\n", statements) + (statements.isEmpty() ? "" : ";"));
        }
    }

    /** A row has changed; its log is shown anew if it is the one. */
    void update(RunRow row) {
        if (shown != null
                && row instanceof RunRow.Migration migration
                && migration.id().equals(shown.id())) {
            String lines =
                    model.run().log(shown.id()).stream().map(eventWords::line).collect(Collectors.joining("\n"));
            if (!lines.equals(log.getText())) {
                log.setText(lines);
                log.positionCaret(lines.length());
            }
        }
    }
}
