package io.github.stepwise.ui.backup;

import io.github.stepwise.backup.TaskListener;
import io.github.stepwise.ui.task.Background;
import io.github.stepwise.ui.task.TaskBoard;
import java.util.function.Function;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A backup, a check or a restore: running, and how it ended. One at a time.
 *
 * @param <T> what comes out of it
 */
public final class EngineTask<T> {
    /** Where it is. */
    public enum State {
        IDLE,
        RUNNING,
        /** It was asked to stop and has not stopped yet. */
        STOPPING,
        DONE,
        FAILED
    }

    /** What the engine does. */
    public interface Job<T> {
        T run() throws Exception;

        /** Makes it stop soon. */
        void cancel();
    }

    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyObjectWrapper<TaskBoard.Look> look = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding running = state.isEqualTo(State.RUNNING).or(state.isEqualTo(State.STOPPING));
    private T result;
    private Throwable failure;
    private TaskBoard board = new TaskBoard();
    private Job<T> job;

    public EngineTask(Background background) {
        this.background = background;
        look.set(board.look());
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Whether it is at work, be it to stop. */
    public BooleanBinding running() {
        return running;
    }

    /** What it told when {@link #sample} was called last; never null. */
    public ReadOnlyObjectProperty<TaskBoard.Look> look() {
        return look.getReadOnlyProperty();
    }

    /** Null unless it is done. */
    public T result() {
        return result;
    }

    /** Null unless it failed. */
    public Throwable failure() {
        return failure;
    }

    /** Begins; does nothing while it is at work. */
    public void start(Function<TaskListener, Job<T>> maker) {
        if (running.get()) {
            return;
        }
        TaskBoard newBoard = new TaskBoard();
        Job<T> newJob = maker.apply(newBoard);
        board = newBoard;
        job = newJob;
        result = null;
        failure = null;
        look.set(newBoard.look());
        state.set(State.RUNNING);
        background.callEngine(newJob::run).whenComplete((value, thrown) -> {
            sample();
            result = value;
            failure = thrown;
            state.set(thrown == null ? State.DONE : State.FAILED);
        });
    }

    /** Takes over what the engine has told. */
    public void sample() {
        look.set(board.look());
    }

    /** Asks it to stop; the engine says when it has. */
    public void cancel() {
        if (state.get() == State.RUNNING) {
            state.set(State.STOPPING);
            background.call(() -> {
                job.cancel();
                return null;
            });
        }
    }

    /** Forgets how it ended. */
    public void reset() {
        if (!running.get()) {
            result = null;
            failure = null;
            state.set(State.IDLE);
        }
    }
}
