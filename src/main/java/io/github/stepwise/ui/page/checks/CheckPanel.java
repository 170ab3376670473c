package io.github.stepwise.ui.page.checks;

import atlantafx.base.theme.Styles;
import io.github.stepwise.check.Finding;
import io.github.stepwise.check.Severity;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.CopyableText;
import io.github.stepwise.ui.widget.Evidence;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One check: its state as icon and word, what it asks or found, and on demand why, what to do, evidence and statements. */
final class CheckPanel {
    private static final int AT_ONCE = 5;

    private final Desk desk;
    private final Words words;
    private final ChecksModel model;
    private final CheckRow row;
    private final String id;
    private final FontIcon icon = Mark.PENDING.icon();
    private final Label state = new Label();
    private final Label sentence = Parts.text("");
    private final FlowPane buttons = new FlowPane(8, 4);
    private final VBox details = new VBox();
    private final VBox panel = new VBox();
    private Subscription watching = Subscription.EMPTY;

    CheckPanel(Desk desk, Words words, ChecksModel model, CheckRow row) {
        this.desk = desk;
        this.words = words;
        this.model = model;
        this.row = row;
        this.id = row.item().id();
    }

    Node build() {
        panel.setId("checks-" + id);
        panel.getStyleClass().addAll("panel", "check");
        Label title = Parts.text(desk.say(row.item().title()), "panel-title");
        state.setId("checks-state-" + id);
        state.getStyleClass().add("muted");
        sentence.setId("checks-sentence-" + id);
        FlowPane heading = new FlowPane(8, 2, title, state);
        details.getStyleClass().add("page-part");
        VBox text = new VBox(heading, sentence, buttons, details);
        text.getStyleClass().add("folds");
        HBox line = Parts.row(icon, Parts.grow(text));
        line.setAlignment(Pos.TOP_LEFT);
        panel.getChildren().add(line);
        watching = Subscription.combine(
                row.state().subscribe(this::show), row.open().subscribe(this::open));
        return panel;
    }

    void stop() {
        watching.unsubscribe();
    }

    private void show(CheckRow.State now) {
        Finding finding = row.finding();
        Mark mark = switch (now) {
            case PENDING -> Mark.PENDING;
            case RUNNING -> Mark.RUNNING;
            case ENDED -> mark(finding.severity());
        };
        mark.show(icon);
        String word = now == CheckRow.State.ENDED
                ? words.say("severity." + finding.severity().name().toLowerCase(Locale.ROOT))
                : mark.word(desk.words("widget"));
        state.setText(word);
        sentence.setText(desk.say(
                now == CheckRow.State.ENDED ? finding.sentence() : row.item().question()));
        panel.setAccessibleText(desk.say(row.item().title()) + ", " + word + ": " + sentence.getText());
        buttons.getChildren().clear();
        if (now == CheckRow.State.ENDED) {
            buttons.getChildren().setAll(toggle(), rerun());
        }
        boolean ended = now == CheckRow.State.ENDED;
        buttons.setVisible(ended);
        buttons.setManaged(ended);
        open(row.open().get());
    }

    private Button toggle() {
        Button toggle = Parts.button(
                "checks-details-" + id,
                words.say("details"),
                Feather.CHEVRON_DOWN,
                () -> row.open().set(!row.open().get()));
        toggle.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        return toggle;
    }

    private void point(boolean open) {
        if (panel.lookup("#checks-details-" + id) instanceof Button toggle) {
            toggle.setGraphic(FontIcon.of(open ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
            toggle.setText(words.say(open ? "details.less" : "details"));
        }
    }

    private Node rerun() {
        Button rerun =
                Parts.button("checks-rerun-" + id, words.say("rerun.one"), Feather.REFRESH_CW, () -> model.run(row));
        rerun.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        rerun.disableProperty().bind(model.phase().isEqualTo(ChecksModel.Phase.RUNNING));
        return rerun;
    }

    private void open(boolean open) {
        Finding finding = row.finding();
        boolean shown = open && finding != null;
        details.setVisible(shown);
        details.setManaged(shown);
        details.getChildren().clear();
        point(open);
        if (shown) {
            details.getChildren().add(Parts.text(desk.say(finding.why()), "muted"));
            finding.whatToDo().ifPresent(doing -> {
                details.getChildren().add(Parts.text(words.say("what-to-do"), "panel-title"));
                details.getChildren().add(Parts.text(desk.say(doing)));
            });
            if (!finding.evidence().isEmpty()) {
                details.getChildren().add(evidence(finding.evidence()));
            }
            if (!finding.remedySql().isEmpty()) {
                details.getChildren().add(Parts.text(words.say("remedy"), "panel-title"));
                details.getChildren()
                        .add(new CopyableText(desk, "checks-sql-" + id, words.say("remedy"), statements(finding)));
            }
        }
    }

    private Node evidence(List<String> lines) {
        Evidence said = new Evidence(desk);
        String all = lines.stream().map(said::of).collect(Collectors.joining("\n"));
        Label text = Parts.code(Parts.text(all), all);
        text.setId("checks-evidence-" + id);
        if (lines.size() > AT_ONCE) {
            return new Fold("checks-evidence-fold-" + id, words.say("evidence.all", Evidence.count(lines)), text);
        }
        return new VBox(Parts.text(words.say("evidence"), "panel-title"), text);
    }

    private static String statements(Finding finding) {
        return String.join(
                "\n",
                finding.remedySql().stream()
                        .map(statement -> statement.endsWith(";") ? statement : statement + ";")
                        .toList());
    }

    static Mark mark(Severity severity) {
        return switch (severity) {
            case PASSED -> Mark.PASSED;
            case NOTE -> Mark.NOTE;
            case WARNING -> Mark.WARNING;
            case BLOCKER -> Mark.FAILED;
            case UNKNOWN -> Mark.UNKNOWN;
        };
    }
}
