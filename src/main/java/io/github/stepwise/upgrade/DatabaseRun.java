package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.PlannedStop;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.upgrade.flyway.FlywayRunner;
import io.github.stepwise.upgrade.flyway.MigrationStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes one database along a plan, from stop to stop. The database is locked for it already. */
final class DatabaseRun {
    private final Run run;
    private final RunLock lock;
    private final Start start;
    private final Verification verification;
    private UpgradeEvent uncommitted;

    DatabaseRun(Run run, RunLock lock, Start start) {
        this.run = run;
        this.lock = lock;
        this.start = start;
        this.verification = new Verification(run.catalog(), run.dialect());
    }

    /**
     * Runs the plan to its end or to the stop where it is to rest. Afterwards the database is as OnCall itself would leave
     * it, without any trace of the run.
     *
     * @return the release at which the database is now
     */
    Version execute() throws Exception {
        check();
        List<PlannedMigration> migrations = run.plan().migrations();
        Expected expected =
                new Expected(run.catalog(), run.engine(), run.plan().from().applied(), start.recorded());
        Journal journal = start.prepare(verification);
        List<String> versions = StepVersions.of(migrations);
        run.events().tell(started());
        try (LockWatch watch = new LockWatch(run.database())) {
            FlywayRunner flyway = new FlywayRunner(
                    run.database().dataSource(),
                    run.engine().hasTransactionalDdl(),
                    steps(migrations, versions, expected, journal, watch));
            flyway.baseline(StepVersions.before(run.catalog(), migrations), "where Stepwise began");
            return stops(flyway, versions, expected);
        }
    }

    private void check() throws RunStopped {
        Set<String> applied = new HashSet<>(start.recorded());
        applied.removeIf(id -> run.catalog().migration(id).isEmpty());
        if (!applied.equals(new HashSet<>(run.plan().from().applied()))) {
            throw new RunStopped("database-changed");
        }
        if (run.plan().needsSecretKey() && run.options().cipher().isEmpty()) {
            throw new RunStopped("no-key");
        }
        Optional<Version> pause = run.options().pauseAt();
        boolean possible = pause.isEmpty()
                || run.plan().stops().stream()
                        .anyMatch(stop -> stop.pausable() && stop.release().equals(pause.get()));
        if (!possible) {
            throw new RunStopped("no-rest", pause.get());
        }
    }

    private UpgradeEvent started() {
        return new UpgradeEvent.RunStarted(
                Instant.now(),
                run.title(),
                run.plan().from().describe(),
                run.plan().target(),
                run.plan().stops().size(),
                run.plan().migrations().size(),
                start.isResumed());
    }

    private List<MigrationStep> steps(
            List<PlannedMigration> migrations,
            List<String> versions,
            Expected expected,
            Journal journal,
            LockWatch watch) {
        List<MigrationStep> steps = new ArrayList<>();
        for (int i = 0; i < migrations.size(); i++) {
            PlannedMigration migration = migrations.get(i);
            int number = i + 1;
            steps.add(new MigrationStep(
                    versions.get(i),
                    migration.id(),
                    connection -> migrate(migration, number, connection, expected, journal, watch)));
        }
        return steps;
    }

    private void migrate(
            PlannedMigration migration,
            int number,
            Connection connection,
            Expected expected,
            Journal journal,
            LockWatch watch)
            throws Exception {
        previousIsDone();
        run.cancel().check();
        lock.check();
        Instant began = Instant.now();
        run.progress().atMigration(migration.id());
        run.events()
                .tell(new UpgradeEvent.MigrationStarted(
                        began,
                        migration.release(),
                        migration.id(),
                        migration.title(),
                        number,
                        run.plan().migrations().size()));
        long rows = new MigrationRun(run, journal, watch, expected, migration, connection).execute();
        expected.complete(migration);
        uncommitted = new UpgradeEvent.MigrationFinished(
                Instant.now(), migration.release(), migration.id(), Duration.between(began, Instant.now()), rows);
    }

    /** A migration is done once Flyway has committed it, which shows by what comes next. */
    private void previousIsDone() {
        if (uncommitted != null) {
            run.progress().migrationDone();
            run.events().tell(uncommitted);
            uncommitted = null;
        }
    }

    private Version stops(FlywayRunner flyway, List<String> versions, Expected expected) throws Exception {
        List<PlannedStop> stops = run.plan().stops();
        int migrations = 0;
        for (int i = 0; i < stops.size(); i++) {
            PlannedStop stop = stops.get(i);
            run.cancel().check();
            run.progress().atStop(stop.release());
            run.events()
                    .tell(new UpgradeEvent.StopStarted(
                            Instant.now(),
                            stop.release(),
                            i + 1,
                            stops.size(),
                            stop.migrations().size()));
            migrations += stop.migrations().size();
            flyway.migrate(versions.get(migrations - 1));
            previousIsDone();
            verify(expected, stop.release(), i + 1);
            boolean pause = run.options().pauseAt().equals(Optional.of(stop.release())) && i + 1 < stops.size();
            if (pause) {
                return finish(stop.release());
            }
        }
        if (stops.isEmpty()) {
            verify(expected, run.plan().target(), 0);
        }
        return finish(run.plan().target());
    }

    private void verify(Expected expected, Version release, int number) throws SQLException, RunStopped {
        Instant began = Instant.now();
        List<String> wrong;
        try (Connection connection = run.database().connection()) {
            Schema live = run.dialect().introspect(connection);
            List<String> recorded = DjangoMigrations.recorded(connection, live);
            wrong = new ArrayList<>(
                    verification.unknown(verification.differences(expected.recorded(), live), start.known()));
            wrong.addAll(RecordedMigrations.differences(expected.recorded(), recorded));
        }
        if (!wrong.isEmpty()) {
            throw new RunStopped(wrong, wrong.size() == 1 ? "difference" : "differences", release, wrong.size());
        }
        Instant now = Instant.now();
        run.events()
                .tell(new UpgradeEvent.StopVerified(
                        now, release, number, run.plan().stops().size(), Duration.between(began, now)));
    }

    private Version finish(Version release) throws SQLException {
        run.progress().targetVerified();
        start.dropOwnTables();
        return release;
    }
}
