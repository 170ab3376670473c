package io.github.stepwise.ui.release;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Dates;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A release to choose: number, date, whether it is the newest; or why it must not be chosen. */
final class ReleaseCell extends ListCell<Release> {
    private final Desk desk;
    private final Words words;
    private final Dates dates;
    private final ReleaseOffer offer;

    ReleaseCell(Desk desk, ReleaseOffer offer) {
        this.desk = desk;
        this.words = desk.words("widget");
        this.dates = new Dates(desk.locale());
        this.offer = offer;
        // As wide as the list, so that long reasons take several lines.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Release release, boolean empty) {
        super.updateItem(release, empty);
        setText(null);
        setGraphic(null);
        setAccessibleText(null);
        setDisable(false);
        if (!empty && release != null) {
            show(release);
        }
    }

    private void show(Release release) {
        String number = release.version().toString();
        String day = dates.day(release.date());
        Label numberLabel = new Label(number);
        numberLabel.getStyleClass().add("release-number");
        HBox row = Parts.row(numberLabel, muted(day));
        if (ReleaseOffer.mayBeChosen(release)) {
            if (offer.newest().filter(release::equals).isPresent()) {
                Label badge = new Label(words.say("release.newest"));
                badge.getStyleClass().add("badge");
                row.getChildren().add(badge);
            }
            setGraphic(row);
            setAccessibleText(words.say("release.spoken", number, day));
        } else {
            String reason = desk.translate(release.avoid().orElseThrow());
            setDisable(true);
            row.getChildren().addAll(Mark.SKIPPED.icon(), new Label(words.say("release.avoid")));
            setGraphic(new VBox(2, row, Parts.text(reason, "muted")));
            setAccessibleText(words.say("release.avoid.spoken", number, reason));
        }
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
