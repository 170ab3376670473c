package io.github.stepwise.backup.file;

import io.github.stepwise.backup.engine.BackupFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** The rows of a table, one part after the other, each opened when it is its turn. */
final class PartsInput extends InputStream {
    private final Decoder decoder;
    private final Iterator<String> parts;
    private final long rawBytes;
    private long given;
    private InputStream part = InputStream.nullInputStream();

    PartsInput(Decoder decoder, List<String> parts, long rawBytes) {
        this.decoder = decoder;
        this.parts = parts.iterator();
        this.rawBytes = rawBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = part.read(bytes, offset, length);
        while (read < 0 && parts.hasNext()) {
            part.close();
            part = open(parts.next());
            read = part.read(bytes, offset, length);
        }
        if (read < 0 && given < rawBytes) {
            throw new IOException(
                    "a table has " + given + " bytes instead of the " + rawBytes + " that the manifest tells");
        }
        given += Math.max(0, read);
        return read;
    }

    private InputStream open(String name) throws IOException {
        try {
            return decoder.open(name, rawBytes - given);
        } catch (BackupFailure e) {
            throw new IOException(e.sentence(), e);
        }
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}
