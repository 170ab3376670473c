package io.github.stepwise.check;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Something that several checks need and that is made once, failures included. */
final class Memo<T> {
    private FutureTask<T> task;

    /**
     * Makes it, or waits for who is making it.
     *
     * @throws CancellationException if making it has been given up
     * @throws Exception what the maker threw
     */
    T get(Callable<T> maker) throws Exception {
        FutureTask<T> mine;
        synchronized (this) {
            task = task == null ? new FutureTask<>(maker) : task;
            mine = task;
        }
        mine.run();
        try {
            return mine.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** What is being made now took too long: nobody gets it, because it may be wrong once its connection is closed. */
    synchronized void giveUp() {
        if (task != null) {
            task.cancel(false);
        }
    }

    /** It, if it was made. */
    synchronized Optional<T> made() {
        if (task == null || !task.isDone() || task.isCancelled()) {
            return Optional.empty();
        }
        try {
            return Optional.of(task.get());
        } catch (ExecutionException failed) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
