package io.github.stepwise.backup.engine;

import java.util.List;

/**
 * A table whose rows are in the backup.
 *
 * @param columns those with a value of their own, in the order of the file; empty for a table without any
 */
public record Table(TableName name, List<Column> columns) {
    public Table {
        columns = List.copyOf(columns);
    }
}
