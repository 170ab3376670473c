package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.ServerSource;
import io.github.stepwise.backup.engine.ServerTarget;
import io.github.stepwise.backup.engine.Slice;
import io.github.stepwise.backup.engine.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Carries rows from a source to a target in memory, as a backup file would. */
final class Carrier {
    private final Map<Table, ByteArrayOutputStream> rows = new LinkedHashMap<>();
    private final Map<Table, Set<DataFormat>> formats = new LinkedHashMap<>();
    private final Map<Table, Long> counts = new LinkedHashMap<>();

    private Carrier() {}

    /** Reads with as many threads as the source has connections. */
    static Carrier read(ServerSource source, List<Slice> slices) throws Exception {
        Carrier carrier = new Carrier();
        ExecutorService threads = Executors.newFixedThreadPool(source.connections());
        try {
            List<Future<?>> reads = new ArrayList<>();
            for (Slice slice : slices) {
                reads.add(threads.submit(() -> {
                    carrier.read(source, slice);
                    return null;
                }));
            }
            for (Future<?> read : reads) {
                read.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return carrier;
    }

    private void read(ServerSource source, Slice slice) throws Exception {
        ByteArrayOutputStream own = new ByteArrayOutputStream();
        long[] count = new long[1];
        DataFormat[] format = new DataFormat[1];
        source.read(slice, chosen -> {
            format[0] = chosen;
            return (row, offset, length) -> {
                own.write(row, offset, length);
                count[0]++;
            };
        });
        synchronized (this) {
            own.writeTo(rows.computeIfAbsent(slice.table(), table -> new ByteArrayOutputStream()));
            formats.computeIfAbsent(slice.table(), table -> EnumSet.noneOf(DataFormat.class))
                    .add(format[0]);
            counts.merge(slice.table(), count[0], Long::sum);
        }
    }

    void load(ServerTarget target) throws Exception {
        for (Table table : rows.keySet()) {
            long loaded = target.load(table, format(table), new ByteArrayInputStream(bytes(table)));
            if (loaded != counts.get(table)) {
                throw new AssertionError(table.name() + ": " + loaded + " of " + counts.get(table));
            }
        }
    }

    DataFormat format(Table table) {
        if (formats.get(table).size() != 1) {
            throw new AssertionError("slices of one table in " + formats.get(table));
        }
        return formats.get(table).iterator().next();
    }

    byte[] bytes(Table table) {
        return rows.get(table).toByteArray();
    }

    Table table(String name) {
        return rows.keySet().stream()
                .filter(table -> table.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    long count(String name) {
        return counts.get(table(name));
    }
}
