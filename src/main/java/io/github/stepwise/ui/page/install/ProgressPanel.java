package io.github.stepwise.ui.page.install;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Amounts;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.Locale;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** How far the installation is. */
final class ProgressPanel extends VBox {
    private final Words words;
    private final InstallModel model;
    private final Label phase = Parts.text("", "panel-title");
    private final ProgressBar bar = new ProgressBar();
    private final Label numbers = Parts.text("", "muted");

    ProgressPanel(Desk desk, Words words, InstallModel model) {
        this.words = words;
        this.model = model;
        Amounts amounts = new Amounts(desk.words("widget"));
        Label elapsed = Parts.text("", "muted");
        Button cancel = Parts.button("install-cancel", words.say("cancel"), model::cancel);
        cancel.getStyleClass().add("focus-outcome");
        setId("install-progress");
        phase.setId("install-phase");
        bar.setId("install-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        numbers.setId("install-numbers");
        elapsed.setId("install-elapsed");
        getStyleClass().add("panel");
        getChildren().addAll(phase, bar, numbers, elapsed, Parts.text(words.say("cancel.hint"), "muted"), cancel);
        Live.in(this, model.progress()).subscribe(this::show);
        Live.in(this, model.elapsed())
                .subscribe(time -> elapsed.setText(
                        time.toSeconds() < 1 ? "" : desk.words("widget").say("task.elapsed", amounts.time(time))));
        cancel.disableProperty().bind(model.cancelling());
        Live.in(this, model.cancelling()).subscribe(now -> show(model.progress().get()));
    }

    private void show(InstallBoard.Look look) {
        String before = phase.getText();
        phase.setText(
                model.cancelling().get()
                        ? words.say("phase.cancelling")
                        : words.say("phase." + look.phase().name().toLowerCase(Locale.ROOT)));
        boolean counted = look.total() > 0;
        bar.setProgress(counted ? (double) look.number() / look.total() : ProgressBar.INDETERMINATE_PROGRESS);
        numbers.setText(
                counted
                        ? words.say(
                                look.phase() == InstallBoard.Phase.KEYS ? "count.keys" : "count.tables",
                                look.number(),
                                look.total())
                        : "");
        if (!before.equals(phase.getText())) {
            bar.setAccessibleText(phase.getText());
            bar.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }
}
