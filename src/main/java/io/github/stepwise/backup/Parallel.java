package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** Does pieces of work on several threads; the first that fails ends all. */
final class Parallel {
    /** A piece of work. */
    interface Work {
        void run() throws SQLException, IOException, BackupFailure;
    }

    private Parallel() {}

    /**
     * @param abort makes the others fail soon when one has failed
     */
    static void run(int threads, List<? extends Work> work, Runnable abort)
            throws SQLException, IOException, BackupFailure {
        Queue<Work> queue = new ConcurrentLinkedQueue<>(work);
        AtomicReference<Throwable> first = new AtomicReference<>();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, work.size()); i++) {
            Thread thread = new Thread(() -> drain(queue, first, abort), "stepwise-backup-" + (i + 1));
            thread.setDaemon(true);
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            joinUninterruptibly(thread, first, abort);
        }
        rethrow(first.get());
    }

    private static void drain(Queue<Work> queue, AtomicReference<Throwable> first, Runnable abort) {
        try {
            for (Work one = queue.poll(); one != null && first.get() == null; one = queue.poll()) {
                one.run();
            }
        } catch (Throwable e) {
            // An error such as too little memory has to end the others too.
            if (first.compareAndSet(null, e)) {
                abort.run();
            }
        }
    }

    private static void joinUninterruptibly(Thread thread, AtomicReference<Throwable> first, Runnable abort) {
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                if (first.compareAndSet(null, new TaskControl.Cancelled())) {
                    abort.run();
                }
            }
        }
    }

    private static void rethrow(Throwable e) throws SQLException, IOException, BackupFailure {
        if (e instanceof SQLException sql) {
            throw sql;
        } else if (e instanceof IOException io) {
            throw io;
        } else if (e instanceof BackupFailure failure) {
            throw failure;
        } else if (e instanceof RuntimeException runtime) {
            throw runtime;
        } else if (e instanceof Error error) {
            throw error;
        }
    }
}
