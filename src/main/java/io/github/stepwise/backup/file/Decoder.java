package io.github.stepwise.backup.file;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.github.stepwise.backup.age.Age;
import io.github.stepwise.backup.age.AgeIdentity;
import io.github.stepwise.backup.age.AgePassphrase;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Turns stored entries into what was put in: decrypts, decompresses, and never gives more than announced. */
final class Decoder {
    private static final int BUFFER = 1 << 17;
    private static final int KEY_FILE = 1 << 16;

    private final Archive archive;
    private final boolean encrypted;
    private final List<AgeIdentity> identities;

    private Decoder(Archive archive, boolean encrypted, List<AgeIdentity> identities) {
        this.archive = archive;
        this.encrypted = encrypted;
        this.identities = identities;
    }

    static Decoder of(Archive archive, BackupKeys keys) throws BackupFailure {
        boolean encrypted = archive.has(EntryName.MANIFEST + EntryName.ENCRYPTED);
        if (encrypted == archive.has(EntryName.MANIFEST)) {
            throw FileRefusal.damaged(archive.file(), encrypted ? "it has two manifests" : "it has no manifest");
        }
        return new Decoder(archive, encrypted, encrypted ? identities(archive, keys) : List.of());
    }

    private static List<AgeIdentity> identities(Archive archive, BackupKeys keys) throws BackupFailure {
        boolean byPassphrase = archive.has(EntryName.KEY);
        if (keys.isEmpty()) {
            throw BackupFailure.of(
                    Kind.KEY_NEEDED,
                    "The backup " + archive.file().getFileName() + " is encrypted.",
                    byPassphrase
                            ? "Give its passphrase, or the recovery key that was shown when it was made."
                            : "Give the key of one of its recipients, or the recovery key that was shown when it was made.");
        }
        List<AgeIdentity> identities = new ArrayList<>(keys.identities());
        if (!keys.passphrase().isEmpty() && byPassphrase) {
            try (InputStream in = archive.stored(EntryName.KEY)) {
                identities.addAll(AgePassphrase.decrypt(in.readNBytes(KEY_FILE), keys.passphrase()));
            } catch (IOException e) {
                throw archive.damaged(EntryName.KEY, e);
            }
        } else if (identities.isEmpty()) {
            throw BackupFailure.of(
                    Kind.WRONG_KEY,
                    "The backup " + archive.file().getFileName() + " was not encrypted with a passphrase.",
                    "Give the key of one of its recipients, or the recovery key that was shown when it was made.");
        }
        return identities;
    }

    boolean isEncrypted() {
        return encrypted;
    }

    String storedName(String name) {
        return encrypted ? name + EntryName.ENCRYPTED : name;
    }

    /**
     * What was put into an entry.
     *
     * @param most bytes that it may have; reading more fails, so that a small file cannot fill a disk
     */
    InputStream open(String name, long most) throws IOException, BackupFailure {
        InputStream stored = new BufferedInputStream(archive.stored(storedName(name)), BUFFER);
        InputStream plain = encrypted ? Age.decrypt(stored, identities) : stored;
        return new LimitedInput(name.endsWith(".zst") ? new ZstdInputStreamNoFinalizer(plain) : plain, most);
    }
}
