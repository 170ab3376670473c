package io.github.stepwise.ui.testing;

import io.github.stepwise.settings.LeftoverRuns;
import io.github.stepwise.settings.Preferences;
import io.github.stepwise.settings.RecentConnections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.task.Background;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A desk without a window: what comes back from the background is done by the thread of the test, while it waits. */
public final class PlainDesk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<Runnable> results = new LinkedBlockingQueue<>();
    private final Background background = new Background(results::add);
    private final TestDesktop desktop = new TestDesktop();
    private final Desk desk;

    /** @param folder where preferences would be kept */
    public PlainDesk(Path folder) {
        desk = new Desk(
                background,
                new Preferences(folder.resolve("preferences.json")),
                new RecentConnections(folder.resolve("recent.json")),
                new LeftoverRuns(folder.resolve("leftovers.json")),
                desktop);
    }

    public Desk desk() {
        return desk;
    }

    public TestDesktop desktop() {
        return desktop;
    }

    /** Lets results arrive until something is true. */
    public void until(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            try {
                Runnable result = results.poll(50, TimeUnit.MILLISECONDS);
                if (result != null) {
                    result.run();
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("still not after " + PATIENCE + ": " + what);
            }
        }
    }

    @Override
    public void close() {
        background.close();
    }
}
