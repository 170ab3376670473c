package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.Table;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Empties a table and fills it by COPY, in a transaction of its caller. */
final class TableLoad {
    private static final int BUFFER = 1 << 18;

    /** Refusals before a row is read: not for this kind of table, not in this transaction, no right to truncate. */
    private static final Set<String> REFUSALS = Set.of("0A000", "42809", "55000", "25000", "42501");

    private final Running running;
    private final boolean anyBytes;

    /** @param anyBytes whether the database knows no encoding and takes texts as they are */
    TableLoad(Running running, boolean anyBytes) {
        this.running = running;
        this.anyBytes = anyBytes;
    }

    /** Ways to fill a table, the best first. */
    enum Way {
        /** Rows are written the way that spares the server from touching them again. */
        FREEZE,
        /** For tables that the server does not freeze. */
        TRUNCATE,
        /** For tables that others refer to already, as when a load is repeated late. */
        DELETE
    }

    /** The server takes no rows this way; none has been read. */
    static final class Refused extends SQLException {
        private static final long serialVersionUID = 1L;

        private Refused(SQLException e) {
            super(e.getMessage(), e.getSQLState(), e);
        }
    }

    /** COPY with a table's columns, without options. */
    static String copy(Table table) {
        String columns = table.columns().isEmpty() ? "" : " (" + Quoted.columns(table.columns()) + ")";
        return "COPY " + Quoted.table(table.name()) + columns + " FROM STDIN";
    }

    /**
     * @return how many rows the server took
     * @throws Refused if another way is left to try
     */
    long load(Connection connection, Table table, DataFormat format, Way way, InputStream rows)
            throws SQLException, IOException {
        return fill(open(connection, table, format, way), format, rows);
    }

    private CopyIn open(Connection connection, Table table, DataFormat format, Way way) throws SQLException {
        try {
            String name = Quoted.table(table.name());
            if (way != Way.DELETE && isReferredTo(connection, name)) {
                throw new SQLException("other tables refer to " + name, "0A000");
            }
            Sql.execute(connection, way == Way.DELETE ? "DELETE FROM ONLY " + name : "TRUNCATE ONLY " + name);
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy(table) + options(format, way));
        } catch (SQLException e) {
            boolean refused = way != Way.DELETE && REFUSALS.contains(String.valueOf(e.getSQLState()));
            throw refused ? new Refused(e) : e;
        }
    }

    /** Asked first, because the pool takes the server's refusal for a broken connection. */
    private static boolean isReferredTo(Connection connection, String name) throws SQLException {
        String referring =
                "select exists (select from pg_catalog.pg_constraint where contype = 'f' and conrelid <> confrelid"
                        + " and confrelid = " + Quoted.text(name) + "::pg_catalog.regclass)";
        return "t".equals(Sql.ask(connection, referring));
    }

    private String options(DataFormat format, Way way) {
        List<String> options = new ArrayList<>();
        if (way == Way.FREEZE) {
            options.add("FREEZE");
        }
        if (format == DataFormat.COPY_BINARY) {
            options.add("FORMAT binary");
        }
        if (anyBytes) {
            options.add("ENCODING 'SQL_ASCII'");
        }
        return options.isEmpty() ? "" : " WITH (" + String.join(", ", options) + ")";
    }

    private long fill(CopyIn copy, DataFormat format, InputStream rows) throws SQLException, IOException {
        boolean binary = format == DataFormat.COPY_BINARY;
        try {
            if (binary) {
                send(copy, BinaryRows.header());
            }
            byte[] buffer = new byte[BUFFER];
            int length = rows.readNBytes(buffer, 0, buffer.length);
            while (length > 0) {
                running.check();
                copy.writeToCopy(buffer, 0, length);
                length = rows.readNBytes(buffer, 0, buffer.length);
            }
            if (binary) {
                send(copy, BinaryRows.trailer());
            }
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, byte[] bytes) throws SQLException {
        copy.writeToCopy(bytes, 0, bytes.length);
    }
}
