package io.github.stepwise.cli;

import io.github.stepwise.backup.engine.Visible;
import io.github.stepwise.report.Words;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Progress as lines: on a terminal the last line is written over while it lasts, elsewhere a line is written when something
 * is done. Called by the engine's thread and by the one that lets the time run.
 */
final class ProgressLines implements AutoCloseable {
    private static final int WIDTH = 100;

    private final PrintStream stream;
    private final boolean live;
    private final Clock clock;
    private final Instant start;
    private final Thread ticker;

    private String running;
    private Instant runningSince;
    private boolean open;

    ProgressLines(Terminal terminal, Clock clock) {
        this.stream = terminal.out();
        this.live = terminal.live();
        this.clock = clock;
        this.start = clock.instant();
        this.ticker = new Thread(this::tick, "progress");
        ticker.setDaemon(true);
        if (live) {
            ticker.start();
        }
    }

    /** Something begins that takes a while. */
    synchronized void begin(String what) {
        running = what;
        runningSince = clock.instant();
        draw();
    }

    /** The same thing is still going on, and there is more to tell about it. */
    synchronized void still(String what) {
        running = what;
        draw();
    }

    /** It is done; the line stays. */
    synchronized void done(String text, Duration took) {
        running = null;
        line(text + "  " + Words.time(took));
    }

    /** A line of its own, before the running one. */
    synchronized void line(String text) {
        wipe();
        stream.println(stamp() + Visible.of(text));
        draw();
    }

    @Override
    public synchronized void close() {
        running = null;
        wipe();
        ticker.interrupt();
    }

    private void tick() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(200);
                synchronized (this) {
                    draw();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void draw() {
        if (live && running != null) {
            String time = "  " + Words.time(Duration.between(runningSince, clock.instant()));
            String text = stamp() + Visible.of(running);
            int room = WIDTH - time.length();
            String fitting = text.length() > room ? text.substring(0, room - 1) + "…" : text;
            stream.print("\r\u001B[K" + fitting + time);
            stream.flush();
            open = true;
        }
    }

    private void wipe() {
        if (open) {
            stream.print("\r\u001B[K");
            open = false;
        }
    }

    private String stamp() {
        return String.format("%9s  ", Words.time(Duration.between(start, clock.instant())));
    }
}
