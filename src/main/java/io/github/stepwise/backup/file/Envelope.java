package io.github.stepwise.backup.file;

import io.github.stepwise.backup.age.Age;
import io.github.stepwise.backup.age.AgeIdentity;
import io.github.stepwise.backup.age.AgeRecipient;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/** How the entries of a file are wrapped: as they are, or each encrypted for the same recipients. */
public final class Envelope {
    /** What must be readable without a key: how to use one. None of it tells what the database holds. */
    private static final Set<String> OPEN =
            Set.of(EntryName.README, EntryName.RESTORE_SH, EntryName.RESTORE_CMD, EntryName.KEY, EntryName.SUMS);

    private final List<AgeRecipient> recipients;

    private Envelope(List<AgeRecipient> recipients) {
        this.recipients = List.copyOf(recipients);
    }

    /** No encryption. */
    public static Envelope open() {
        return new Envelope(List.of());
    }

    /** @param recipients each of them can open the file; at least one, such as {@link AgeIdentity#recipient()} */
    public static Envelope sealedFor(List<AgeRecipient> recipients) {
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("nobody could open the file");
        }
        return new Envelope(recipients);
    }

    public boolean isEncrypted() {
        return !recipients.isEmpty();
    }

    String storedName(String name) {
        return encrypts(name) ? name + EntryName.ENCRYPTED : name;
    }

    OutputStream wrap(String name, OutputStream out) throws IOException {
        return encrypts(name) ? Age.encrypt(out, recipients) : out;
    }

    private boolean encrypts(String name) {
        return isEncrypted() && !OPEN.contains(name);
    }
}
