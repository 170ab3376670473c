package io.github.stepwise.upgrade;

import io.github.stepwise.database.Database;
import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks while a statement runs whether it waits for somebody. It has to be then: once the statement has given up, servers no
 * longer know for whom it waited.
 */
final class LockWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LockWatch.class);
    private static final long FIRST_LOOK_MILLIS = 1500;
    private static final long NEXT_LOOK_MILLIS = 2000;

    private final Database database;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "stepwise lock watch");
        daemon.setDaemon(true);
        return daemon;
    });

    LockWatch(Database database) {
        this.database = database;
    }

    /** A statement that is being watched. */
    final class Watched implements AutoCloseable {
        private final long session;
        private final Consumer<String> report;
        private final AtomicReference<String> latest = new AtomicReference<>();
        private final ScheduledFuture<?> task;

        private Watched(long session, Consumer<String> report) {
            this.session = session;
            this.report = report;
            this.task = database.engine() == Engine.SQLITE
                    ? null
                    : thread.scheduleWithFixedDelay(
                            this::look, FIRST_LOOK_MILLIS, NEXT_LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }

        private void look() {
            try (Connection connection = database.connection()) {
                List<String> found = Blockers.of(connection, database.engine(), session);
                if (!found.isEmpty()) {
                    String who = String.join("; ", found);
                    if (!who.equals(latest.getAndSet(who))) {
                        report.accept(who);
                    }
                }
            } catch (SQLException | RuntimeException e) {
                LOG.debug("cannot see who blocks", e);
            }
        }

        /** Who was seen to be in the way last, if anybody was. */
        Optional<String> blocker() {
            return Optional.ofNullable(latest.get());
        }

        @Override
        public void close() {
            if (task != null) {
                task.cancel(false);
            }
        }
    }

    /**
     * @param session the one that runs the statement
     * @param report told who is in the way, each time that this changes
     */
    Watched watch(long session, Consumer<String> report) {
        return new Watched(session, report);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
