package io.github.stepwise.backup.file;

import io.github.stepwise.backup.age.AgeIdentity;
import io.github.stepwise.database.Secret;
import java.util.List;

/**
 * What the admin has to open an encrypted file with.
 *
 * @param identities age identities, such as the recovery key of the file; may be empty
 * @param passphrase may be none
 */
public record BackupKeys(List<AgeIdentity> identities, Secret passphrase) {
    public BackupKeys {
        identities = List.copyOf(identities);
    }

    public static BackupKeys none() {
        return new BackupKeys(List.of(), Secret.none());
    }

    public boolean isEmpty() {
        return identities.isEmpty() && passphrase.isEmpty();
    }
}
