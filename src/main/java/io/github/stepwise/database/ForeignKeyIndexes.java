package io.github.stepwise.database;

import io.github.stepwise.schema.ForeignKey;
import io.github.stepwise.schema.Index;
import io.github.stepwise.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** MySQL and MariaDB index the column of a foreign key by themselves unless another index covers it. */
final class ForeignKeyIndexes {
    private ForeignKeyIndexes() {}

    static Table addTo(Table table) {
        List<Index> indexes = new ArrayList<>(table.indexes());
        for (ForeignKey key : table.foreignKeys()) {
            List<String> column = List.of(key.column());
            boolean covered = startsWith(table.primaryKey(), key.column())
                    || indexes.stream().anyMatch(index -> index.covers(column));
            if (!covered) {
                indexes.add(new Index(key.name(), Index.Kind.PLAIN, column));
            }
        }
        return table.withIndexes(indexes);
    }

    private static boolean startsWith(List<String> columns, String column) {
        return !columns.isEmpty() && columns.get(0).equals(column);
    }
}
