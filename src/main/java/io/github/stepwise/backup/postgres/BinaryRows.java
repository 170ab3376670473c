package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.RowSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes header and trailer off PostgreSQL's binary format of COPY. */
final class BinaryRows {
    /** Signature, flags (none), length of what follows in the header (nothing). */
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final byte[] TRAILER = {(byte) 0xff, (byte) 0xff};
    private static final int EXTENSION_LENGTH = 15;

    private final RowSink sink;
    private boolean headerSeen;

    BinaryRows(RowSink sink) {
        this.sink = sink;
    }

    static byte[] header() {
        return HEADER.clone();
    }

    static byte[] trailer() {
        return TRAILER.clone();
    }

    /** @param bytes what the server sends at once: a row, after the header at first, or the trailer */
    void message(byte[] bytes) throws IOException {
        int start = 0;
        if (!headerSeen) {
            headerSeen = true;
            start = HEADER.length + ByteBuffer.wrap(bytes).getInt(EXTENSION_LENGTH);
        }
        int length = bytes.length - start;
        boolean trailer = length == TRAILER.length && bytes[start] == TRAILER[0] && bytes[start + 1] == TRAILER[1];
        if (length > 0 && !trailer) {
            sink.row(bytes, start, length);
        }
    }
}
