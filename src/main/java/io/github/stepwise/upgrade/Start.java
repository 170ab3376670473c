package io.github.stepwise.upgrade;

import io.github.stepwise.program.ProgramVersion;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.upgrade.flyway.FlywayRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * What a run finds, and the tables that it keeps its own notes in. Flyway's table is made anew at every start: what is applied
 * is told by the framework's table alone, and after a crash the two may differ.
 */
final class Start {
    private final Run run;
    private final Schema live;
    private final List<String> recorded;
    private boolean resumed;
    private boolean created;
    private List<String> known = List.of();

    private Start(Run run, Schema live, List<String> recorded) {
        this.run = run;
        this.live = live;
        this.recorded = List.copyOf(recorded);
    }

    /**
     * Looks at the database, once nobody works in it any more on behalf of a dead run.
     *
     * @throws RunStopped when somebody still does after the patience is over
     */
    static Start look(Run run) throws SQLException, InterruptedException, RunStopped {
        Start first = lookNow(run);
        if (!first.hasJournal()) {
            return first;
        }
        awaitLeftSessions(run);
        return lookNow(run);
    }

    private static Start lookNow(Run run) throws SQLException {
        try (Connection connection = run.database().connection()) {
            Schema live = run.dialect().introspect(connection);
            return new Start(run, live, DjangoMigrations.recorded(connection, live));
        }
    }

    /** The structure before the run. */
    Schema live() {
        return live;
    }

    /** What the framework's table held before the run. */
    List<String> recorded() {
        return recorded;
    }

    /** Whether an earlier run had begun. */
    boolean isResumed() {
        return resumed;
    }

    /** Whether this run made the journal, so that nothing was done before it. */
    boolean hasCreatedJournal() {
        return created;
    }

    /** Marks of differences from the catalog's schema that no run of Stepwise made. */
    List<String> known() {
        return known;
    }

    private static void awaitLeftSessions(Run run) throws SQLException, InterruptedException, RunStopped {
        List<String> working = LeftSession.await(
                run.database(),
                run.options().patience(),
                who -> run.events()
                        .tell(new UpgradeEvent.WaitingForLock(
                                Instant.now(), "", "the statement of an interrupted run", who, 1, 1)));
        if (!working.isEmpty()) {
            throw new RunStopped("still-working", String.join("; ", working));
        }
    }

    /** Takes up the journal of an interrupted run, or begins one. */
    Journal prepare(Verification verification) throws SQLException {
        String from = run.plan().from().reached().map(Object::toString).orElse("an incomplete release");
        try (Connection connection = run.database().connection()) {
            Sql.execute(connection, "drop table if exists " + FlywayRunner.TABLE);
            if (hasJournal() && Journal.hasBegun(connection)) {
                resumed = true;
                Journal journal = Journal.resume(connection, run.plan().target(), ProgramVersion.number());
                known = journal.known(connection);
                return journal;
            }
            Journal.drop(connection);
            created = true;
            known = Verification.marks(verification.differences(recorded, live));
            Journal journal =
                    Journal.begin(connection, run.engine(), from, run.plan().target(), ProgramVersion.number());
            journal.known(connection, known);
            return journal;
        }
    }

    void dropOwnTables() throws SQLException {
        try (Connection connection = run.database().connection()) {
            dropOwnTables(connection);
        }
    }

    static void dropOwnTables(Connection connection) throws SQLException {
        Sql.execute(connection, "drop table if exists " + FlywayRunner.TABLE);
        Journal.drop(connection);
    }

    static Schema withoutOwnTables(Schema schema) {
        return schema.without(Journal.TABLE).without(FlywayRunner.TABLE);
    }

    private boolean hasJournal() {
        return live.table(Journal.TABLE).isPresent();
    }
}
