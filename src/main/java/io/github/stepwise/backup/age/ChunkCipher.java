package io.github.stepwise.backup.age;

import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/**
 * Seals or opens the chunks of a payload in their order. A chunk's nonce is its number and whether it is the last, so none can
 * be left out, moved or cut off. Used by one thread.
 */
final class ChunkCipher {
    /** Bytes of a chunk; only the last may be shorter. */
    static final int PLAIN = 64 * 1024;

    /** Bytes by which a sealed chunk is longer. */
    static final int TAG = 16;

    static final int SEALED = PLAIN + TAG;

    private static final int NONCE = 12;
    private static final int COUNTER_AT = 3;
    private static final int LAST_AT = 11;

    private final int mode;
    private final CipherKey key;
    private final Cipher cipher;
    private long number;

    /** @param mode {@link Cipher#ENCRYPT_MODE} or {@link Cipher#DECRYPT_MODE} */
    ChunkCipher(int mode, CipherKey key) throws GeneralSecurityException {
        this.mode = mode;
        this.key = key;
        this.cipher = Cipher.getInstance("ChaCha20-Poly1305");
    }

    /**
     * Takes the next chunk.
     *
     * @return how many bytes of {@code output} it filled
     * @throws javax.crypto.AEADBadTagException if a chunk to open is not what was sealed; {@code output} is then meaningless
     */
    int next(byte[] input, int length, boolean last, byte[] output) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        ByteBuffer.wrap(nonce).putLong(COUNTER_AT, number);
        nonce[LAST_AT] = (byte) (last ? 1 : 0);
        number++;
        cipher.init(mode, key, new IvParameterSpec(nonce));
        return cipher.doFinal(input, 0, length, output, 0);
    }

    /** Forgets the key. */
    void destroy() {
        key.destroy();
    }
}
