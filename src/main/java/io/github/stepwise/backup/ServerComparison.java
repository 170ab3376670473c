package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.Adapted;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Inventory;
import io.github.stepwise.backup.engine.ServerSource;
import io.github.stepwise.backup.engine.Slice;
import io.github.stepwise.backup.engine.TableName;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.backup.file.RowSum;
import io.github.stepwise.backup.file.TableRows;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.UnfinishedRestore;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a restored database as a backup would, and holds it against the file: every statement, every table's rows and sum. */
final class ServerComparison {
    private static final int SHOWN = 50;

    private final Database database;
    private final BackupReader reader;
    private final int jobs;
    private final TaskControl control;

    ServerComparison(Database database, BackupReader reader, int jobs, TaskControl control) {
        this.database = database;
        this.reader = reader;
        this.jobs = jobs;
        this.control = control;
    }

    /**
     * @param adapted what is known to be different
     * @param asleep what is there, but does not act yet, which shows in its text
     * @return what the schema says differently in another version of the server; a difference of anything else is a failure
     */
    List<String> run(List<Adapted> adapted, List<Ddl> asleep) throws SQLException, IOException, BackupFailure {
        List<TableRows> saved = reader.manifest().tables();
        control.begin(Step.COMPARING, reader.manifest().rawBytes(), saved.size());
        List<String> differences = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        try (ServerSource source = Engines.source(database, jobs)) {
            control.onCancel(source::abort);
            Inventory found = source.inventory();
            Set<DatabaseObject> known = adapted.stream().map(Adapted::object).collect(Collectors.toSet());
            Set<DatabaseObject> quiet = asleep.stream().map(Ddl::object).collect(Collectors.toSet());
            StatementDifferences schema =
                    StatementDifferences.between(reader.statements(), found.statements(), known, quiet);
            differences.addAll(schema.objects());
            // Servers do not write down the same thing in the same words for ever.
            boolean sameWords =
                    source.origin().server().equals(reader.manifest().origin().server());
            (sameWords ? differences : notes).addAll(schema.texts());
            Map<TableName, RowSum> sums = sums(source, found);
            for (TableRows table : saved) {
                compare(table, sums.remove(table.table().name()), differences);
            }
            sums.keySet().forEach(name -> differences.add("table " + name + " is not in the backup"));
        }
        control.finish();
        if (!differences.isEmpty()) {
            throw BackupFailure.of(
                            Kind.DIFFERENT,
                            "What was restored is not what was saved: " + differences.size()
                                    + (differences.size() == 1 ? " difference." : " differences."),
                            "Do not use the restored database.",
                            "Report this as an issue of Stepwise, with the differences.")
                    .withDetails(differences.stream().limit(SHOWN).toList());
        }
        return notes;
    }

    private static void compare(TableRows saved, RowSum found, List<String> differences) {
        long rows = found == null ? 0 : found.rows();
        if (rows != saved.rows()) {
            differences.add("table " + saved.table().name() + " has " + rows + " rows instead of " + saved.rows());
        } else if (found != null && !found.hex().equals(saved.rowSum())) {
            differences.add("table " + saved.table().name() + " has as many rows, but other values");
        }
    }

    private Map<TableName, RowSum> sums(ServerSource source, Inventory found)
            throws SQLException, IOException, BackupFailure {
        Map<TableName, RowSum> sums = new HashMap<>();
        List<Slice> slices = found.slices().stream()
                .filter(slice -> !isMark(slice.table().name()))
                .sorted(Comparator.comparingLong(Slice::estimatedBytes).reversed())
                .collect(Collectors.toList());
        List<Parallel.Work> work = new ArrayList<>();
        for (Slice slice : slices) {
            RowSum total = sums.computeIfAbsent(slice.table().name(), name -> new RowSum());
            work.add(() -> {
                RowSum sum = new RowSum();
                source.read(slice, format -> (row, offset, length) -> {
                    sum.add(row, offset, length);
                    control.advance(length);
                });
                synchronized (total) {
                    total.add(sum);
                }
            });
        }
        Parallel.run(source.connections(), work, source::abort);
        return sums;
    }

    private static boolean isMark(TableName name) {
        return UnfinishedRestore.isMark(name.toString());
    }
}
