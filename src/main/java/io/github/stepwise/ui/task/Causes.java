package io.github.stepwise.ui.task;

import java.util.concurrent.CompletionException;

/** What work on another thread has thrown: a chain of futures hands it on in an exception of its own. */
public final class Causes {
    private Causes() {}

    /**
     * The work's own exception.
     *
     * @param failure as a future tells it; may be null
     */
    public static Throwable of(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
