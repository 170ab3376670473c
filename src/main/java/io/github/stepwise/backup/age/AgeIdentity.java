package io.github.stepwise.backup.age;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.Secret;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.crypto.KeyAgreement;

/** A secret key that opens what was encrypted for its {@link #recipient()}. Its text is masked. */
public final class AgeIdentity {
    static final String START = "AGE-SECRET-KEY-";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final BigInteger BASE_POINT = BigInteger.valueOf(9);
    private static final int BYTES = 32;

    private final Secret text;
    private final AgeRecipient recipient;
    private final RecipientStanzaReader reader;

    private AgeIdentity(String text, byte[] key) throws GeneralSecurityException, BackupFailure {
        this.text = Secret.of(text);
        this.recipient = AgeRecipient.parse(Bech32Key.encode(AgeRecipient.PREFIX, publicKey(key)));
        this.reader = X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(text);
    }

    private static byte[] publicKey(byte[] key) throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance("X25519");
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, key)));
        agreement.doPhase(keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, BASE_POINT)), true);
        return agreement.generateSecret();
    }

    /** A new key. */
    public static AgeIdentity generate() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        try {
            return new AgeIdentity(Bech32Key.encode(START, key), key);
        } catch (GeneralSecurityException | BackupFailure e) {
            throw new IllegalStateException("This Java makes no X25519 keys", e);
        }
    }

    /**
     * Reads one key, alone or as an identity file with comments and blank lines.
     *
     * @throws BackupFailure as {@link #parseAll} does, and {@code WRONG_KEY} if there are several
     */
    public static AgeIdentity parse(String text) throws BackupFailure {
        List<AgeIdentity> all = parseAll(text);
        if (all.size() > 1) {
            throw refused("There are " + all.size() + " keys where one is expected.");
        }
        return all.get(0);
    }

    /**
     * Reads the keys of an identity file: one in a line, besides comments after {@code #} and blank lines.
     *
     * @return at least one
     * @throws BackupFailure {@code KEY_NEEDED} if the file itself is encrypted, {@code WRONG_KEY} if it holds anything else; the
     *     sentence names the line and never shows it
     */
    public static List<AgeIdentity> parseAll(String text) throws BackupFailure {
        List<AgeIdentity> found = new ArrayList<>();
        int number = 0;
        for (String raw : text.replace("\uFEFF", "").lines().toList()) {
            number++;
            String line = raw.strip();
            if (number == 1 && (line.startsWith("age-encryption.org/") || line.startsWith("-----BEGIN AGE "))) {
                throw BackupFailure.of(
                        BackupFailure.Kind.KEY_NEEDED,
                        "The key is itself encrypted with a passphrase.",
                        "Give its passphrase too.",
                        "Decrypt it first: age -d");
            }
            if (!line.isEmpty() && !line.startsWith("#")) {
                found.add(key(line, number));
            }
        }
        if (found.isEmpty()) {
            throw refused("There is no key.");
        }
        return List.copyOf(found);
    }

    private static AgeIdentity key(String line, int number) throws BackupFailure {
        // age writes capitals; who types from paper may not.
        String upper = line.toUpperCase(Locale.ROOT);
        String where = "Line " + number;
        if (upper.startsWith("-----BEGIN") || upper.startsWith("SSH-")) {
            throw refused(where + " begins a key of another program; only keys of age are supported.");
        }
        if (upper.startsWith("AGE-PLUGIN-")) {
            throw refused(where + " is a key of an age plugin; those are not supported, only age's own keys.");
        }
        if (upper.startsWith("AGE1")) {
            throw refused(where + " is a recipient, the public half of a key; the secret half opens backups.");
        }
        if (!upper.startsWith(START + "1")) {
            throw refused(where + " is not a key.");
        }
        byte[] key = Bech32Key.decode(START, upper);
        if (key == null) {
            throw refused(where + " is a key with a typing error, or not complete.");
        }
        try {
            return new AgeIdentity(upper, key);
        } catch (GeneralSecurityException e) {
            throw refused(where + " is not a usable key.").causedBy(e);
        }
    }

    private static BackupFailure refused(String sentence) {
        return BackupFailure.of(
                BackupFailure.Kind.WRONG_KEY,
                sentence,
                "Give a key as the recovery note or age-keygen has it: AGE-SECRET-KEY-1 and 58 more characters.");
    }

    /** For whom data is encrypted that this opens. */
    public AgeRecipient recipient() {
        return recipient;
    }

    /** The key as text, {@code AGE-SECRET-KEY-1…}. */
    public Secret secret() {
        return text;
    }

    /** Can be used by several threads at once. */
    RecipientStanzaReader reader() {
        return reader;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgeIdentity identity && text.equals(identity.text);
    }

    @Override
    public int hashCode() {
        return recipient.hashCode();
    }

    @Override
    public String toString() {
        return "secret key of " + recipient;
    }
}
