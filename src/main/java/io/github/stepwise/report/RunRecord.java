package io.github.stepwise.report;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.check.Finding;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.Risk;
import io.github.stepwise.schema.Change;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeListener;
import io.github.stepwise.upgrade.UpgradeResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Remembers what a run does, for its report. The events are free of secrets, so this is too. One thread writes; the report is
 * made after the run.
 */
public final class RunRecord implements UpgradeListener {
    private final Subject subject;
    private final Plan plan;
    private final Instant createdAt;
    private final List<UpgradeEvent> events = new ArrayList<>();
    private UpgradeResult result;
    private Path backup;
    private Path halfUpgraded;
    private boolean withoutBackup;
    private Finding sessions;

    /**
     * What a run is done to, and by what.
     *
     * @param stepwise version of the program
     * @param server kind and version of the database server
     * @param location where the database is, without user and password
     */
    public record Subject(String stepwise, String server, String location) {}

    /**
     * Rows that a run changed in one place.
     *
     * @param planned what the plan said; empty when it did not know
     */
    public record Rows(
            String migration, String table, Change.Effect effect, String why, long rows, OptionalLong planned) {}

    /**
     * A named deviation from OnCall's own migrations, as far as it concerned this database.
     *
     * @param migrations in which it did so
     */
    public record Deviation(String id, long rows, List<String> migrations, List<String> why) {}

    public RunRecord(Subject subject, Plan plan, Instant createdAt) {
        this.subject = subject;
        this.plan = plan;
        this.createdAt = createdAt;
    }

    @Override
    public synchronized void onEvent(UpgradeEvent event) {
        events.add(event);
    }

    /** There is a backup of the database as it was before the upgrade. */
    public synchronized void backedUp(Path file) {
        backup = file;
    }

    /** There is a backup of the database as an interrupted upgrade left it, before this run went on with that. */
    public synchronized void backedUpHalfway(Path file) {
        halfUpgraded = file;
    }

    /** The backup of the database as it was before the upgrade; empty if this run knows of none. */
    public synchronized Optional<Path> backup() {
        return Optional.ofNullable(backup);
    }

    /** The backup of the half-upgraded database; empty unless this run went on with an interrupted one and has such a backup. */
    public synchronized Optional<Path> halfUpgradedBackup() {
        return Optional.ofNullable(halfUpgraded);
    }

    /** It began without a backup that Stepwise has made or checked, as the admin wanted. */
    public synchronized void withoutBackup() {
        withoutBackup = true;
    }

    public synchronized boolean isWithoutBackup() {
        return withoutBackup;
    }

    /** It began although others were connected to the database, or may have been. */
    public synchronized void despite(Finding newSessions) {
        sessions = newSessions;
    }

    /** What the check of other sessions found right before it began; empty if nobody else was there. */
    public synchronized Optional<Finding> sessions() {
        return Optional.ofNullable(sessions);
    }

    /** The run has ended. */
    public synchronized void end(UpgradeResult newResult) {
        result = newResult;
    }

    public Subject subject() {
        return subject;
    }

    public Plan plan() {
        return plan;
    }

    /** When the run began; when this record was made if it never did. */
    public Instant startedAt() {
        return all(UpgradeEvent.RunStarted.class).stream()
                .map(UpgradeEvent::at)
                .findFirst()
                .orElse(createdAt);
    }

    /** Whether it went on where an earlier run was interrupted. */
    public boolean resumed() {
        return all(UpgradeEvent.RunStarted.class).stream().anyMatch(UpgradeEvent.RunStarted::resumed);
    }

    /** How it ended; empty while it runs. */
    public synchronized Optional<UpgradeResult> result() {
        return Optional.ofNullable(result);
    }

    /** Events of one kind, in order. */
    public synchronized <T extends UpgradeEvent> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** When a stop was verified, by release. */
    public Map<Version, UpgradeEvent.StopVerified> verified() {
        Map<Version, UpgradeEvent.StopVerified> stops = new LinkedHashMap<>();
        all(UpgradeEvent.StopVerified.class).forEach(stop -> stops.put(stop.release(), stop));
        return stops;
    }

    /** Completed migrations by id. */
    public Map<String, UpgradeEvent.MigrationFinished> finished() {
        Map<String, UpgradeEvent.MigrationFinished> migrations = new LinkedHashMap<>();
        all(UpgradeEvent.MigrationFinished.class).forEach(event -> migrations.put(event.migration(), event));
        return migrations;
    }

    /** Ids of the migrations that were begun, completed or not. */
    Set<String> begun() {
        Set<String> migrations = new LinkedHashSet<>();
        all(UpgradeEvent.MigrationStarted.class).forEach(event -> migrations.add(event.migration()));
        return migrations;
    }

    /** Every change of rows that concerned at least one. */
    public List<Rows> rows() {
        List<Rows> result = new ArrayList<>();
        for (UpgradeEvent.StatementFinished statement : all(UpgradeEvent.StatementFinished.class)) {
            if (statement.rows().orElse(0) > 0) {
                result.add(rows(statement));
            }
        }
        return result;
    }

    /** Deviations that applied, by id, in the order in which they first did. */
    public List<Deviation> deviations() {
        Map<String, Deviation> byId = new LinkedHashMap<>();
        for (UpgradeEvent.DeviationApplied event : all(UpgradeEvent.DeviationApplied.class)) {
            Deviation one =
                    new Deviation(event.deviation(), event.rows(), List.of(event.migration()), List.of(event.why()));
            byId.merge(event.deviation(), one, RunRecord::together);
        }
        return List.copyOf(byId.values());
    }

    /** Time between the begin of a stop and its verification. */
    public Optional<Duration> timeTo(Version release) {
        UpgradeEvent.StopVerified end = verified().get(release);
        return all(UpgradeEvent.StopStarted.class).stream()
                .filter(start -> end != null && start.release().equals(release))
                .map(start -> Duration.between(start.at(), end.at()))
                .findFirst();
    }

    private Rows rows(UpgradeEvent.StatementFinished statement) {
        Optional<PlannedMigration> migration = plan.migrations().stream()
                .filter(planned -> planned.id().equals(statement.migration()))
                .findFirst();
        Optional<Change.RowsChange> change = migration.stream()
                .flatMap(planned -> planned.changes().stream())
                .filter(Change.RowsChange.class::isInstance)
                .map(Change.RowsChange.class::cast)
                .filter(candidate -> candidate.table().equals(statement.table()))
                .filter(candidate -> says(candidate, statement.sql()))
                .findFirst();
        String why = change.map(Change.RowsChange::why).orElse(statement.sql());
        OptionalLong planned = migration.stream()
                .flatMap(candidate -> candidate.risks().stream())
                .filter(risk ->
                        risk.table().equals(statement.table()) && risk.text().equals(why))
                .map(Risk::rows)
                .findFirst()
                .orElse(OptionalLong.empty());
        return new Rows(
                statement.migration(),
                statement.table(),
                change.map(Change.RowsChange::effect).orElse(Change.Effect.UPDATE),
                why,
                statement.rows().orElse(0),
                planned);
    }

    private boolean says(Change.RowsChange change, String sql) {
        boolean same = change instanceof Change.UpdateRows update
                && sql.equals(update.sql().get(plan.engine()));
        return same || sql.equals(change.why());
    }

    private static Deviation together(Deviation first, Deviation second) {
        return new Deviation(
                first.id(),
                first.rows() + second.rows(),
                union(first.migrations(), second.migrations()),
                union(first.why(), second.why()));
    }

    private static List<String> union(List<String> first, List<String> second) {
        Set<String> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
