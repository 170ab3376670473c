package io.github.stepwise.backup.file;

import io.github.stepwise.backup.engine.DataFormat;
import java.util.List;

/**
 * The rows of one slice, as they are in the file.
 *
 * @param parts names of the entries that hold them, without {@code .age}
 */
public record SavedRows(DataFormat format, RowSum sum, long rawBytes, List<String> parts) {
    public SavedRows {
        parts = List.copyOf(parts);
    }
}
