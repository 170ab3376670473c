package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
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
import java.time.Instant;
import java.util.HashSet;
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
     * @throws PlanOutdated if it is not the first attempt's plan any more
     */
    static Preparation of(Catalog catalog, ConnectionSettings settings, Plan old, boolean again, SavedBackup backup)
            throws DatabaseProblem, PlanRefused, PlanOutdated {
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
            return new Preparation(plan, state instanceof State.Unfinished, record);
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
                case ORIGINAL, OWN -> {}
            }
        }
    }
}
