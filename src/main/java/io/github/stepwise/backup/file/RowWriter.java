package io.github.stepwise.backup.file;

import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.RowSink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Takes the rows of one slice into the file: sums them up, compresses them, and begins a new part when one is large. */
public final class RowWriter implements RowSink, AutoCloseable {
    private static final int BUFFER = 1 << 17;
    /** Bytes of rows in a part, more or less: small enough to be read again one by one, large enough to be few. */
    private static final long PART = 256L << 20;

    private final BackupWriter writer;
    private final DataFormat format;
    private final Meter meter;
    private final RowSum sum = new RowSum();
    private final List<String> parts = new ArrayList<>();
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private OutputStream part;
    private long inPart;
    private long rawBytes;

    RowWriter(BackupWriter writer, DataFormat format, Meter meter) {
        this.writer = writer;
        this.format = format;
        this.meter = meter;
    }

    @Override
    public void row(byte[] row, int offset, int length) throws IOException {
        sum.add(row, offset, length);
        if (filled + length > buffer.length) {
            flush();
        }
        if (length > buffer.length) {
            write(row, offset, length);
        } else {
            System.arraycopy(row, offset, buffer, filled, length);
            filled += length;
        }
    }

    private void flush() throws IOException {
        if (filled > 0) {
            write(buffer, 0, filled);
            filled = 0;
        }
    }

    /** Whole rows. */
    private void write(byte[] bytes, int offset, int length) throws IOException {
        if (part != null && inPart + length > PART) {
            endPart();
        }
        if (part == null) {
            String name = writer.nextRows(format);
            parts.add(name);
            part = writer.entry(name);
        }
        part.write(bytes, offset, length);
        inPart += length;
        rawBytes += length;
        meter.advance(length);
    }

    private void endPart() throws IOException {
        part.close();
        part = null;
        inPart = 0;
    }

    /** Completes the slice; its parts are in the file then. */
    public SavedRows complete() throws IOException {
        flush();
        if (part != null) {
            endPart();
        }
        return new SavedRows(format, sum, rawBytes, parts);
    }

    /** Lets go of what is open when the slice was not completed; the file is of no use then. */
    @Override
    public void close() {
        if (part != null) {
            try {
                part.close();
            } catch (IOException notNeeded) {
                // The whole file will be removed.
            }
        }
    }
}
