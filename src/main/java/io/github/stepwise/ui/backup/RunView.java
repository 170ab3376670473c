package io.github.stepwise.ui.backup;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.task.Sampler;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.TaskProgress;
import io.github.stepwise.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Something of the engine at work: how far it is, and the way to stop it. Looks at it only while it is shown. */
public final class RunView extends VBox {
    /**
     * @param page begins the ids: {@code backup-progress}, {@code backup-cancel}, {@code backup-stopping}
     * @param title what is being done
     * @param cancel what the button does
     */
    public RunView(Desk desk, String page, String title, EngineTask<?> task, Runnable cancel) {
        Words words = desk.words("backup");
        TaskProgress progress = new TaskProgress(desk, page + "-progress");
        progress.setMinHeight(USE_PREF_SIZE);
        Button stop = Parts.button(page + "-cancel", words.say("stop"), Feather.X, cancel);
        Label stopping = Parts.text(words.say("stopping"), "muted");
        stopping.setId(page + "-stopping");
        getStyleClass().add("task-run");
        getChildren().addAll(Parts.section(title), progress, new FlowPane(8, 8, stop, stopping));
        Live.in(this, task.look()).subscribe(progress::show);
        Live.in(this, task.state()).subscribe(state -> {
            boolean stops = state == EngineTask.State.STOPPING;
            stop.setDisable(stops);
            stopping.setVisible(stops);
        });
        new Sampler(task::sample).whileShown(this);
    }
}
