package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Inventory;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.engine.Slice;
import io.github.stepwise.backup.engine.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A backup in memory. */
final class Carrier {
    private final Inventory inventory;
    private final Map<Table, ByteArrayOutputStream> rows = new LinkedHashMap<>();
    private final Map<Table, Long> counts = new LinkedHashMap<>();

    private Carrier(Inventory inventory) {
        this.inventory = inventory;
    }

    static Carrier save(MySqlSource source) throws SQLException, IOException, BackupFailure {
        Carrier carrier = new Carrier(source.inventory());
        for (Slice slice : carrier.inventory.slices()) {
            ByteArrayOutputStream out =
                    carrier.rows.computeIfAbsent(slice.table(), table -> new ByteArrayOutputStream());
            source.read(slice, format -> (row, offset, length) -> {
                out.write(row, offset, length);
                carrier.counts.merge(slice.table(), 1L, Long::sum);
            });
        }
        return carrier;
    }

    void restore(MySqlTarget target) throws SQLException, IOException, BackupFailure {
        run(target, Phase.PRE_DATA);
        for (Table table : rows.keySet()) {
            load(target, table);
        }
        for (Phase phase : Phase.values()) {
            if (phase != Phase.PRE_DATA) {
                run(target, phase);
            }
        }
        target.finish();
    }

    private void run(MySqlTarget target, Phase phase) throws SQLException {
        for (Ddl statement : inventory.statements()) {
            if (statement.phase() == phase) {
                try {
                    target.run(statement);
                } catch (SQLException e) {
                    throw new SQLException(statement.object() + ": " + e.getMessage() + "\n" + statement.sql(), e);
                }
            }
        }
    }

    void load(MySqlTarget target, Table table) throws SQLException, IOException, BackupFailure {
        byte[] bytes = rows.get(table).toByteArray();
        long taken = target.load(table, DataFormat.TSV, new ByteArrayInputStream(bytes));
        if (taken != rowsOf(table)) {
            throw new IllegalStateException(table.name() + ": " + taken + " of " + rowsOf(table) + " rows");
        }
    }

    Inventory inventory() {
        return inventory;
    }

    Table table(String name) {
        return rows.keySet().stream()
                .filter(table -> table.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String text(String table) {
        return rows.get(table(table)).toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    long rowsOf(Table table) {
        return counts.getOrDefault(table, 0L);
    }
}
