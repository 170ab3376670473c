package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.check.Checks;
import io.github.stepwise.check.Finding;
import io.github.stepwise.check.Premises;
import io.github.stepwise.check.Severity;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.program.ProgramVersion;
import io.github.stepwise.report.RunRecord;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.desk.SavedBackup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The last look at a database before a run: other than the plan says, it may have been changed since. Only reads.
 *
 * @param plan made anew
 * @param resumed whether an interrupted upgrade is in the database
 * @param record of the run to come
 */
record Preparation(Plan plan, boolean resumed, RunRecord record) {

    /** The database is no longer what the plan was made for. */
    static final class PlanOutdated extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param old the plan that the admin has seen; its target, applications and decision about the key stay
     * @param again the run goes on after an earlier attempt, so less is left to do than the old plan says
     * @param backup null if there is none
     * @param despite whether it may begin although others are connected to the database
     * @throws PlanOutdated if it is not the first attempt's plan any more
     * @throws Hindrance.Found if the backup is not what was checked, or others are connected
     */
    static Preparation of(
            Catalog catalog, ConnectionSettings settings, Plan old, boolean again, SavedBackup backup, boolean despite)
            throws DatabaseProblem, PlanRefused, PlanOutdated, Hindrance.Found {
        lookAt(backup);
        // Before there is a connection of our own.
        Finding sessions = new Checks(new Premises(catalog, settings, Optional.of(old.target()), Optional.empty()))
                .run("sessions");
        if (sessions.severity() == Severity.WARNING && !despite) {
            throw new Hindrance.Found(new Hindrance.Sessions(sessions));
        }
        try (Database database = Database.open(settings)) {
            Inspection found = Inspection.of(database, catalog);
            State state = only(found.state(), old.apps());
            Plan made = Inspection.<Plan, PlanRefused>ask(
                    database,
                    connection -> new Planner(catalog, database.engine())
                            .plan(
                                    state,
                                    old.target(),
                                    old.apps(),
                                    database.serverVersion(),
                                    found.facts(connection, database)));
            if (!again && !same(old, made)) {
                throw new PlanOutdated();
            }
            Plan plan = new Plan(
                    made.engine(),
                    made.from(),
                    made.target(),
                    made.apps(),
                    made.stops(),
                    old.needsSecretKey() && made.needsSecretKey(),
                    made.warnings());
            RunRecord record = new RunRecord(
                    new RunRecord.Subject(
                            ProgramVersion.number(), database.serverVersion().toString(), settings.describe()),
                    plan,
                    Instant.now());
            note(backup, record);
            if (sessions.severity() == Severity.WARNING || sessions.severity() == Severity.UNKNOWN) {
                record.despite(sessions);
            }
            return new Preparation(plan, state instanceof State.Unfinished, record);
        }
    }

    /** Reading it again may take hours; what looks the same is taken for the same. */
    private static void lookAt(SavedBackup backup) throws Hindrance.Found {
        if (backup != null && backup.stamp().isPresent()) {
            Path file = backup.file().orElseThrow();
            if (!backup.stamp().get().isOf(file)) {
                throw new Hindrance.Found(new Hindrance.BackupLost(file, !Files.isRegularFile(file)));
            }
        }
    }

    private static boolean same(Plan old, Plan made) {
        return old.migrations().stream()
                        .map(PlannedMigration::id)
                        .toList()
                        .equals(made.migrations().stream()
                                .map(PlannedMigration::id)
                                .toList())
                && new HashSet<>(old.from().applied())
                        .equals(new HashSet<>(made.from().applied()));
    }

    /** Applications that the admin has left out are not found again. */
    private static State only(State state, Set<App> wanted) {
        if (state instanceof State.Unfinished unfinished) {
            return new State.Unfinished(
                    unfinished.target(), unfinished.startedAt(), (State.OnCall) only(unfinished.database(), wanted));
        } else if (state instanceof State.Known known) {
            return new State.Known(known.from(), known.to(), known.applied(), common(known.apps(), wanted));
        } else if (state instanceof State.Between between) {
            return new State.Between(
                    between.reached(),
                    between.ahead(),
                    between.missing(),
                    between.story(),
                    between.applied(),
                    common(between.apps(), wanted));
        }
        return state;
    }

    private static Set<App> common(Set<App> found, Set<App> wanted) {
        Set<App> both = new HashSet<>(found);
        both.retainAll(wanted);
        return both;
    }

    private static void note(SavedBackup backup, RunRecord record) {
        if (backup != null) {
            switch (backup.kind()) {
                case MADE, EARLIER -> backup.file().ifPresent(record::backedUp);
                case MADE_HALFWAY -> backup.file().ifPresent(record::backedUpHalfway);
                // The run itself tells where the original is kept.
                case ORIGINAL -> {}
                case OWN -> record.withoutBackup();
            }
        }
    }
}
