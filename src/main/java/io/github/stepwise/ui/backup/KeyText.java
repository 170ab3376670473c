package io.github.stepwise.ui.backup;

import io.github.stepwise.backup.age.AgeIdentity;
import io.github.stepwise.backup.age.AgePassphrase;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.database.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Keys as people have them: a passphrase, a recovery key, a file with one of these in it. */
public final class KeyText {
    private static final String KEY = "AGE-SECRET-KEY-";
    private static final String SEALED = "age-encryption.org/";
    private static final String NOTE = "RECOVERY NOTE";

    /** No key file is longer; somebody may have chosen the backup itself. */
    private static final long MOST_BYTES = 1 << 20;

    private KeyText() {}

    /**
     * What was typed: a recovery key, else it is a passphrase.
     *
     * @throws BackupFailure if it begins like a key and is none
     */
    public static BackupKeys typed(String text) throws BackupFailure {
        boolean key = text.strip().toUpperCase(Locale.ROOT).startsWith(KEY);
        return key
                ? new BackupKeys(AgeIdentity.parseAll(text.strip()), Secret.none())
                : new BackupKeys(List.of(), Secret.of(text));
    }

    /**
     * A recovery note, or an identity file of age.
     *
     * @param typed opens a file that is itself encrypted; may be empty
     * @throws BackupFailure if there is no key in it
     */
    public static BackupKeys file(Path file, String typed) throws BackupFailure, IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw BackupFailure.of(
                    BackupFailure.Kind.WRONG_KEY,
                    file.getFileName() + " is too large for a file with a key.",
                    "Choose the recovery note of the backup, or a key file of age.");
        }
        byte[] content = Files.readAllBytes(file);
        String text = new String(content, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        if (text.startsWith(SEALED) && !typed.isEmpty()) {
            return new BackupKeys(AgePassphrase.decrypt(content, Secret.of(typed)), Secret.none());
        }
        // A recovery note has a good deal of text around its key.
        String keys = text.startsWith(NOTE)
                ? text.lines().filter(line -> line.startsWith(KEY)).collect(Collectors.joining("\n"))
                : text;
        return new BackupKeys(AgeIdentity.parseAll(keys), Secret.none());
    }
}
