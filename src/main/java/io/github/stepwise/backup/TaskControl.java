package io.github.stepwise.backup;

import io.github.stepwise.backup.file.Meter;
import io.github.stepwise.words.Phrase;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a running task tells, and whether it has been asked to stop. */
final class TaskControl implements Meter {
    private static final Logger LOG = LoggerFactory.getLogger(TaskControl.class);
    private static final long EVERY_NANOS = 100_000_000L;
    /** Before this much is done, an estimate would be a guess. */
    private static final double ENOUGH = 0.02;

    private final TaskListener listener;
    private volatile boolean cancelled;
    private Runnable abort = () -> {};
    private Step step;
    private long began;
    private long told;
    private long bytes;
    private long totalBytes;
    private int tables;
    private int totalTables;

    TaskControl(TaskListener listener) {
        this.listener = listener;
    }

    void cancel() {
        cancelled = true;
        Runnable chosen;
        synchronized (this) {
            chosen = abort;
        }
        chosen.run();
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** @param breaksOff makes what runs fail soon; called by the thread that cancels */
    void onCancel(Runnable breaksOff) {
        synchronized (this) {
            abort = breaksOff;
        }
        if (cancelled) {
            breaksOff.run();
        }
    }

    void check() throws Cancelled {
        if (cancelled) {
            throw new Cancelled();
        }
    }

    synchronized void begin(Step newStep, long newTotalBytes, int newTotalTables) throws Cancelled {
        check();
        step = newStep;
        began = System.nanoTime();
        told = 0;
        bytes = 0;
        tables = 0;
        totalBytes = newTotalBytes;
        totalTables = newTotalTables;
        tell(new TaskEvent.Began(newStep));
    }

    void begin(Step newStep) throws Cancelled {
        begin(newStep, 0, 0);
    }

    @Override
    public synchronized void advance(long more) throws IOException {
        check();
        bytes += more;
        long now = System.nanoTime();
        if (told == 0 || now - told >= EVERY_NANOS) {
            told = now;
            tell(progress(now));
        }
    }

    synchronized void tableDone() {
        tables++;
    }

    /** The last word of a step: that it is done to the end. */
    synchronized void finish() {
        totalBytes = bytes;
        tell(progress(System.nanoTime()));
    }

    private TaskEvent progress(long now) {
        long elapsed = now - began;
        double done = totalBytes <= 0 ? 0 : Math.min(1, (double) bytes / totalBytes);
        Optional<Duration> remaining =
                done < ENOUGH ? Optional.empty() : Optional.of(Duration.ofNanos((long) (elapsed / done - elapsed)));
        return new TaskEvent.Progressed(
                step, bytes, totalBytes, tables, totalTables, Duration.ofNanos(elapsed), remaining);
    }

    void note(String text) {
        tell(new TaskEvent.Noted(text));
    }

    void warn(Phrase text) {
        tell(new TaskEvent.Warned(text.toString()));
    }

    /** Tells what a task within this one tells. */
    void pass(TaskEvent event) {
        tell(event);
    }

    private synchronized void tell(TaskEvent event) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException e) {
            LOG.warn("a listener failed", e);
        }
    }

    /** The task was asked to stop. */
    static final class Cancelled extends IOException {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("cancelled");
        }
    }
}
