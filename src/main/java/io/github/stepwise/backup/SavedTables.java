package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.Slice;
import io.github.stepwise.backup.engine.Table;
import io.github.stepwise.backup.file.RowSum;
import io.github.stepwise.backup.file.SavedRows;
import io.github.stepwise.backup.file.TableRows;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what was saved of each table, slice by slice, in whatever order they come. */
final class SavedTables {
    private final Map<Table, List<Slice>> expected = new LinkedHashMap<>();
    private final Map<Slice, SavedRows> saved = new IdentityHashMap<>();

    SavedTables(List<Slice> slices) {
        slices.forEach(slice -> expected.computeIfAbsent(slice.table(), table -> new ArrayList<>())
                .add(slice));
    }

    /** How many tables there are. */
    int count() {
        return expected.size();
    }

    /** @return whether the table of the slice is complete now */
    synchronized boolean add(Slice slice, SavedRows rows) {
        saved.put(slice, rows);
        return saved.keySet().containsAll(expected.get(slice.table()));
    }

    /** When all are complete. */
    synchronized List<TableRows> tables() {
        return expected.entrySet().stream()
                .map(entry -> total(entry.getKey(), entry.getValue()))
                .toList();
    }

    private TableRows total(Table table, List<Slice> slices) {
        RowSum sum = new RowSum();
        List<String> parts = new ArrayList<>();
        long rawBytes = 0;
        DataFormat format = saved.get(slices.get(0)).format();
        for (Slice slice : slices) {
            SavedRows rows = saved.get(slice);
            if (rows.format() != format) {
                throw new IllegalStateException(table.name() + " was read in two formats");
            }
            sum.add(rows.sum());
            parts.addAll(rows.parts());
            rawBytes += rows.rawBytes();
        }
        return new TableRows(table, format, sum.rows(), rawBytes, sum.hex(), parts);
    }
}
