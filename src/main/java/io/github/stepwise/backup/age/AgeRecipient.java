package io.github.stepwise.backup.age;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import io.github.stepwise.backup.engine.BackupFailure;
import java.security.GeneralSecurityException;
import java.util.Locale;

/** Somebody for whom data can be encrypted, by a public key: {@code age1} and 58 more characters. It is no secret. */
public final class AgeRecipient {
    static final String PREFIX = "age";

    private static final int LENGTH = 62;

    private final String text;
    private final RecipientStanzaWriter writer;

    private AgeRecipient(String text, RecipientStanzaWriter writer) {
        this.text = text;
        this.writer = writer;
    }

    /**
     * Reads a recipient as {@code age-keygen} prints it.
     *
     * @throws BackupFailure {@code WRONG_KEY} if it is anything else; the sentence says what
     */
    public static AgeRecipient parse(String text) throws BackupFailure {
        String key = text.strip();
        String lower = key.toLowerCase(Locale.ROOT);
        if (lower.startsWith(AgeIdentity.START.toLowerCase(Locale.ROOT))) {
            throw refused("This is a secret key; a recipient is the public key that belongs to it.");
        }
        if (lower.startsWith("ssh-")) {
            throw refused("Keys of SSH are not supported as recipients, only keys of age.");
        }
        if (!lower.startsWith(PREFIX + "1")) {
            throw refused("This is not a recipient.");
        }
        byte[] bytes = Bech32Key.decode(PREFIX, key);
        if (bytes == null) {
            // A plugin's name stands between age1 and the last 1, and 1 is not among the other characters.
            throw refused(
                    key.length() != LENGTH && lower.indexOf('1', PREFIX.length() + 1) > 0
                            ? "Recipients of age plugins are not supported, only age's own keys."
                            : "The recipient has a typing error or is not complete.");
        }
        try {
            RecipientStanzaWriter writer = X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(key);
            // Some numbers are no usable public key, and that shows first when something is encrypted.
            writer.getRecipientStanzas(new FileKey());
            return new AgeRecipient(key, writer);
        } catch (GeneralSecurityException e) {
            throw refused("Nothing can be encrypted for this recipient.").causedBy(e);
        }
    }

    private static BackupFailure refused(String sentence) {
        return BackupFailure.of(
                BackupFailure.Kind.WRONG_KEY,
                sentence,
                "Give a recipient as age-keygen prints it: age1 and 58 more letters and digits.");
    }

    RecipientStanzaWriter writer() {
        return writer;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgeRecipient recipient && text.equals(recipient.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return text;
    }
}
