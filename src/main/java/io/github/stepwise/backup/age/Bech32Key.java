package io.github.stepwise.backup.age;

import com.exceptionfactory.jagged.bech32.Bech32;
import com.exceptionfactory.jagged.bech32.Bech32Address;

/** Keys of 32 bytes as text with a checksum. */
final class Bech32Key {
    private static final int BYTES = 32;

    private Bech32Key() {}

    static String encode(String prefix, byte[] key) {
        return Bech32.getEncoder().encode(prefix, key).toString();
    }

    /** The key in a text; null if it is none, or not written as {@link #encode} writes it. */
    static byte[] decode(String prefix, String text) {
        try {
            Bech32Address address = Bech32.getDecoder().decode(text);
            byte[] key = address.getData();
            return key.length == BYTES && encode(prefix, key).equals(text) ? key : null;
        } catch (RuntimeException e) {
            // Besides the documented ones the decoder lets those of its buffers through.
            return null;
        }
    }
}
