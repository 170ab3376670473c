package io.github.stepwise.backup;

import io.github.stepwise.backup.byhand.HandFiles;
import io.github.stepwise.backup.byhand.Subject;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import io.github.stepwise.backup.engine.Inventory;
import io.github.stepwise.backup.engine.NotCaptured;
import io.github.stepwise.backup.engine.Notes;
import io.github.stepwise.backup.engine.ServerSource;
import io.github.stepwise.backup.engine.Slice;
import io.github.stepwise.backup.file.BackupWriter;
import io.github.stepwise.backup.file.Entry;
import io.github.stepwise.backup.file.Manifest;
import io.github.stepwise.backup.file.TableRows;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.UnfinishedRestore;
import io.github.stepwise.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Saves a database of a server: statements that make its schema, and the rows of every table, all of one moment. */
final class ServerBackup implements BackupContent {
    /** Rows as text seldom compress better than this; where not even that fits, there is no point in starting. */
    private static final long BEST_COMPRESSION = 12;

    private final Database database;
    private final BackupWriter writer;
    private final BackupOptions options;
    private final TaskControl control;

    ServerBackup(Database database, BackupWriter writer, BackupOptions options, TaskControl control) {
        this.database = database;
        this.writer = writer;
        this.options = options;
        this.control = control;
    }

    @Override
    public Path write(String tool, Instant created) throws SQLException, IOException, BackupFailure {
        control.begin(Step.READING_SCHEMA);
        try (ServerSource source = Engines.source(database, options.jobs())) {
            control.onCancel(source::abort);
            Inventory inventory = withoutMark(source.inventory());
            refuseGaps(inventory.notCaptured());
            warnOfUnfinishedRestore();
            tell(source, inventory);
            checkRoom(inventory);
            List<TableRows> tables = saveRows(source, inventory);
            control.begin(Step.SEALING);
            HandFiles.write(
                    writer,
                    new Subject(
                            tool, created, source.origin(), options.encryption().isPresent()),
                    inventory.statements(),
                    tables);
            writer.statements(inventory.statements());
            return writer.complete(entries -> manifest(tool, created, source, inventory, tables, entries));
        } finally {
            control.onCancel(() -> {});
        }
    }

    private void refuseGaps(List<NotCaptured> gaps) throws BackupFailure {
        List<NotCaptured> open = gaps.stream()
                .filter(gap -> !options.accepted().contains(gap.object().toString()))
                .toList();
        if (!open.isEmpty()) {
            throw BackupFailure.of(
                            Kind.NOT_CAPTURED,
                            open.size() == 1
                                    ? "One object of the database would be missing in the backup: "
                                            + open.get(0).object() + "."
                                    : open.size() + " objects of the database would be missing in the backup.",
                            "Accept each by its name, if you can do without it or have it elsewhere.")
                    .withDetails(open.stream()
                            .map(gap -> gap.object() + ": " + gap.reason())
                            .toList());
        }
    }

    private void tell(ServerSource source, Inventory inventory) {
        control.note(
                source.connections() == 1
                        ? "One connection reads."
                        : source.connections() + " connections read at the same time, from the same moment.");
        if (source.fewerBecause() != null) {
            control.note(source.fewerBecause());
        }
        inventory.warnings().forEach(control::warn);
    }

    /** The mark is about this database, not of it; whoever restores the backup puts one of his own. */
    private static Inventory withoutMark(Inventory all) {
        return new Inventory(
                all.statements().stream()
                        .filter(statement ->
                                !UnfinishedRestore.isMark(statement.object().name()))
                        .toList(),
                all.notCaptured().stream()
                        .filter(gap -> !UnfinishedRestore.isMark(gap.object().name()))
                        .toList(),
                all.slices().stream()
                        .filter(slice ->
                                !UnfinishedRestore.isMark(slice.table().name().toString()))
                        .toList(),
                all.warnings());
    }

    private void warnOfUnfinishedRestore() throws SQLException {
        try (Connection connection = database.connection()) {
            UnfinishedRestore.read(connection, database.engine())
                    .ifPresent(mark -> control.warn(Notes.of("half-restored", mark.file(), mark.started())));
        }
    }

    private void checkRoom(Inventory inventory) throws IOException, BackupFailure {
        long estimate =
                inventory.slices().stream().mapToLong(Slice::estimatedBytes).sum();
        Path folder = writer.scratch("").toAbsolutePath();
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < estimate / BEST_COMPRESSION) {
            throw BackupFailure.of(
                    Kind.DISK_FULL,
                    "The database has about " + (estimate >> 20) + " MiB, and only " + (free >> 20)
                            + " MiB are free where the backup goes.",
                    "Make room on that disk, or choose a folder on another one.");
        } else if (free < estimate) {
            control.warn(Notes.of("little-room", estimate >> 20, free >> 20));
        }
    }

    private List<TableRows> saveRows(ServerSource source, Inventory inventory)
            throws SQLException, IOException, BackupFailure {
        SavedTables saved = new SavedTables(inventory.slices());
        long estimate =
                inventory.slices().stream().mapToLong(Slice::estimatedBytes).sum();
        control.begin(Step.SAVING, estimate, saved.count());
        List<Parallel.Work> largestFirst = inventory.slices().stream()
                .sorted(Comparator.comparingLong(Slice::estimatedBytes).reversed())
                .map(slice -> (Parallel.Work) () -> save(source, slice, saved))
                .toList();
        Parallel.run(source.connections(), largestFirst, source::abort);
        control.finish();
        return saved.tables();
    }

    private void save(ServerSource source, Slice slice, SavedTables saved)
            throws SQLException, IOException, BackupFailure {
        control.check();
        try (SliceWriter sink = new SliceWriter(writer, control)) {
            source.read(slice, sink);
            if (saved.add(slice, sink.complete())) {
                control.tableDone();
            }
        }
    }

    private Manifest manifest(
            String tool,
            Instant created,
            ServerSource source,
            Inventory inventory,
            List<TableRows> tables,
            List<Entry> entries) {
        return new Manifest(
                Manifest.VERSION,
                tool,
                created,
                source.origin(),
                source.connections(),
                source.fewerBecause(),
                tables.stream().mapToLong(TableRows::rawBytes).sum(),
                null,
                inventory.statements().size(),
                tables,
                inventory.notCaptured(),
                inventory.warnings().stream().map(Phrase::toString).toList(),
                entries);
    }
}
