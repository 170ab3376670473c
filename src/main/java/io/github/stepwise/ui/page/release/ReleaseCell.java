package io.github.stepwise.ui.page.release;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A release with its date; one that should be avoided cannot be chosen, and says why. */
final class ReleaseCell extends ListCell<Release> {
    private final Desk desk;
    private final Words words;
    private final ReleaseModel model;

    ReleaseCell(Desk desk, Words words, ReleaseModel model) {
        this.desk = desk;
        this.words = words;
        this.model = model;
        // As wide as the list, so that long reasons take several lines.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Release release, boolean empty) {
        super.updateItem(release, empty);
        boolean shown = !empty && release != null;
        setText(null);
        setDisable(shown && !ReleaseModel.mayBeChosen(release));
        setGraphic(null);
        setAccessibleText(null);
        if (shown) {
            show(release);
        }
    }

    private void show(Release release) {
        Label number = new Label(release.version().toString());
        number.getStyleClass().add("release-number");
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(desk.locale())
                .format(release.date());
        Label date = new Label(day);
        date.getStyleClass().add("muted");
        HBox row = Parts.row(number, date);
        if (ReleaseModel.mayBeChosen(release)) {
            if (model.isNewest(release)) {
                Label newest = new Label(words.say("newest"));
                newest.getStyleClass().add("release-badge");
                row.getChildren().add(newest);
            }
            setGraphic(row);
            setAccessibleText(words.say("spoken", release.version().toString(), day));
        } else {
            String reason = desk.translate(release.avoid().orElseThrow());
            row.getChildren().addAll(Mark.SKIPPED.icon(), new Label(words.say("avoid")));
            setGraphic(new VBox(2, row, Parts.text(reason, "muted")));
            setAccessibleText(words.say("avoid.spoken", release.version().toString(), reason));
        }
    }
}
