package io.github.stepwise.backup.file;

import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.Table;
import java.util.List;

/**
 * The rows of a table in the file.
 *
 * @param rows how many
 * @param rawBytes of the rows before compression
 * @param rowSum see {@link RowSum}; null in a SQLite backup, where the database file as a whole is compared
 * @param parts names of the entries that hold them, in order, without {@code .age}; none when there are no rows
 */
public record TableRows(Table table, DataFormat format, long rows, long rawBytes, String rowSum, List<String> parts) {
    public TableRows {
        parts = List.copyOf(parts);
    }
}
