package io.github.stepwise.backup.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes the pieces of large objects, which exist already, some megabytes at a time. */
final class LargeObjectLoad {
    private static final int BATCH = 8 << 20;

    private final Running running;

    LargeObjectLoad(Running running) {
        this.running = running;
    }

    /** @return how many pieces there were */
    long load(Connection connection, InputStream rows) throws SQLException, IOException {
        Sql.execute(connection, LargeObjects.CREATE_STAGE + " ON COMMIT DROP");
        byte[] buffer = new byte[BATCH];
        long pieces = 0;
        int filled = rows.readNBytes(buffer, 0, buffer.length);
        while (filled > 0) {
            running.check();
            int whole = lastLineEnd(buffer, filled);
            pieces += put(connection, buffer, whole);
            System.arraycopy(buffer, whole, buffer, 0, filled - whole);
            filled -= whole;
            filled += rows.readNBytes(buffer, filled, buffer.length - filled);
        }
        return pieces;
    }

    private static long put(Connection connection, byte[] lines, int length) throws SQLException {
        Sql.execute(connection, "TRUNCATE " + LargeObjects.STAGE);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(LargeObjects.COPY_STAGE);
        try {
            copy.writeToCopy(lines, 0, length);
            long pieces = copy.endCopy();
            Sql.ask(connection, LargeObjects.EMPTY);
            Sql.ask(connection, LargeObjects.PUT);
            return pieces;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** How many bytes belong to whole lines. */
    private static int lastLineEnd(byte[] buffer, int filled) throws IOException {
        for (int end = filled; end > 0; end--) {
            if (buffer[end - 1] == '\n') {
                return end;
            }
        }
        throw new IOException("A piece of a large object does not end where it should.");
    }
}
