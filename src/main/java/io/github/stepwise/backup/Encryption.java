package io.github.stepwise.backup;

import io.github.stepwise.backup.age.AgeRecipient;
import io.github.stepwise.database.Secret;
import java.util.List;

/**
 * Who shall be able to open a backup, besides whoever has the recovery key that is made with it.
 *
 * @param passphrase may be none if there are recipients
 */
public record Encryption(Secret passphrase, List<AgeRecipient> recipients) {
    public Encryption {
        recipients = List.copyOf(recipients);
        if (passphrase.isEmpty() && recipients.isEmpty()) {
            throw new IllegalArgumentException("encryption needs a passphrase or a recipient");
        }
    }
}
