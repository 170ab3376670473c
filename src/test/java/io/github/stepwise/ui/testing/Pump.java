package io.github.stepwise.ui.testing;

import io.github.stepwise.settings.LeftoverRuns;
import io.github.stepwise.settings.Preferences;
import io.github.stepwise.settings.RecentConnections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.task.Background;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Stands in for the JavaFX thread in tests of models: what comes from other threads waits until the test takes it. */
public final class Pump implements Executor, AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final Background background = new Background(this);

    public Background background() {
        return background;
    }

    /** A desk that remembers things in that folder. */
    public Desk desk(Path folder) {
        return desk(folder, new TestDesktop());
    }

    Desk desk(Path folder, TestDesktop desktop) {
        return new Desk(
                background,
                new Preferences(folder.resolve("preferences.json")),
                new RecentConnections(folder.resolve("recent.json")),
                new LeftoverRuns(folder.resolve("leftovers.json")),
                desktop);
    }

    @Override
    public void execute(Runnable action) {
        waiting.add(action);
    }

    /** Takes what comes until something is true. */
    public void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            try {
                Runnable action = waiting.poll(20, TimeUnit.MILLISECONDS);
                if (action != null) {
                    action.run();
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("still not: " + what);
            }
        }
    }

    @Override
    public void close() {
        background.close();
    }
}
