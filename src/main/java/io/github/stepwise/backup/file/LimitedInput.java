package io.github.stepwise.backup.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives so many bytes and no more: what is announced in a few bytes must not come out as terabytes. */
final class LimitedInput extends FilterInputStream {
    private final long limit;
    private long given;

    LimitedInput(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            given += read;
            if (given > limit) {
                throw new IOException("an entry holds more than the " + limit + " bytes that the manifest tells");
            }
        }
        return read;
    }
}
