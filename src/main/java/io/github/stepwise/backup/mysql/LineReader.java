package io.github.stepwise.backup.mysql;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream at its newlines; a newline inside a value is escaped, so that each one ends a row. */
final class LineReader {
    private final InputStream stream;
    private byte[] buffer = new byte[256 * 1024];
    private int filled;
    private int start;
    private int end = -1;

    LineReader(InputStream stream) {
        this.stream = stream;
    }

    /**
     * Goes to the next line; false when there is none.
     *
     * @throws EOFException if the last line has no end
     */
    boolean next() throws IOException {
        start = end + 1;
        int at = start;
        while (true) {
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            if (at < filled) {
                end = at;
                return true;
            }
            at -= start;
            if (!more()) {
                if (filled > 0) {
                    throw new EOFException("the last row is cut off");
                }
                return false;
            }
        }
    }

    /** Moves what is left to the front and reads on. */
    private boolean more() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        start = 0;
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.multiplyExact(2, buffer.length));
        }
        int count = stream.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, count);
        return count > 0;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    /** Position of the newline. */
    int end() {
        return end;
    }
}
