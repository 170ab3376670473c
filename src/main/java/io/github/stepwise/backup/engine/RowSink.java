package io.github.stepwise.backup.engine;

import java.io.IOException;

/** Takes rows one at a time; used by one thread. */
@FunctionalInterface
public interface RowSink {
    /**
     * Takes a row; the bytes are not kept.
     *
     * @param row a buffer that holds the row as its {@link DataFormat} has it, a line with its newline
     * @throws IOException if it cannot be written, or the run was cancelled
     */
    void row(byte[] row, int offset, int length) throws IOException;

    /** Opens a sink once the format of a slice's rows is known. */
    @FunctionalInterface
    interface Opener {
        RowSink open(DataFormat format) throws IOException;
    }
}
