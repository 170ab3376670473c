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
    record Reports(RunFolder folder, int attempt, Catalog catalog, Locale language) {
        List<Path> write(RunRecord run) throws IOException {
            return folder.write(run, attempt, language, new CatalogWords(catalog, language)::of);
        }
    }

    /**
     * How a run has ended.
     *
     * @param reports those that could be written
     */
    record Outcome(UpgradeResult result, List<Path> reports) {}

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
     * Runs to the end, on the engine's thread.
     *
     * @throws IOException if the reports cannot be written; nothing has been done then
     */
    Outcome run(LeftoverRuns leftovers, SavedBackup backup, Reports reports) throws IOException {
        // Before something is done that takes long: a folder that cannot be written to shows now.
        reports.write(record());
        RecentConnection connection = Connections.remembered(settings);
        note(() -> leftovers.begun(left(leftovers, connection, backup, null)));
        UpgradeResult result = upgrade.run();
        record().end(result);
        board.end(result);
        if (isOver(result)) {
            note(() -> leftovers.ended(connection));
        } else if (result.outcome() == UpgradeResult.Outcome.PAUSED) {
            String rest = result.reached().map(Object::toString).orElse(null);
            note(() -> leftovers.begun(left(leftovers, connection, backup, rest)));
        }
        return new Outcome(result, written(reports));
    }

    private LeftoverRun left(LeftoverRuns leftovers, RecentConnection connection, SavedBackup backup, String restsAt)
            throws IOException {
        String wayBack = wayBack(leftovers, connection, backup);
        return new LeftoverRun(connection, plan().target().toString(), wayBack, began, restsAt);
    }

    /**
     * The file that holds the database as it was before the upgrade; null if none is known. One made halfway is not
     * that, and a SQLite file is no backup file.
     */
    private String wayBack(LeftoverRuns leftovers, RecentConnection connection, SavedBackup backup) throws IOException {
        boolean noBackup = backup != null
                && (backup.kind() == SavedBackup.Kind.MADE_HALFWAY || backup.kind() == SavedBackup.Kind.ORIGINAL);
        Optional<Path> file = Optional.ofNullable(backup).flatMap(SavedBackup::file);
        if (file.isPresent() && !noBackup) {
            return file.get().toString();
        } else if (!prepared.resumed()) {
            return null;
        }
        return leftovers.list().stream()
                .filter(run -> run.connection().sameTarget(connection))
                .findFirst()
                .map(LeftoverRun::backup)
                .orElse(null);
    }

    private boolean isOver(UpgradeResult result) {
        boolean asBefore = result.condition() == Condition.UNCHANGED && !prepared.resumed();
        return asBefore || result.outcome() == UpgradeResult.Outcome.COMPLETED;
    }

    private List<Path> written(Reports reports) {
        try {
            return reports.write(record());
        } catch (IOException e) {
            LOG.warn("the reports of the run could not be written: {}", e.getMessage());
            return List.of();
        }
    }

    private interface Note {
        void write() throws IOException;
    }

    /** That the next start would not offer to go on is no reason not to run. */
    private static void note(Note note) {
        try {
            note.write();
        } catch (IOException e) {
            LOG.warn("unfinished upgrades could not be noted: {}", e.getMessage());
        }
    }
}
