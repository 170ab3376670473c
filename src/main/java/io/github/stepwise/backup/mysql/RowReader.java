package io.github.stepwise.backup.mysql;

import com.mysql.cj.jdbc.result.ResultSetImpl;
import io.github.stepwise.backup.engine.RowSink;
import io.github.stepwise.backup.mysql.ColumnPlan.Form;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Streams rows from the server into a sink, one at a time. */
final class RowReader {
    private RowReader() {}

    /** The bytes are taken as the server sent them: any other way to ask the driver for a value may change it. */
    static void read(Connection connection, String query, List<Form> forms, RowSink sink)
            throws SQLException, IOException {
        Form[] all = forms.toArray(new Form[0]);
        RowLine line = new RowLine();
        try (Statement statement =
                connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet pooled = statement.executeQuery(query)) {
                // Without the pool's wrapper around each value.
                ResultSet rows = pooled.unwrap(ResultSetImpl.class);
                while (rows.next()) {
                    line.clear();
                    for (int i = 0; i < all.length; i++) {
                        if (i > 0) {
                            line.tab();
                        }
                        add(line, rows.getBytes(i + 1), all[i]);
                    }
                    line.end();
                    sink.row(line.bytes(), 0, line.length());
                }
            } catch (IOException | RuntimeException e) {
                // Closing a stream reads it to its end, which may take long; nobody wants the rest.
                connection.abort(Runnable::run);
                throw e;
            }
        }
    }

    private static void add(RowLine line, byte[] value, Form form) {
        if (value == null) {
            line.nothing();
        } else {
            switch (form) {
                case PLAIN -> line.plain(value, 0, value.length);
                case ESCAPED -> line.escaped(value, 0, value.length);
                case HEX -> line.hex(value, 0, value.length);
            }
        }
    }
}
