package io.github.stepwise.ui.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what takes time. Results arrive on the JavaFX thread, and failures that nobody
 * looks at are told there. Work that changes a database has one thread of its own, so that
 * there is never two of it; everything else shares a few.
 */
public final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final int HELPERS = 3;
    private static final int PATIENCE_SECONDS = 10;

    private final ExecutorService helpers = Executors.newFixedThreadPool(HELPERS, named("stepwise-helper"));
    private final ExecutorService engine = Executors.newSingleThreadExecutor(named("stepwise-engine"));
    private final Executor fx;
    private final AtomicInteger engineWork = new AtomicInteger();
    private volatile Consumer<Throwable> unforeseen = e -> LOG.error("something failed unexpectedly", e);

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
        engineWork.incrementAndGet();
        return submit(engine, () -> {
            try {
                return work.call();
            } finally {
                engineWork.decrementAndGet();
            }
        });
    }

    /** A result that somebody else completes, on the JavaFX thread; what fails after it is told like everything else. */
    public <T> CompletableFuture<T> pending() {
        return new Watched<>(this::later, this::tell);
    }

    /** @param newUnforeseen is told on the JavaFX thread what failed and nobody looked at */
    public void onUnforeseen(Consumer<Throwable> newUnforeseen) {
        unforeseen = newUnforeseen;
    }

    /** Something failed that nobody looks at. */
    public void tell(Throwable failure) {
        fx.execute(() -> {
            try {
                unforeseen.accept(failure);
            } catch (RuntimeException e) {
                LOG.error("something failed unexpectedly", failure);
                LOG.error("and could not be told", e);
            }
        });
    }

    /** Whether there is work that changes a database or makes a backup, or some that waits for its turn. */
    public boolean isEngineBusy() {
        return engineWork.get() > 0;
    }

    /** By way of another thread, so that it is never now; not one of ours, which may all have long work to do. */
    private void later(Runnable action) {
        ForkJoinPool.commonPool().execute(() -> fx.execute(action));
    }

    private <T> CompletableFuture<T> submit(ExecutorService executor, Callable<T> work) {
        CompletableFuture<T> result = pending();
        try {
            executor.execute(() -> run(work, result));
        } catch (RejectedExecutionException e) {
            // The program ends, and nobody waits for this any more.
            result.cancel(false);
        }
        return result;
    }

    private <T> void run(Callable<T> work, CompletableFuture<T> result) {
        try {
            T value = work.call();
            fx.execute(() -> result.complete(value));
        } catch (Throwable e) {
            LOG.debug("background work failed", e);
            fx.execute(() -> result.completeExceptionally(e));
        }
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
