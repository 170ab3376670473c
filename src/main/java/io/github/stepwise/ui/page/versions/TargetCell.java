package io.github.stepwise.ui.page.versions;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A release to choose: number, date, whether it is the newest; or why it must not be chosen. */
final class TargetCell extends ListCell<Release> {
    private final Desk desk;
    private final Words words;
    private final VersionsModel model;

    TargetCell(Desk desk, Words words, VersionsModel model) {
        this.desk = desk;
        this.words = words;
        this.model = model;
        // Cells are as wide as the list, so that long reasons take several lines.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Release release, boolean empty) {
        super.updateItem(release, empty);
        setText(null);
        setGraphic(null);
        setAccessibleText(null);
        setDisable(false);
        getStyleClass().remove("avoided");
        if (empty || release == null) {
            return;
        }
        Label number = new Label(release.version().toString());
        number.getStyleClass().add("target-number");
        Label date = new Label(date(release.date(), desk.locale()));
        date.getStyleClass().add("muted");
        HBox row = Parts.row(number, date);
        String reason = release.avoid().map(desk::translate).orElse("");
        if (!model.mayChoose(release)) {
            setDisable(true);
            getStyleClass().add("avoided");
            row.getChildren().addAll(Mark.SKIPPED.icon(), new Label(words.say("avoided")));
            setGraphic(new VBox(2, row, Parts.text(reason, "muted")));
            setAccessibleText(words.say("avoided.spoken", release.version().toString(), reason));
            return;
        }
        if (model.isPreset(release)) {
            Label newest = new Label(words.say("newest.badge"));
            newest.getStyleClass().add("badge");
            row.getChildren().add(newest);
        }
        setGraphic(row);
        setAccessibleText(words.say("target.spoken", number.getText(), date.getText()));
    }

    static String date(LocalDate date, Locale language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language)
                .format(date);
    }
}
