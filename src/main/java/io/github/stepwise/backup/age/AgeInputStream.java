package io.github.stepwise.backup.age;

import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Cipher;

/**
 * Decrypts what it reads. It gives out only bytes that were proven genuine; at the first that are not it fails with
 * {@link DamagedPayload}, and again at every later attempt to read. Used by one thread.
 */
public final class AgeInputStream extends InputStream {
    /** One byte more than a chunk: whether that comes tells whether the chunk is the last. */
    private static final int WINDOW = ChunkCipher.SEALED + 1;

    private final InputStream source;
    private final ChunkCipher cipher;
    private final byte[] sealed = new byte[WINDOW];
    private final byte[] plain = new byte[ChunkCipher.SEALED];
    private int held;
    private int position;
    private int limit;
    private long delivered;
    private boolean first = true;
    private boolean last;
    private boolean closed;
    private DamagedPayload damage;

    /** @param source stands after the header and its nonce */
    AgeInputStream(InputStream source, CipherKey key) throws GeneralSecurityException {
        this.source = source;
        this.cipher = new ChunkCipher(Cipher.DECRYPT_MODE, key);
    }

    @Override
    public int read() throws IOException {
        return more() ? plain[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int part = Math.min(length, limit - position);
        System.arraycopy(plain, position, bytes, offset, part);
        position += part;
        return part;
    }

    @Override
    public int available() {
        return closed || damage != null ? 0 : limit - position;
    }

    private boolean more() throws IOException {
        if (closed) {
            throw new IOException("The encrypted data has been closed.");
        }
        if (damage != null) {
            throw new DamagedPayload(damage.getMessage(), damage);
        }
        while (position == limit && !last) {
            open();
        }
        return position < limit;
    }

    private void open() throws IOException {
        held += source.readNBytes(sealed, held, WINDOW - held);
        boolean end = held < WINDOW;
        int length = end ? held : ChunkCipher.SEALED;
        delivered += limit;
        position = 0;
        limit = 0;
        if (length < ChunkCipher.TAG) {
            throw damaged("it ends too early", null);
        }
        int opened;
        try {
            opened = cipher.next(sealed, length, end, plain);
        } catch (GeneralSecurityException e) {
            throw damaged(end ? "it was changed, or ends too early" : "it was changed", e);
        }
        if (end && opened == 0 && !first) {
            throw damaged("it has an end that nobody writes", null);
        }
        if (!end) {
            sealed[0] = sealed[ChunkCipher.SEALED];
        }
        held = end ? 0 : 1;
        first = false;
        last = end;
        limit = opened;
    }

    private DamagedPayload damaged(String how, Throwable cause) {
        damage = new DamagedPayload(
                "The encrypted data is not what was written: " + how + ", after " + delivered + " good bytes.", cause);
        return damage;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        cipher.destroy();
        source.close();
    }
}
