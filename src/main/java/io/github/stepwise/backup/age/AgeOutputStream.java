package io.github.stepwise.backup.age;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.format.StandardPayloadKeyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import javax.crypto.Cipher;

/**
 * Encrypts what is written to it. The result is whole only after {@link #finish()} or {@link #close()}; after a failed write
 * neither adds anything, so that a torn file stays recognisable. Used by one thread.
 */
public final class AgeOutputStream extends OutputStream {
    /** Room for some hundred recipients; what else the format asks for is small. */
    private static final int LARGEST_HEADER = 64 * 1024;

    private final OutputStream target;
    private final ChunkCipher cipher;
    private final byte[] plain = new byte[ChunkCipher.PLAIN];
    private final byte[] sealed = new byte[ChunkCipher.SEALED];
    private int filled;
    private boolean ended;
    private boolean closed;

    /** Writes the header. */
    AgeOutputStream(OutputStream target, List<RecipientStanzaWriter> recipients) throws IOException {
        this.target = target;
        ByteBuffer header = ByteBuffer.allocate(LARGEST_HEADER);
        try {
            cipher = new ChunkCipher(
                    Cipher.ENCRYPT_MODE, new StandardPayloadKeyWriter().writeFileHeader(header, recipients));
        } catch (GeneralSecurityException e) {
            throw new IOException("The data cannot be encrypted: " + e.getMessage(), e);
        }
        target.write(header.array(), 0, header.position());
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (ended) {
            throw new IOException("The encrypted data has been ended already, or could not be written.");
        }
        int from = offset;
        int left = length;
        while (left > 0) {
            // A full chunk waits for the next byte: until that comes it may be the last.
            if (filled == plain.length) {
                seal(false);
            }
            int part = Math.min(left, plain.length - filled);
            System.arraycopy(bytes, from, plain, filled, part);
            filled += part;
            from += part;
            left -= part;
        }
    }

    private void seal(boolean last) throws IOException {
        // Stays set if the target fails: a nonce must not come twice, nor an end after a hole.
        ended = true;
        try {
            target.write(sealed, 0, cipher.next(plain, filled, last, sealed));
        } catch (GeneralSecurityException e) {
            throw new IOException("The data cannot be encrypted: " + e.getMessage(), e);
        }
        filled = 0;
        ended = last;
    }

    /** Passes on what has been encrypted; less than a chunk of 64 KiB stays here. */
    @Override
    public void flush() throws IOException {
        target.flush();
    }

    /** Ends the data and leaves the target open. */
    public void finish() throws IOException {
        if (!ended) {
            seal(true);
            cipher.destroy();
        }
    }

    /** Ends the data, if that has not happened yet, and closes the target. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (target) {
            finish();
        } finally {
            cipher.destroy();
        }
    }
}
