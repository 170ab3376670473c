package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.CatalogWords;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.report.RunRecord;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.settings.LeftoverRuns;
import io.github.stepwise.settings.RecentConnection;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.Upgrade;
import io.github.stepwise.upgrade.UpgradeOptions;
import io.github.stepwise.upgrade.UpgradeResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a plan with its board, its record, its reports and the note for the next start of the program. */
final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final Preparation prepared;
    private final ConnectionSettings settings;
    private final RunBoard board;
    private final Upgrade upgrade;
    private final Instant began = Instant.now();
    private LeftoverRun led;

    Attempt(Catalog catalog, Preparation prepared, ConnectionSettings settings, UpgradeOptions options) {
        this.prepared = prepared;
        this.settings = settings;
        this.board = new RunBoard(prepared.plan());
        this.upgrade = new Upgrade(catalog, prepared.plan(), settings, options, event -> {
            prepared.record().onEvent(event);
            board.onEvent(event);
        });
    }

    /** How reports are written. */
    interface Reports {
        /** Writes them as the run is now and answers where. */
        List<Path> write(RunRecord run) throws IOException;

        /** @param attempt counts runs of the same upgrade from 1 */
        static Reports in(RunFolder folder, int attempt, Catalog catalog, Locale language) {
            return run -> folder.write(run, attempt, language, new CatalogWords(catalog, language)::of);
        }
    }

    /**
     * How a run has ended.
     *
     * @param reports those that were written
     * @param unwritten why there are none; null if there are
     */
    record Outcome(UpgradeResult result, List<Path> reports, Throwable unwritten) {}

    /** The run did not begin, so nothing has been done. The cause tells why. */
    static final class NotBegun extends Exception {
        private static final long serialVersionUID = 1L;

        NotBegun(Throwable cause) {
            super(cause);
        }
    }

    /** @param note the one from which the admin has come here; null if there is none */
    Attempt ledBy(LeftoverRun note) {
        led = note;
        return this;
    }

    Plan plan() {
        return prepared.plan();
    }

    RunRecord record() {
        return prepared.record();
    }

    RunBoard board() {
        return board;
    }

    Instant began() {
        return began;
    }

    /** Between two migrations. */
    void stop() {
        upgrade.cancel();
    }

    /** By rolling back the migration that is under way. */
    void rollBack() {
        upgrade.cancelAtOnce();
    }

    /**
     * Runs to the end, on the engine's thread. Once it has begun, nothing that fails hides how it has ended.
     *
     * @throws NotBegun if the reports cannot be written
     */
    Outcome run(LeftoverRuns leftovers, SavedBackup backup, Reports reports) throws NotBegun {
        RecentConnection connection;
        try {
            // Before something is done that takes long: a folder that cannot be written to shows now.
            reports.write(record());
            connection = Connections.remembered(settings);
        } catch (IOException | RuntimeException | Error e) {
            throw new NotBegun(e);
        }
        note(() -> begun(leftovers, connection, backup, null));
        UpgradeResult result = upgrade.run();
        end(result);
        if (isOver(result)) {
            note(() -> leftovers.ended(connection));
        } else if (result.outcome() == UpgradeResult.Outcome.PAUSED) {
            String rest = result.reached().map(Object::toString).orElse(null);
            note(() -> begun(leftovers, connection, backup, rest));
        }
        try {
            return new Outcome(result, reports.write(record()), null);
        } catch (IOException | RuntimeException | Error e) {
            LOG.warn("the reports of the run could not be written: {}", e.toString());
            return new Outcome(result, List.of(), e);
        }
    }

    /** How it has ended where {@link #run} could not tell: nobody knows. */
    Outcome lost(Throwable e) {
        UpgradeResult result = upgrade.lost(e);
        end(result);
        return new Outcome(result, List.of(), null);
    }

    private void end(UpgradeResult result) {
        record().end(result);
        try {
            board.end(result);
        } catch (RuntimeException | Error e) {
            LOG.error("the end of the run could not be shown", e);
        }
    }

    private void begun(LeftoverRuns leftovers, RecentConnection connection, SavedBackup backup, String restsAt)
            throws IOException {
        Optional<LeftoverRun> before = leftovers.of(connection, prepared.resumed() ? led : null);
        String wayBack = wayBack(before, backup);
        leftovers.begun(new LeftoverRun(connection, plan().target().toString(), wayBack, began, restsAt), before);
    }

    /**
     * The file that holds the database as it was before the upgrade; null if none is known. One made halfway is not
     * that, and a SQLite file is no backup file.
     */
    private String wayBack(Optional<LeftoverRun> before, SavedBackup backup) {
        boolean noBackup = backup != null
                && (backup.kind() == SavedBackup.Kind.MADE_HALFWAY || backup.kind() == SavedBackup.Kind.ORIGINAL);
        Optional<Path> file = Optional.ofNullable(backup).flatMap(SavedBackup::file);
        if (file.isPresent() && !noBackup) {
            return file.get().toString();
        } else if (!prepared.resumed()) {
            return null;
        }
        return before.map(LeftoverRun::backup).orElse(null);
    }

    private boolean isOver(UpgradeResult result) {
        boolean asBefore = result.condition() == Condition.UNCHANGED && !prepared.resumed();
        return asBefore || result.outcome() == UpgradeResult.Outcome.COMPLETED;
    }

    private interface Note {
        void write() throws IOException;
    }

    /** That the next start would not offer to go on is no reason not to run. */
    private static void note(Note note) {
        try {
            note.write();
        } catch (IOException | RuntimeException | Error e) {
            LOG.warn("unfinished upgrades could not be noted: {}", e.toString());
        }
    }
}
