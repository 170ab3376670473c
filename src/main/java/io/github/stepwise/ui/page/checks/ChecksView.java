package io.github.stepwise.ui.page.checks;

import io.github.stepwise.check.Severity;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The page in one language: progress while the checks run, then the outcome in a sentence, then each check. */
final class ChecksView {
    private final Desk desk;
    private final UpgradeCase upgrade;
    private final ChecksModel model;
    private final Words words;
    private final VBox head = new VBox();
    private final VBox list = new VBox();
    private final List<CheckPanel> panels = new ArrayList<>();
    private final ListChangeListener<CheckRow> onRows = change -> showRows();
    private Subscription watching = Subscription.EMPTY;
    private Subscription progress = Subscription.EMPTY;

    ChecksView(Desk desk, UpgradeCase upgrade, ChecksModel model) {
        this.desk = desk;
        this.upgrade = upgrade;
        this.model = model;
        this.words = desk.words("checks");
    }

    Node build() {
        head.getStyleClass().add("page-part");
        list.getStyleClass().add("page-part");
        list.setId("checks-list");
        model.rows().addListener(onRows);
        watching = model.phase().subscribe(this::show);
        return Parts.page(words.say("title"), words.say("intro"), head, list);
    }

    /** Another view takes over. */
    void stop() {
        model.rows().removeListener(onRows);
        watching.unsubscribe();
        progress.unsubscribe();
        panels.forEach(CheckPanel::stop);
    }

    private void show(ChecksModel.Phase phase) {
        progress.unsubscribe();
        progress = Subscription.EMPTY;
        switch (phase) {
            case RUNNING -> head.getChildren().setAll(running());
            case FAILED ->
                head.getChildren()
                        .setAll(new TroubleCard(
                                desk,
                                "checks-trouble",
                                Troubles.of(model.failure(), upgrade.connected().require()),
                                again()));
            case ENDED -> head.getChildren().setAll(outcome());
        }
        showRows();
        Node accept = head.lookup("#checks-accept");
        if (accept != null) {
            accept.requestFocus();
        }
    }

    private Node running() {
        Label text = Parts.text("", "panel-title");
        text.setId("checks-progress");
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        Node cancel = Parts.button("checks-cancel", words.say("cancel"), Feather.X, model::cancel);
        progress = model.done().subscribe(done -> {
            int all = Math.max(1, model.rows().size());
            text.setText(words.say("progress", done.intValue(), model.rows().size()));
            bar.setProgress((double) done.intValue() / all);
            // Screen readers hear every quarter, not every check.
            if (done.intValue() * 4 / all != (done.intValue() - 1) * 4 / all) {
                bar.setAccessibleText(text.getText());
                bar.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            }
        });
        return Parts.panel("", text, bar, new FlowPane(cancel));
    }

    private Node outcome() {
        int blockers = model.count(Severity.BLOCKER);
        int warnings = model.count(Severity.WARNING);
        int unknown = model.count(Severity.UNKNOWN);
        Mark mark;
        String title;
        String text;
        if (!model.isComplete()) {
            mark = Mark.SKIPPED;
            title = words.say("stopped.title", model.done().get(), model.rows().size());
            text = words.say("stopped.text");
        } else if (blockers > 0) {
            mark = Mark.FAILED;
            title = words.say("blocked.title", blockers);
            text = words.say("blocked.text");
        } else if (warnings + unknown > 0) {
            mark = Mark.WARNING;
            title = words.say("warned.title", warnings, unknown);
            text = words.say("warned.text");
        } else {
            mark = Mark.PASSED;
            title = words.say("good.title", model.rows().size());
            text = words.say("good.text");
        }
        Notice notice = new Notice(desk.words("widget"), mark, title, Parts.text(text));
        if (model.isComplete() && blockers == 0 && model.isToBeAccepted()) {
            notice.getChildren().add(accept());
        }
        notice.getChildren().add(new FlowPane(again()));
        notice.setId("checks-outcome");
        return notice;
    }

    private Node again() {
        return Parts.button("checks-rerun", words.say("rerun"), Feather.REFRESH_CW, model::runAll);
    }

    private Node accept() {
        CheckBox accept = new CheckBox(words.say("accept"));
        accept.setId("checks-accept");
        accept.setWrapText(true);
        accept.setMinHeight(CheckBox.USE_PREF_SIZE);
        accept.selectedProperty().bindBidirectional(model.accepted());
        return accept;
    }

    private void showRows() {
        panels.forEach(CheckPanel::stop);
        panels.clear();
        boolean ended = model.phase().get() == ChecksModel.Phase.ENDED && model.isComplete();
        List<Node> shown = new ArrayList<>();
        VBox passed = new VBox();
        passed.getStyleClass().add("page-part");
        for (CheckRow row : model.rows()) {
            CheckPanel panel = new CheckPanel(desk, words, model, row);
            panels.add(panel);
            if (ended && row.is(Severity.PASSED)) {
                passed.getChildren().add(panel.build());
            } else {
                shown.add(panel.build());
            }
        }
        if (!passed.getChildren().isEmpty()) {
            shown.add(new Fold(
                    "checks-passed", words.say("passed", passed.getChildren().size()), passed));
        }
        list.getChildren().setAll(shown);
    }
}
