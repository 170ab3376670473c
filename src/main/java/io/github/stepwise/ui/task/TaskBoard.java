package io.github.stepwise.ui.task;

import io.github.stepwise.backup.TaskEvent;
import io.github.stepwise.backup.TaskListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The latest that a backup, a check or a restore has told. Written by the task's threads, read by the JavaFX thread. */
public final class TaskBoard implements TaskListener {
    /** More than this nobody reads; the oldest go. */
    private static final int MOST_WARNINGS = 200;

    private final Deque<String> warnings = new ArrayDeque<>();
    private TaskEvent.Began began;
    private TaskEvent.Progressed progressed;

    /**
     * What there is to show.
     *
     * @param began the step that is under way; empty before the first
     * @param progressed how far it is; empty until it has told
     */
    public record Look(
            Optional<TaskEvent.Began> began, Optional<TaskEvent.Progressed> progressed, List<String> warnings) {}

    @Override
    public synchronized void onEvent(TaskEvent event) {
        if (event instanceof TaskEvent.Began newStep) {
            began = newStep;
            progressed = null;
        } else if (event instanceof TaskEvent.Progressed progress) {
            progressed = progress;
        } else if (event instanceof TaskEvent.Warned warning) {
            warnings.addLast(warning.text());
            if (warnings.size() > MOST_WARNINGS) {
                warnings.removeFirst();
            }
        }
    }

    public synchronized Look look() {
        return new Look(Optional.ofNullable(began), Optional.ofNullable(progressed), new ArrayList<>(warnings));
    }
}
