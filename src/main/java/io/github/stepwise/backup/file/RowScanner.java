package io.github.stepwise.backup.file;

import io.github.stepwise.backup.engine.DataFormat;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Counts and sums the rows of a table in the file, of any size, in little memory. For one thread. */
final class RowScanner {
    private static final int BUFFER = 1 << 17;
    private static final byte[] NULL = {-1, -1, -1, -1};

    private final RowSum sum = new RowSum();
    private final byte[] buffer = new byte[BUFFER];
    private final Meter meter;

    RowScanner(Meter meter) {
        this.meter = meter;
    }

    /** Reads one part of a table, which holds whole rows. */
    void scan(InputStream rows, DataFormat format) throws IOException {
        switch (format) {
            case COPY_TEXT, TSV -> scanLines(rows);
            case COPY_BINARY -> scanTuples(new DataInputStream(rows));
            case SQLITE -> throw new IllegalArgumentException("a database file has no rows of its own");
        }
    }

    RowSum sum() {
        return sum;
    }

    private void scanLines(InputStream rows) throws IOException {
        boolean inRow = false;
        for (int read = rows.read(buffer); read >= 0; read = rows.read(buffer)) {
            int start = 0;
            for (int at = Lines.end(buffer, 0, read); at < read; at = Lines.end(buffer, start, read)) {
                sum.addPart(buffer, start, at + 1 - start);
                sum.endRow();
                start = at + 1;
            }
            sum.addPart(buffer, start, read - start);
            inRow = read > start || (inRow && start == 0);
            meter.advance(read);
        }
        if (inRow) {
            throw new EOFException("the last row has no end");
        }
    }

    private void scanTuples(DataInputStream rows) throws IOException {
        byte[] number = new byte[Integer.BYTES];
        for (int first = rows.read(); first >= 0; first = rows.read()) {
            int second = rows.readUnsignedByte();
            int fields = first << 8 | second;
            sum.addPart(new byte[] {(byte) first, (byte) second}, 0, 2);
            for (int field = 0; field < fields; field++) {
                rows.readFully(number);
                sum.addPart(number, 0, number.length);
                pass(rows, Arrays.equals(number, NULL) ? 0 : length(number));
            }
            sum.endRow();
        }
    }

    private static int length(byte[] number) throws IOException {
        int length = number[0] << 24 | (number[1] & 255) << 16 | (number[2] & 255) << 8 | (number[3] & 255);
        if (length < 0) {
            throw new IOException("a value has the length " + length);
        }
        return length;
    }

    private void pass(DataInputStream rows, int length) throws IOException {
        for (int left = length; left > 0; ) {
            int read = rows.read(buffer, 0, Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("a value has no end");
            }
            sum.addPart(buffer, 0, read);
            meter.advance(read);
            left -= read;
        }
    }
}
