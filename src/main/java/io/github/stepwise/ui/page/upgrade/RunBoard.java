package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.PlannedStop;
import io.github.stepwise.ui.page.upgrade.RunRow.Standing;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeListener;
import io.github.stepwise.upgrade.UpgradeResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The latest that a run has told. Written by the engine's threads, read by the JavaFX thread; it holds a row per stop and
 * migration and the newest events of each, and does not grow, however much is told.
 */
final class RunBoard implements UpgradeListener {
    /** More events of one migration than this nobody reads on the screen; the report has all. */
    static final int MOST_EVENTS = 50;

    private final List<RunRow> rows = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> stops = new HashMap<>();
    private final List<Deque<UpgradeEvent>> logs = new ArrayList<>();
    private final BitSet changed = new BitSet();
    private final int migrations;
    private Head head;

    /** A row that is no longer what it was. */
    record Change(int index, RunRow row) {}

    /**
     * What there is to show.
     *
     * @param changes rows that are not what they were at the last look
     */
    record Look(Head head, List<Change> changes) {}

    RunBoard(Plan plan) {
        migrations = plan.migrations().size();
        for (PlannedStop stop : plan.stops()) {
            stops.put(stop.release().toString(), rows.size());
            int number = stops.size();
            add(new RunRow.Stop(
                    stop.release(),
                    number,
                    Standing.WAITING,
                    0,
                    stop.migrations().size()));
            for (PlannedMigration migration : stop.migrations()) {
                places.put(migration.id(), rows.size());
                add(new RunRow.Migration(
                        migration.id(),
                        migration.title(),
                        migration.release(),
                        Standing.WAITING,
                        0,
                        0,
                        0,
                        Optional.empty()));
            }
        }
        head = Head.before(migrations, plan.stops().size());
    }

    private void add(RunRow row) {
        rows.add(row);
        logs.add(new ArrayDeque<>());
    }

    /** All rows as they are now. */
    synchronized List<RunRow> rows() {
        return List.copyOf(rows);
    }

    /** What has changed since the last time that this was asked. */
    synchronized Look changes() {
        List<Change> list = changed.stream()
                .mapToObj(index -> new Change(index, rows.get(index)))
                .toList();
        changed.clear();
        return new Look(head, list);
    }

    /** The newest events of a migration, oldest first. */
    synchronized List<UpgradeEvent> log(String migration) {
        Integer place = places.get(migration);
        return place == null ? List.of() : List.copyOf(logs.get(place));
    }

    /** How many events are kept in all. */
    synchronized int kept() {
        return logs.stream().mapToInt(Deque::size).sum();
    }

    @Override
    public synchronized void onEvent(UpgradeEvent event) {
        head = head.heard();
        if (event instanceof UpgradeEvent.CopyStarted) {
            head = head.doing(Head.Activity.COPYING);
        } else if (event instanceof UpgradeEvent.StopStarted stop) {
            head = head.at(stop.release(), stop.number(), stop.of());
            stop(stop.release().toString(), Standing.RUNNING);
        } else if (event instanceof UpgradeEvent.StopVerified stop) {
            head = head.doing(Head.Activity.FINISHING);
            stop(stop.release().toString(), Standing.DONE);
        } else if (event instanceof UpgradeEvent.MigrationStarted started) {
            head = head.doing(Head.Activity.MIGRATING).moved(place(started.migration()));
            migration(event, started.migration(), row -> row.with(Standing.RUNNING));
        } else if (event instanceof UpgradeEvent.MigrationFinished finished) {
            finished(finished);
        } else {
            statement(event);
        }
    }

    private void statement(UpgradeEvent event) {
        if (event instanceof UpgradeEvent.StatementStarted started) {
            head = head.waiting(null);
            migration(event, started.migration(), row -> row.at(started.number(), started.of()));
        } else if (event instanceof UpgradeEvent.StatementFinished finished) {
            head = head.waiting(null);
            migration(
                    event,
                    finished.migration(),
                    row -> row.changed(finished.rows().orElse(0)));
        } else if (event instanceof UpgradeEvent.WaitingForLock waiting) {
            head = head.waiting(waiting);
            migration(event, waiting.migration(), row -> row);
        } else if (event instanceof UpgradeEvent.Note note) {
            migration(event, note.migration(), row -> row);
        } else if (event instanceof UpgradeEvent.DeviationApplied deviation) {
            migration(event, deviation.migration(), row -> row);
        } else if (event instanceof UpgradeEvent.RowsExported exported) {
            migration(event, exported.migration(), row -> row);
        }
    }

    private void finished(UpgradeEvent.MigrationFinished event) {
        migration(event, event.migration(), row -> row.finished(event.rows(), event.duration()));
        head = head.counted();
        if (head.stop().isPresent()) {
            int place = stops.get(head.stop().get().toString());
            RunRow.Stop stop = (RunRow.Stop) rows.get(place);
            replace(place, stop.with(stop.standing(), stop.done() + 1));
            if (stop.done() + 1 == stop.of()) {
                head = head.doing(Head.Activity.VERIFYING);
            }
        }
    }

    /** The run has ended: what was undone, left half done or failed shows now. */
    synchronized void end(UpgradeResult result) {
        boolean nothing = result.condition() == Condition.UNCHANGED;
        boolean back = nothing || result.condition() == Condition.ROLLED_BACK;
        String failed = result.failure().flatMap(failure -> failure.migration()).orElse("");
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof RunRow.Migration row) {
                replace(i, row.with(standing(row, failed, nothing, back)));
            } else if (rows.get(i) instanceof RunRow.Stop stop) {
                Standing standing = stop.standing();
                if (nothing && standing != Standing.WAITING) {
                    standing = Standing.UNDONE;
                } else if (standing == Standing.RUNNING) {
                    standing = failed.isEmpty() ? Standing.BEGUN : Standing.FAILED;
                }
                replace(i, stop.with(standing, nothing ? 0 : stop.done()));
            }
        }
        head = head.ended();
    }

    private static Standing standing(RunRow.Migration row, String failed, boolean nothing, boolean back) {
        if (row.id().equals(failed) && row.standing() != Standing.DONE) {
            return Standing.FAILED;
        } else if (row.standing() == Standing.DONE) {
            return nothing ? Standing.UNDONE : Standing.DONE;
        } else if (row.standing() == Standing.RUNNING) {
            return back ? Standing.UNDONE : Standing.BEGUN;
        }
        return row.standing();
    }

    private void stop(String release, Standing standing) {
        Integer place = stops.get(release);
        if (place != null && rows.get(place) instanceof RunRow.Stop stop) {
            replace(place, stop.with(standing, stop.done()));
        }
    }

    private interface Update {
        RunRow.Migration of(RunRow.Migration row);
    }

    private void migration(UpgradeEvent event, String id, Update update) {
        int place = place(id);
        if (place >= 0) {
            replace(place, update.of((RunRow.Migration) rows.get(place)));
            Deque<UpgradeEvent> log = logs.get(place);
            log.addLast(event);
            if (log.size() > MOST_EVENTS) {
                log.removeFirst();
            }
        }
    }

    private int place(String migration) {
        return places.getOrDefault(migration, -1);
    }

    private void replace(int place, RunRow row) {
        rows.set(place, row);
        changed.set(place);
    }
}
