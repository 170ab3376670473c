package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.RowSink;
import io.github.stepwise.backup.engine.Slice;
import io.github.stepwise.backup.engine.Table;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Hands a slice's rows on as the server sends them. */
final class RowCopy {
    private final boolean anyBytes;
    private final Running running;

    /** @param anyBytes whether the database knows no encoding, so that its texts go as they are */
    RowCopy(boolean anyBytes, Running running) {
        this.anyBytes = anyBytes;
        this.running = running;
    }

    void copy(Connection connection, Slice slice, DataFormat format, RowSink sink) throws SQLException, IOException {
        CopyOut out = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement(slice, format));
        try {
            BinaryRows binary = format == DataFormat.COPY_BINARY ? new BinaryRows(sink) : null;
            byte[] row = out.readFromCopy();
            while (row != null && !running.isAborted()) {
                if (binary == null) {
                    sink.row(row, 0, row.length);
                } else {
                    binary.message(row);
                }
                row = out.readFromCopy();
            }
        } finally {
            if (out.isActive()) {
                out.cancelCopy();
            }
        }
    }

    private String statement(Slice slice, DataFormat format) {
        return "COPY " + source(slice) + " TO STDOUT WITH (FORMAT "
                + (format == DataFormat.COPY_BINARY ? "binary" : "text") + (anyBytes ? ", ENCODING 'SQL_ASCII'" : "")
                + ")";
    }

    private static String source(Slice slice) {
        Table table = slice.table();
        if (LargeObjects.TABLE.equals(table.name())) {
            return "(" + LargeObjects.PIECES + ")";
        }
        String columns = Quoted.columns(table.columns());
        String name = Quoted.table(table.name());
        if (slice.where() != null) {
            return "(SELECT " + columns + " FROM ONLY " + name + " WHERE " + slice.where() + ")";
        }
        return columns.isEmpty() ? name : name + " (" + columns + ")";
    }
}
