package io.github.stepwise.backup.age;

import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.SCrypt;

/** Makes a key of a passphrase, slowly and with much memory, so that guessing is dear (RFC 7914). */
final class Scrypt {
    /** Type of the stanza in a header. */
    static final String STANZA = "scrypt";

    static final int SALT = 16;

    /** As age writes: 2^18, a second or so and 256 MiB. */
    static final int WORK = 18;

    /** As age reads at most: 2^22, 4 GiB. */
    static final int MOST_WORK = 22;

    private static final byte[] LABEL = "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCKS = 8;
    private static final int BLOCK_BYTES = 128;
    private static final int KEY = 32;
    private static final int MEBIBYTE = 1 << 20;

    private Scrypt() {}

    /**
     * The key that wraps a file key.
     *
     * @param work logarithm to base 2 of the rounds, at most {@link #MOST_WORK}
     * @throws KeyRefused if this machine has too little memory for it
     */
    static CipherKey wrapKey(Secret passphrase, byte[] salt, int work) throws KeyRefused {
        byte[] words = passphrase.reveal().getBytes(StandardCharsets.UTF_8);
        try {
            return new CipherKey(derive(words, labelled(salt), work));
        } finally {
            Arrays.fill(words, (byte) 0);
        }
    }

    private static byte[] labelled(byte[] salt) {
        byte[] labelled = Arrays.copyOf(LABEL, LABEL.length + salt.length);
        System.arraycopy(salt, 0, labelled, LABEL.length, salt.length);
        return labelled;
    }

    /** The function itself, with the block size and parallelism that age has it with. */
    static byte[] derive(byte[] words, byte[] salt, int work) throws KeyRefused {
        long memory = ((long) BLOCK_BYTES * BLOCKS) << work;
        if (memory >= Runtime.getRuntime().maxMemory()) {
            throw tooLittleMemory(memory);
        }
        try {
            return SCrypt.generate(words, salt, 1 << work, BLOCKS, 1, KEY);
        } catch (OutOfMemoryError e) {
            // What it asked for is free again, so the program can go on and say so.
            throw tooLittleMemory(memory);
        }
    }

    private static KeyRefused tooLittleMemory(long memory) {
        long mebibytes = memory / MEBIBYTE;
        return new KeyRefused(BackupFailure.of(
                BackupFailure.Kind.KEY_NEEDED,
                "Making the key of the passphrase takes " + mebibytes + " MiB of memory, and there is less.",
                "Give Stepwise more memory: java -Xmx" + (mebibytes + mebibytes / 2) + "m.",
                "Use a key instead of the passphrase."));
    }
}
