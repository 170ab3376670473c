package io.github.stepwise.ui.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what takes time. Results arrive on the JavaFX thread. Work that changes a database has one thread of its own, so that
 * there is never two of it; everything else shares a few.
 */
public final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final int HELPERS = 3;
    private static final int PATIENCE_SECONDS = 10;

    private final ExecutorService helpers = Executors.newFixedThreadPool(HELPERS, named("stepwise-helper"));
    private final ExecutorService engine = Executors.newSingleThreadExecutor(named("stepwise-engine"));
    private final Executor fx;

    /** @param fx brings results to the thread that owns the view models */
    public Background(Executor fx) {
        this.fx = fx;
    }

    /** Work that only reads. The future is completed on the JavaFX thread, with the exception itself if there was one. */
    public <T> CompletionStage<T> call(Callable<T> work) {
        return submit(helpers, work);
    }

    /** Work that changes a database or makes a backup; waits until the one before has ended. */
    public <T> CompletionStage<T> callEngine(Callable<T> work) {
        return submit(engine, work);
    }

    /** Brings something onto the JavaFX thread. */
    public void onFx(Runnable action) {
        fx.execute(action);
    }

    private <T> CompletableFuture<T> submit(ExecutorService executor, Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                T value = work.call();
                fx.execute(() -> result.complete(value));
            } catch (Throwable e) {
                LOG.debug("background work failed", e);
                fx.execute(() -> result.completeExceptionally(e));
            }
        });
        return result;
    }

    /** Waits a little for what has been cancelled, so that it can put its own things in order before the program ends. */
    @Override
    public void close() {
        engine.shutdown();
        try {
            if (!engine.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("work had not stopped when the program ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Not before: it is one of them that tells the work to stop.
        helpers.shutdownNow();
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
