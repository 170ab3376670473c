package io.github.stepwise.backup.age;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import io.github.stepwise.backup.engine.BackupFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Encrypts and decrypts streams of any length with little memory, as <a href="https://age-encryption.org/v1">age</a> does. */
public final class Age {
    private Age() {}

    /**
     * Encrypts for recipients, each of whom can open it alone. The header is written at once.
     *
     * @param target takes the encrypted bytes; closed with the result
     * @param recipients at least one
     * @throws IOException what the target threw
     */
    public static AgeOutputStream encrypt(OutputStream target, List<AgeRecipient> recipients) throws IOException {
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("Nobody could open what is encrypted for no one");
        }
        List<RecipientStanzaWriter> writers = new ArrayList<>();
        for (AgeRecipient recipient : recipients) {
            writers.add(recipient.writer());
        }
        return new AgeOutputStream(target, writers);
    }

    /**
     * Decrypts with whichever of the identities fits. A wrong key shows here, before the first byte; what is wrong further on
     * comes as {@link DamagedPayload} while reading.
     *
     * @param source the encrypted bytes; closed with the result, left open if this fails
     * @throws BackupFailure {@code KEY_NEEDED} without identities or if it is encrypted with a passphrase, {@code WRONG_KEY} if
     *     none of them fits, {@code DAMAGED} if the header is not what was written
     * @throws IOException what the source threw
     */
    public static AgeInputStream decrypt(InputStream source, List<AgeIdentity> identities)
            throws IOException, BackupFailure {
        if (identities.isEmpty()) {
            throw BackupFailure.of(
                    BackupFailure.Kind.KEY_NEEDED,
                    "This is encrypted, and no key was given.",
                    "Give the passphrase of the backup, its recovery key, or the key of one of its recipients.");
        }
        return Header.open(source, new IdentityReader(identities));
    }
}
