package io.github.stepwise.catalog.oncall;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets the way OnCall's encrypted columns hold them: AES-256 in CBC mode with one initialization vector for
 * everything, as URL-safe base64. Equal texts therefore give equal results, and a text that is no result of this key
 * stands for itself: that is OnCall's rule, and why it reads unencrypted secrets as well.
 */
public final class MirageCipher {

    /** The initialization vector of OnCall's own deployments, unless the admin chose another. */
    public static final String USUAL_IV = "1234567890abcdef";

    private static final int KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 16;

    private final SecretKeySpec key;
    private final IvParameterSpec iv;

    private MirageCipher(SecretKeySpec key, IvParameterSpec iv) {
        this.key = key;
        this.iv = iv;
    }

    /**
     * The cipher for the keys of one OnCall installation.
     *
     * @param secretKey {@code MIRAGE_SECRET_KEY}, or {@code SECRET_KEY} where that is empty; at least 32 characters
     * @param iv {@code MIRAGE_CIPHER_IV}, 16 bytes
     * @throws IllegalArgumentException when one of them is too short for OnCall itself; the message does not show them
     */
    public static MirageCipher of(String secretKey, String iv) {
        if (secretKey.codePointCount(0, secretKey.length()) < KEY_BYTES) {
            throw new IllegalArgumentException("the secret key has fewer than 32 characters");
        }
        byte[] ivBytes = iv.getBytes(StandardCharsets.UTF_8);
        if (ivBytes.length != BLOCK_BYTES) {
            throw new IllegalArgumentException("the initialization vector is not 16 bytes long");
        }
        byte[] encoded = Base64.getUrlEncoder().encode(secretKey.getBytes(StandardCharsets.UTF_8));
        return new MirageCipher(
                new SecretKeySpec(Arrays.copyOf(encoded, KEY_BYTES), "AES"), new IvParameterSpec(ivBytes));
    }

    /** The encrypted text; a text that is encrypted with this key already stays as it is, and null stays null. */
    public String encrypt(String text) {
        if (text == null || matches(text)) {
            return text;
        }
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(encrypted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt with AES in CBC mode", e);
        }
    }

    /** The text in the clear; a text that this key cannot decrypt stays as it is, and null stays null. */
    public String decrypt(String stored) {
        return stored == null ? null : decrypted(stored).orElse(stored);
    }

    /**
     * True when the stored text was encrypted with this key. OnCall never says that a key is wrong, so this is the way to
     * find out before secrets are written with it: an organization's {@code api_token} is always there to try.
     */
    public boolean matches(String stored) {
        return stored != null && decrypted(stored).isPresent();
    }

    private Optional<String> decrypted(String stored) {
        try {
            byte[] encrypted = Base64.getUrlDecoder().decode(stored);
            byte[] text = cipher(Cipher.DECRYPT_MODE).doFinal(encrypted);
            return encrypted.length == 0
                    ? Optional.empty()
                    : Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(text))
                            .toString());
        } catch (IllegalArgumentException | GeneralSecurityException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, key, iv);
        return cipher;
    }

    @Override
    public String toString() {
        return "MirageCipher[***]";
    }
}
