package io.github.stepwise.cli;

import io.github.stepwise.report.Words;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeListener;

/** Shows a run while it runs: a line per migration, a summary per stop. */
final class RunListener implements UpgradeListener {
    private final ProgressLines lines;
    private UpgradeEvent.MigrationStarted running;
    private int migrations;
    private long rows;

    RunListener(ProgressLines lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void onEvent(UpgradeEvent event) {
        if (event instanceof UpgradeEvent.RunStarted started) {
            String what = started.resumed() ? "Going on with the upgrade to " : "Upgrading to ";
            lines.line(what + started.target() + ": " + Words.count(started.migrations(), "migration", "migrations")
                    + " in " + Words.count(started.stops(), "stop", "stops"));
        } else if (event instanceof UpgradeEvent.StopStarted) {
            migrations = 0;
            rows = 0;
        } else if (event instanceof UpgradeEvent.MigrationStarted started) {
            running = started;
            lines.begin(name(started));
        } else if (event instanceof UpgradeEvent.StatementStarted statement && statement.of() > 1) {
            lines.still(name(running) + ", statement " + statement.number() + " of " + statement.of());
        } else if (event instanceof UpgradeEvent.MigrationFinished finished) {
            migrations++;
            rows += finished.rows();
            String changed = finished.rows() == 0 ? "" : ", " + Words.count(finished.rows(), "row", "rows");
            lines.done(name(running) + changed, finished.duration());
        } else if (event instanceof UpgradeEvent.StopVerified stop) {
            lines.line("Stop " + stop.number() + " of " + stop.of() + ", OnCall " + stop.release() + ": "
                    + Words.count(migrations, "migration", "migrations") + ", " + Words.count(rows, "row", "rows")
                    + " changed, verified in " + Words.time(stop.duration()));
        } else {
            remarkable(event);
        }
    }

    private void remarkable(UpgradeEvent event) {
        if (event instanceof UpgradeEvent.WaitingForLock waiting) {
            lines.line("  waiting for a lock held by " + waiting.blocker() + ", try " + waiting.attempt() + " of "
                    + waiting.attempts());
        } else if (event instanceof UpgradeEvent.DeviationApplied deviation) {
            lines.line("  " + deviation.deviation() + ": " + Words.count(deviation.rows(), "row", "rows")
                    + ", other than OnCall's own migration");
        } else if (event instanceof UpgradeEvent.RowsExported exported) {
            lines.line("  " + Words.count(exported.rows(), "row", "rows") + " of " + exported.table() + " kept in "
                    + exported.file());
        } else if (event instanceof UpgradeEvent.Paused paused) {
            lines.line("Paused at OnCall " + paused.release());
        } else if (event instanceof UpgradeEvent.Cancelled) {
            lines.line("Cancelled");
        } else if (event instanceof UpgradeEvent.Finished finished) {
            lines.line("Finished: " + Words.count(finished.result().migrations(), "migration", "migrations"));
        } else if (event instanceof UpgradeEvent.Failed) {
            lines.line("Failed");
        }
    }

    private static String name(UpgradeEvent.MigrationStarted started) {
        return "  [" + started.number() + "/" + started.of() + "] " + started.release() + " " + started.migration();
    }
}
