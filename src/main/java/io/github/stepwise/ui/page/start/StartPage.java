package io.github.stepwise.ui.page.start;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.ChoiceCard;
import io.github.stepwise.ui.widget.DropTarget;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The first page: what Stepwise can do, after what was left unfinished. */
public final class StartPage {
    private final Desk desk;
    private final Choices choices;
    private final StartModel model;

    public StartPage(Desk desk, Choices choices) {
        this.desk = desk;
        this.choices = choices;
        this.model = new StartModel(desk.recent(), desk.leftovers());
    }

    /** A new view in the present language; what was remembered is read again. */
    public Node view() {
        model.refresh();
        Words words = desk.words("start");
        ChoiceCard upgrade = card(words, "upgrade", Feather.TRENDING_UP, choices::upgrade);
        upgrade.getStyleClass().add("primary");
        LeftoverNotices leftovers = new LeftoverNotices(desk, model, choices, upgrade);
        if (model.leftovers().isEmpty()) {
            upgrade.getStyleClass().add("focus-first");
        }
        GridPane others = grid(
                card(words, "install", Feather.PLUS_CIRCLE, choices::install),
                card(words, "backup", Feather.ARCHIVE, choices::backup),
                card(words, "restore", Feather.ROTATE_CCW, choices::restore),
                card(words, "check-file", Feather.CHECK_SQUARE, choices::checkFile));
        GridPane demos = grid(
                card(words, "demo", Feather.PLAY, () -> choices.demo(false)),
                card(words, "demo-broken", Feather.TOOL, () -> choices.demo(true)));
        VBox demo =
                new VBox(Parts.section(words.say("demo.title")), Parts.text(words.say("demo.intro"), "muted"), demos);
        demo.setSpacing(6);
        VBox page = Parts.page(
                words.say("title"),
                words.say("intro"),
                leftovers,
                upgrade,
                new RecentList(desk, model, choices, upgrade),
                others,
                demo,
                Parts.text(words.say("drop"), "muted"));
        page.setId("start");
        page.getStyleClass().addAll("start", "drop-target");
        DropTarget.on(page, page, choices::dropped);
        return page;
    }

    private static ChoiceCard card(Words words, String id, Ikon icon, Runnable action) {
        return new ChoiceCard("start-" + id, icon, words.say(id), words.say(id + ".text"), action);
    }

    /** Two columns of the same width. */
    private static GridPane grid(ChoiceCard... cards) {
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(12);
        for (int i = 0; i < 2; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(50);
            column.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < cards.length; i++) {
            grid.add(cards[i], i % 2, i / 2);
        }
        return grid;
    }
}
