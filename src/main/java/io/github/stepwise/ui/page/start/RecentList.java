package io.github.stepwise.ui.page.start;

import atlantafx.base.theme.Styles;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The databases of last time; each opens the upgrade with the form filled in. */
final class RecentList extends VBox {
    private final StartModel model;
    private final Choices choices;
    private final Node afterwards;
    private final Words words;

    /** @param afterwards gets the focus when the last entry goes away */
    RecentList(Desk desk, StartModel model, Choices choices, Node afterwards) {
        this.model = model;
        this.choices = choices;
        this.afterwards = afterwards;
        this.words = desk.words("start");
        setId("start-recent");
        setSpacing(2);
        fill();
    }

    private void fill() {
        getChildren().setAll(Parts.section(words.say("recent")));
        for (int i = 0; i < model.recent().size(); i++) {
            getChildren().add(row(i, model.recent().get(i)));
        }
        setVisible(!model.recent().isEmpty());
        setManaged(!model.recent().isEmpty());
    }

    private HBox row(int index, StartModel.Recent recent) {
        String text = text(words, recent.settings());
        Button open =
                Parts.button("start-recent-" + index, text, Feather.DATABASE, () -> choices.upgrade(recent.settings()));
        open.getStyleClass().addAll(Styles.FLAT, "recent");
        open.setAlignment(Pos.CENTER_LEFT);
        // An underscore belongs to the name.
        open.setMnemonicParsing(false);
        open.setMinWidth(0);
        open.setMaxWidth(Double.MAX_VALUE);
        open.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        open.setTooltip(new Tooltip(text));
        open.setAccessibleText(words.say("recent.open", text));
        Button remove = new Button(null, FontIcon.of(Feather.X));
        remove.setId("start-recent-remove-" + index);
        remove.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        remove.setAccessibleText(words.say("recent.remove", text));
        remove.setTooltip(new Tooltip(words.say("recent.remove", text)));
        remove.setOnAction(event -> remove(recent));
        return Parts.row(Parts.grow(open), remove);
    }

    private void remove(StartModel.Recent recent) {
        model.forget(recent);
        fill();
        Node first = lookup("#start-recent-0");
        (first == null ? afterwards : first).requestFocus();
    }

    /** {@code oncall – PostgreSQL on db.example:5432, user oncall}. */
    static String text(Words words, ConnectionSettings settings) {
        return settings.file() == null
                ? words.say(
                        "recent.server",
                        Connections.name(settings),
                        settings.engine().title(),
                        settings.address(),
                        settings.user() == null ? "" : settings.user())
                : words.say(
                        "recent.file",
                        Connections.name(settings),
                        settings.engine().title(),
                        settings.file().toString());
    }
}
