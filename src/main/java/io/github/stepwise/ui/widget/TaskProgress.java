package io.github.stepwise.ui.widget;

import io.github.stepwise.backup.TaskEvent;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.task.TaskBoard;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** How far a backup, a check or a restore is: the step in words, a bar, what is done, elapsed and remaining time. */
public final class TaskProgress extends VBox {
    private static final double STEP = 0.1;

    private final Words words;
    private final Amounts amounts;
    private final Label step = Parts.text("", "panel-title");
    private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Label numbers = Parts.text("", "muted");
    private double spoken;

    public TaskProgress(Desk desk, String id) {
        this.words = desk.words("widget");
        this.amounts = new Amounts(words);
        setId(id);
        step.setId(id + "-step");
        bar.setId(id + "-bar");
        numbers.setId(id + "-numbers");
        bar.setMaxWidth(Double.MAX_VALUE);
        step.setText(words.say("task.starting"));
        getStyleClass().add("panel");
        getChildren().addAll(step, bar, numbers);
    }

    /** Shows what a board holds now. */
    public void show(TaskBoard.Look look) {
        look.began()
                .ifPresent(began -> step.setText(words.say(
                        "step." + began.step().name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        if (look.progressed().isPresent()) {
            show(look.progressed().get());
        } else {
            bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
            numbers.setText("");
        }
    }

    private void show(TaskEvent.Progressed now) {
        double done = now.totalBytes() > 0
                ? Math.min(1, (double) now.bytes() / now.totalBytes())
                : ProgressBar.INDETERMINATE_PROGRESS;
        bar.setProgress(done);
        List<String> parts = new ArrayList<>();
        if (now.totalBytes() > 0) {
            parts.add(words.say("task.bytes", amounts.size(now.bytes()), amounts.size(now.totalBytes())));
        }
        if (now.totalTables() > 0) {
            parts.add(words.say("task.tables", now.tables(), now.totalTables()));
        }
        parts.add(words.say("task.elapsed", amounts.time(now.elapsed())));
        now.remaining().ifPresent(left -> parts.add(words.say("task.remaining", amounts.time(left))));
        numbers.setText(String.join(" · ", parts));
        // Screen readers hear every tenth, not every tick.
        if (Math.abs(done - spoken) >= STEP) {
            spoken = done;
            bar.setAccessibleText(step.getText() + " " + numbers.getText());
            bar.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }
}
