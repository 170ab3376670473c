package io.github.stepwise.ui.page.path;

import io.github.stepwise.plan.Advice;
import io.github.stepwise.plan.Holding;
import io.github.stepwise.plan.Loss;
import io.github.stepwise.plan.Way;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Amounts;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The two ways as cards to choose from: what each does, what is lost on it; and why one of them is recommended. */
final class WayCards {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private static final int AT_ONCE = 3;

    private final Desk desk;
    private final Words words;
    private final PathModel model;
    private final Advice advice;
    private final Amounts amounts;
    private final ToggleGroup group = new ToggleGroup();
    private final List<Subscription> watching = new ArrayList<>();

    WayCards(Desk desk, Words words, PathModel model) {
        this.desk = desk;
        this.words = words;
        this.model = model;
        this.advice = model.prospect().advice();
        this.amounts = new Amounts(desk.words("widget"));
    }

    Node build() {
        VBox part = new VBox(card(Way.UPGRADE), card(Way.FRESH), reasons());
        part.getStyleClass().add("page-part");
        return part;
    }

    void stop() {
        watching.forEach(Subscription::unsubscribe);
    }

    /** The weightiest at once, all others behind a fold. */
    private Node reasons() {
        List<Node> lines = new ArrayList<>();
        advice.reasons().forEach(reason -> lines.add(Parts.text("• " + desk.say(reason))));
        List<Node> shown = new ArrayList<>(lines.subList(0, Math.min(AT_ONCE, lines.size())));
        if (lines.size() > AT_ONCE) {
            VBox others = new VBox();
            others.getStyleClass().add("page-part");
            others.getChildren().addAll(lines.subList(AT_ONCE, lines.size()));
            shown.add(new Fold("path-reasons", words.say("reasons.more", lines.size() - AT_ONCE), others));
        }
        Notice notice = new Notice(
                desk.words("widget"),
                Mark.NOTE,
                words.say("recommended." + id(advice.recommended())),
                shown.toArray(Node[]::new));
        notice.setId("path-advice");
        return notice;
    }

    private Node card(Way way) {
        RadioButton choice = new RadioButton(words.say(id(way) + ".title"));
        choice.setId("path-" + id(way));
        choice.setToggleGroup(group);
        choice.getStyleClass().add("card-title");
        choice.setWrapText(true);
        FlowPane heading = new FlowPane(8, 4, choice);
        if (way == advice.recommended()) {
            choice.getStyleClass().add("focus-first");
            Label badge = new Label(words.say("recommended"));
            badge.getStyleClass().add("badge");
            heading.getChildren().add(badge);
            choice.setAccessibleText(choice.getText() + ", " + badge.getText());
        }
        VBox card = new VBox(heading, Parts.text(words.say(text(way))));
        card.getStyleClass().add("choice-card");
        if (way == Way.UPGRADE) {
            card.getChildren().add(Parts.text(numbers(), "muted"));
        }
        card.getChildren().add(losses(way));
        card.setOnMouseClicked(event -> choice.setSelected(true));
        choice.selectedProperty().addListener((property, old, selected) -> {
            if (selected) {
                model.way().set(way);
            }
        });
        watching.add(model.way().subscribe(chosen -> {
            choice.setSelected(chosen == way);
            card.pseudoClassStateChanged(SELECTED, chosen == way);
        }));
        return card;
    }

    private String text(Way way) {
        boolean copy = way == Way.UPGRADE && model.plan().engine() == Engine.SQLITE;
        return id(way) + (copy ? ".text.copy" : ".text");
    }

    private String numbers() {
        List<String> parts = new ArrayList<>();
        parts.add(words.say(
                "numbers",
                model.plan().stops().size(),
                model.plan().migrations().size()));
        if (advice.holdings().bytes() > 0) {
            parts.add(words.say("numbers.size", amounts.size(advice.holdings().bytes())));
        }
        advice.estimate().ifPresent(time -> parts.add(words.say("numbers.time", amounts.time(time))));
        return String.join(" · ", parts);
    }

    private Node losses(Way way) {
        List<Loss> losses = advice.missedOn(way);
        List<Loss> leftovers = advice.leftoversOn(way);
        VBox told = new VBox(missed(way, losses));
        told.getStyleClass().add("folds");
        if (!leftovers.isEmpty()) {
            told.getChildren()
                    .add(new Fold(
                            "path-leftovers-" + id(way),
                            words.say(id(way) + ".leftovers", leftovers.size()),
                            lines(leftovers)));
        }
        return told;
    }

    private Node missed(Way way, List<Loss> losses) {
        if (losses.isEmpty()) {
            return Parts.text(words.say(id(way) + ".no-loss"), "muted");
        }
        String title = words.say(id(way) + ".losses", losses.size(), rows(way));
        return new Fold("path-losses-" + id(way), title, lines(losses));
    }

    private VBox lines(List<Loss> losses) {
        VBox lines = new VBox();
        lines.getStyleClass().add("page-part");
        losses.forEach(loss -> lines.getChildren().add(Parts.text(line(loss))));
        return lines;
    }

    /** On a fresh installation the holdings themselves are what is lost, each counted once. */
    private long rows(Way way) {
        return way == Way.FRESH
                ? advice.holdings().history().stream().mapToLong(Holding::rows).sum()
                : advice.missedOn(way).stream()
                        .mapToLong(loss -> loss.rows().orElse(0))
                        .sum();
    }

    private String line(Loss loss) {
        String what = desk.say(loss.what());
        if (loss.tellsRows()) {
            return "• " + what;
        }
        return "• "
                + (loss.rows().isPresent()
                        ? words.say("loss.rows", what, loss.rows().getAsLong())
                        : words.say("loss.unknown", what));
    }

    static String id(Way way) {
        return way.name().toLowerCase(Locale.ROOT);
    }
}
