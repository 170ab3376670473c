package io.github.stepwise.backup.age;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import io.github.stepwise.backup.engine.BackupFailure;
import java.security.GeneralSecurityException;
import java.util.List;

/** Tries identities one after the other. */
final class IdentityReader implements RecipientStanzaReader {
    private final List<AgeIdentity> identities;

    IdentityReader(List<AgeIdentity> identities) {
        this.identities = List.copyOf(identities);
    }

    @Override
    public FileKey getFileKey(Iterable<RecipientStanza> stanzas) throws GeneralSecurityException {
        for (AgeIdentity identity : identities) {
            try {
                return identity.reader().getFileKey(stanzas);
            } catch (UnsupportedRecipientStanzaException e) {
                // Not for this one: the exception says nothing more than that.
            }
        }
        for (RecipientStanza stanza : stanzas) {
            if (stanza.getType().equals(Scrypt.STANZA)) {
                throw new KeyRefused(BackupFailure.of(
                        BackupFailure.Kind.KEY_NEEDED, "This is encrypted with a passphrase, not for a key."));
            }
        }
        throw new KeyRefused(BackupFailure.of(
                BackupFailure.Kind.WRONG_KEY,
                identities.size() == 1
                        ? "This was not encrypted for the given key."
                        : "This was not encrypted for any of the " + identities.size() + " given keys.",
                "Give the recovery key that was printed for this very backup: every backup has its own.",
                "Give the key of one of the recipients that were named when the backup was made."));
    }
}
