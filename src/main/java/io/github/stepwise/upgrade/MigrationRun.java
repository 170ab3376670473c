package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.oncall.RowChange;
import io.github.stepwise.catalog.oncall.RowChangeContext;
import io.github.stepwise.catalog.oncall.RowChanges;
import io.github.stepwise.database.DdlStatement;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.upgrade.StatementRunner.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the changes of one migration, in order, and records the migration. */
final class MigrationRun {
    private final Run run;
    private final Journal journal;
    private final Expected expected;
    private final PlannedMigration migration;
    private final Connection connection;
    private final StatementRunner statements;
    private final LiveView live;
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<DdlStatement> last = new ArrayList<>();

    /** A change that an interrupted run has completed, but perhaps for its foreign keys. */
    private record Skipped(Change change, Schema before, Schema after) {}

    MigrationRun(
            Run run,
            Journal journal,
            LockWatch watch,
            Expected expected,
            PlannedMigration migration,
            Connection connection)
            throws SQLException {
        this.run = run;
        this.journal = journal;
        this.expected = expected;
        this.migration = migration;
        this.connection = connection;
        this.statements = new StatementRunner(run, journal, watch, connection, migration.id());
        this.live = new LiveView(run.dialect(), connection);
    }

    /** Does everything and answers how many rows the row changes changed. */
    long execute() throws SQLException, CancelRequested {
        List<Change> changes = migration.changes();
        for (int i = 0; i < changes.size(); i++) {
            checkCancel();
            change(changes.get(i), i + 1, changes.size() - i - 1);
        }
        foreignKeys();
        checkCancel();
        record();
        return statements.rows();
    }

    private void change(Change change, int number, int toCome) throws SQLException, CancelRequested {
        Schema before = expected.schema();
        Schema after = expected.after(change, migration);
        String digest = ChangeDigest.of(change, run.engine());
        if (journal.takeDone(migration.id(), digest)) {
            skipped.add(new Skipped(change, before, after));
        } else if (change instanceof Change.RowsChange rows) {
            rows(rows, number, digest, toCome);
        } else {
            if (!(change instanceof Change.WidenColumn widen) || isNeeded(widen)) {
                ddl(change, before, after, toCome);
            }
            journal.changeDone(connection, migration.id(), number, digest);
        }
        expected.advance(after);
    }

    private boolean isNeeded(Change.WidenColumn widen) throws SQLException {
        long rows = Sql.number(connection, widen.condition().get(run.engine()));
        if (rows > 0) {
            tellDeviation(
                    widen.deviation(),
                    rows,
                    "Column " + widen.column() + " of " + widen.table() + " is made longer, because its rows need it.");
        }
        return rows > 0;
    }

    private void ddl(Change change, Schema before, Schema after, int toCome) throws SQLException, CancelRequested {
        if (isRenamedAlready(change)) {
            return;
        }
        List<DdlStatement> now = new ArrayList<>();
        for (DdlStatement statement : run.dialect().statements(change, before, after, live.forChange(change))) {
            (statement.last() ? last : now).add(statement);
        }
        int known = statements.count() + now.size() + toCome + last.size();
        for (DdlStatement statement : now) {
            statements.ddl(new Order(statement.table(), statement.sql(), known));
        }
        live.changed(change, now);
    }

    /**
     * Whether a column was renamed by an attempt that stopped later in this migration, after it had added another column under
     * the old name. The live schema then has both, and does not show by itself that nothing is left to rename.
     */
    private boolean isRenamedAlready(Change change) throws SQLException {
        if (!(change instanceof Change.RenameColumn rename)) {
            return false;
        }
        boolean comesAgain = migration.changes().stream()
                .anyMatch(other -> other instanceof Change.AddColumn add
                        && add.table().equals(rename.table())
                        && add.column().name().equals(rename.column()));
        return comesAgain
                && live.forChange(change)
                        .table(rename.table())
                        .filter(table -> table.column(rename.column()).isPresent())
                        .filter(table -> table.column(rename.to()).isPresent())
                        .isPresent();
    }

    private void rows(Change.RowsChange change, int number, String digest, int toCome)
            throws SQLException, CancelRequested {
        AtomicReference<RowExport.Exported> exported = new AtomicReference<>();
        AtomicReference<Long> deviation = new AtomicReference<>();
        List<String> notes = new ArrayList<>();
        String sql = change instanceof Change.UpdateRows update ? update.sql().get(run.engine()) : change.why();
        Order order = new Order(change.table(), sql, statements.count() + 1 + toCome + last.size());
        long changed = statements.rows(
                order,
                () -> {
                    notes.clear();
                    if (change.effect() == Change.Effect.DELETE) {
                        exported.set(export(change, number));
                    }
                    return change instanceof Change.ConvertRows convert
                            ? convert(convert, notes, deviation)
                            : statements.execute(sql);
                },
                () -> journal.changeDone(connection, migration.id(), number, digest));
        notes.forEach(this::tell);
        Optional.ofNullable(exported.get()).ifPresent(file -> tell(file, change.table(), changed));
        long deviating = deviation.get() == null ? changed : deviation.get();
        if (deviating > 0) {
            change.namedDeviation().ifPresent(id -> tellDeviation(id, deviating, change.why()));
        }
        RowCounts.compare(migration, change, changed).ifPresent(this::tell);
    }

    private long convert(Change.ConvertRows convert, List<String> notes, AtomicReference<Long> deviation)
            throws SQLException {
        RowChange rowChange = RowChanges.named(convert.using())
                .orElseThrow(() -> new IllegalStateException("there is no row change " + convert.using()));
        long changed = rowChange.apply(
                new RowChangeContext(connection, run.engine(), run.options().cipher(), notes::add));
        deviation.set(rowChange.deviating(changed));
        return changed;
    }

    private RowExport.Exported export(Change.RowsChange change, int number) throws SQLException {
        RowExport export = new RowExport(run.options().exportDirectory(), run.engine());
        String name = migration.release() + "-" + migration.id() + "-" + number + "-" + change.table();
        try {
            Optional<RowExport.Exported> written = export.write(connection, change, name);
            written.ifPresent(file -> run.progress().exported(file.file()));
            return written.orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(RowExport.Exported exported, String table, long deleted) {
        run.events()
                .tell(new UpgradeEvent.RowsExported(
                        Instant.now(), migration.id(), table, exported.rows(), exported.file()));
        if (exported.rows() != deleted) {
            tell(deleted + " rows of " + table + " were deleted, but " + exported.rows()
                    + " were kept in a file. Something else works in this database.");
        }
    }

    /** Foreign keys come last: their targets may be made by a later change of the same migration. */
    private void foreignKeys() throws SQLException, CancelRequested {
        if (!skipped.isEmpty()) {
            Schema now = run.dialect().introspect(connection);
            for (Skipped done : skipped) {
                run.dialect().statements(done.change(), done.before(), done.after(), now).stream()
                        .filter(DdlStatement::last)
                        .forEach(last::add);
            }
        }
        for (DdlStatement statement : last) {
            statements.ddl(new Order(statement.table(), statement.sql(), statements.count() + last.size()));
        }
    }

    /** The framework's row; on MySQL and MariaDB the end of everything that the journal has to know of the migration. */
    private void record() throws SQLException {
        if (migration.recorded()) {
            DjangoMigrations.record(connection, run.engine(), migration);
        }
    }

    private void checkCancel() throws CancelRequested {
        if (run.engine().hasTransactionalDdl()) {
            run.cancel().checkAtOnce();
        }
    }

    private void tell(String note) {
        run.events().tell(new UpgradeEvent.Note(Instant.now(), migration.id(), note));
    }

    private void tellDeviation(String deviation, long rows, String why) {
        run.events().tell(new UpgradeEvent.DeviationApplied(Instant.now(), migration.id(), deviation, rows, why));
    }
}
