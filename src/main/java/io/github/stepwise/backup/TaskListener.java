package io.github.stepwise.backup;

/** Hears what a backup, a check or a restore does. */
@FunctionalInterface
public interface TaskListener {
    /** Called on threads of the task, never by two at once. What it throws is logged and does not disturb the task. */
    void onEvent(TaskEvent event);
}
