package io.github.stepwise.backup.age;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Protects a backup's secret key with a passphrase. The result is an encrypted identity file, as {@code age -p} makes it:
 * {@code age -d -i} takes it and asks for the passphrase. Both ways take about a second and 256 MiB.
 */
public final class AgePassphrase {
    private AgePassphrase() {}

    /**
     * Encrypts an identity.
     *
     * @param passphrase characters that can be typed at a prompt; used as UTF-8, as age does
     * @return the content of {@code key.age}, about 400 bytes
     * @throws BackupFailure {@code KEY_NEEDED} if the passphrase is empty or no prompt could take it, or if there is too little
     *     memory
     */
    public static byte[] encrypt(AgeIdentity identity, Secret passphrase) throws BackupFailure {
        if (passphrase.reveal().chars().anyMatch(Character::isISOControl)) {
            throw BackupFailure.of(
                    BackupFailure.Kind.KEY_NEEDED,
                    "The passphrase holds a line break or another control character, which nobody can type later.",
                    "Take a passphrase of one line.");
        }
        return encrypt(file(identity), passphrase, Scrypt.WORK);
    }

    private static byte[] file(AgeIdentity identity) {
        String text = "# public key: " + identity.recipient() + "\n"
                + identity.secret().reveal() + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** @param work logarithm to base 2 of scrypt's rounds */
    static byte[] encrypt(byte[] content, Secret passphrase, int work) throws BackupFailure {
        requireOne(passphrase);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (AgeOutputStream encrypted = new AgeOutputStream(file, List.of(new ScryptWriter(passphrase, work)))) {
            encrypted.write(content);
        } catch (IOException e) {
            if (e.getCause() instanceof KeyRefused refused) {
                throw refused.failure();
            }
            throw new UncheckedIOException("Memory takes everything, so this is Java without a cipher", e);
        }
        return file.toByteArray();
    }

    /**
     * Opens an identity file that is encrypted with a passphrase, one of {@link #encrypt} or of {@code age -p}.
     *
     * @param file the content of {@code key.age}
     * @return the identities in it, at least one
     * @throws BackupFailure {@code KEY_NEEDED} without a passphrase or with too little memory, {@code WRONG_KEY} if it is wrong
     *     or the file holds no key, {@code DAMAGED} if the file is not what was written or asks for more than 2^22 rounds
     */
    public static List<AgeIdentity> decrypt(byte[] file, Secret passphrase) throws BackupFailure {
        requireOne(passphrase);
        byte[] content;
        try (AgeInputStream opened = Header.open(new ByteArrayInputStream(file), new ScryptReader(passphrase))) {
            content = opened.readAllBytes();
        } catch (IOException e) {
            throw BackupFailure.of(BackupFailure.Kind.DAMAGED, e.getMessage(), "Take another copy of the file.")
                    .causedBy(e);
        }
        return AgeIdentity.parseAll(new String(content, StandardCharsets.UTF_8));
    }

    private static void requireOne(Secret passphrase) throws BackupFailure {
        if (passphrase.isEmpty()) {
            throw BackupFailure.of(BackupFailure.Kind.KEY_NEEDED, "The passphrase is missing.", "Give the passphrase.");
        }
    }
}
