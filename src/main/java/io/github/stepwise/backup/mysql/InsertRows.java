package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.Column;
import io.github.stepwise.backup.engine.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** INSERT of many rows at a time, for servers that do not let clients load files. */
final class InsertRows implements Loader {
    private static final int WANTED_BYTES = 1 << 20;

    /** What the driver and the server put around a statement. */
    private static final int MARGIN = 1024;

    private final long limit;

    InsertRows(Connection connection) throws SQLException {
        limit = Long.parseLong(Ask.value(connection, "SELECT @@max_allowed_packet")) - MARGIN;
    }

    @Override
    public long load(Connection connection, Table table, InputStream rows)
            throws SQLException, IOException, BackupFailure {
        byte[] start = start(table).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream statement = new ByteArrayOutputStream();
        RowLiterals literals = new RowLiterals(table.columns());
        LineReader lines = new LineReader(rows);
        long taken = 0;
        while (lines.next()) {
            byte[] row = literals.of(lines.buffer(), lines.start(), lines.end());
            if (start.length + row.length > limit) {
                throw tooLarge(table);
            }
            int together = statement.size() + 1 + row.length;
            if (statement.size() > 0 && (together > WANTED_BYTES || together > limit)) {
                taken += insert(connection, table, statement);
                statement.reset();
            }
            if (statement.size() == 0) {
                statement.writeBytes(start);
            } else {
                statement.write(',');
            }
            statement.writeBytes(row);
        }
        return statement.size() == 0 ? taken : taken + insert(connection, table, statement);
    }

    private static String start(Table table) {
        List<Column> columns = table.columns();
        String names =
                columns.stream().map(column -> Names.quoted(column.name())).collect(Collectors.joining(","));
        return "INSERT INTO " + Names.quoted(table.name().name()) + " (" + names + ") VALUES ";
    }

    private static long insert(Connection connection, Table table, ByteArrayOutputStream sql)
            throws SQLException, BackupFailure {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            long taken = statement.executeLargeUpdate(text(sql, table));
            TableLoad.refuseChanges(connection, table);
            return taken;
        }
    }

    /** The driver wants a text; bytes that are none, as old tables may have them, must not become question marks. */
    private static String text(ByteArrayOutputStream sql, Table table) throws BackupFailure {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(sql.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw BackupFailure.of(
                            BackupFailure.Kind.DIFFERENT,
                            "The table " + table.name() + " has texts that are not valid in its character set.",
                            "Set local_infile=ON on the server: then rows are sent as they are.")
                    .causedBy(e);
        }
    }

    private BackupFailure tooLarge(Table table) {
        return BackupFailure.of(
                BackupFailure.Kind.DATABASE,
                "A row of the table " + table.name() + " is larger than the server takes in one statement ("
                        + (limit + MARGIN) + " bytes).",
                "Set max_allowed_packet on the server to 1G and try again.",
                "Or set local_infile=ON on the server: then rows are not sent as statements.");
    }

    @Override
    public String name() {
        return "INSERT";
    }
}
