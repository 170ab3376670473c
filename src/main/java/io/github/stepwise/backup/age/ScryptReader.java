package io.github.stepwise.backup.age;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.codec.CanonicalBase64;
import com.exceptionfactory.jagged.framework.crypto.EncryptedFileKey;
import com.exceptionfactory.jagged.framework.crypto.FileKeyDecryptorFactory;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;

/** Unwraps a file key with a passphrase. */
final class ScryptReader implements RecipientStanzaReader {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final int WRAPPED = 32;

    private final Secret passphrase;

    ScryptReader(Secret passphrase) {
        this.passphrase = passphrase;
    }

    @Override
    public FileKey getFileKey(Iterable<RecipientStanza> stanzas) throws GeneralSecurityException {
        List<RecipientStanza> all = new ArrayList<>();
        stanzas.forEach(all::add);
        if (all.stream().noneMatch(stanza -> stanza.getType().equals(Scrypt.STANZA))) {
            throw new KeyRefused(BackupFailure.of(
                    BackupFailure.Kind.KEY_NEEDED, "This is encrypted for keys, not with a passphrase."));
        }
        RecipientStanza stanza = all.get(0);
        List<String> arguments = stanza.getArguments();
        if (all.size() != 1
                || arguments.size() != 2
                || !NUMBER.matcher(arguments.get(1)).matches()
                || stanza.getBody().length != WRAPPED) {
            throw notAsWritten();
        }
        int work = Integer.parseInt(arguments.get(1));
        if (work > Scrypt.MOST_WORK) {
            throw new KeyRefused(BackupFailure.of(
                    BackupFailure.Kind.DAMAGED,
                    "Opening this with a passphrase would take 2^" + work + " rounds of work; at most 2^"
                            + Scrypt.MOST_WORK + " are accepted."));
        }
        byte[] salt = CanonicalBase64.getDecoder().decode(arguments.get(0).getBytes(StandardCharsets.US_ASCII));
        if (salt.length != Scrypt.SALT) {
            throw notAsWritten();
        }
        try {
            return new FileKeyDecryptorFactory()
                    .newFileKeyDecryptor()
                    .getFileKey(new EncryptedFileKey(stanza.getBody()), Scrypt.wrapKey(passphrase, salt, work));
        } catch (AEADBadTagException e) {
            throw new KeyRefused(BackupFailure.of(
                            BackupFailure.Kind.WRONG_KEY,
                            "The passphrase is wrong.",
                            "Mind capitals and the keyboard's language; every backup has the passphrase of its day.",
                            "Use the recovery key that was printed for this backup.")
                    .causedBy(e));
        }
    }

    private static KeyRefused notAsWritten() {
        return new KeyRefused(BackupFailure.of(
                BackupFailure.Kind.DAMAGED, "The header of what the passphrase protects is not what was written."));
    }
}
