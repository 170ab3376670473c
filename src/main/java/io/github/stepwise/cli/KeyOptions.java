package io.github.stepwise.cli;

import io.github.stepwise.backup.age.AgeIdentity;
import io.github.stepwise.backup.age.AgePassphrase;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.database.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What opens an encrypted backup. */
final class KeyOptions {
    static final String VARIABLE = "STEPWISE_BACKUP_PASSPHRASE";

    private static final String KEY = "AGE-SECRET-KEY-";

    @Option(
            names = "--identity",
            paramLabel = "FILE",
            description = "File with a secret key of age: the recovery note of this backup, or the key of one of its"
                    + " recipients. May be given several times.")
    private List<Path> identityFiles = List.of();

    @Option(names = "--passphrase", description = "Ask for the passphrase of the backup on the terminal.")
    private boolean ask;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "File with the passphrase in its first line. Without these options: the environment variable "
                    + VARIABLE + ", then a question on the terminal if the backup is encrypted.")
    private Path passphraseFile;

    /**
     * The keys for a backup.
     *
     * @param action is told them, so that it never shows them
     * @throws BackupFailure if a key file is none
     */
    BackupKeys keys(Path backup, Terminal terminal, Action action) throws BackupFailure {
        Secret passphrase = action.keep(passphrase(terminal));
        List<AgeIdentity> identities = new ArrayList<>();
        boolean used = false;
        for (Path file : identityFiles) {
            byte[] content = read(file);
            boolean sealed = isEncrypted(content);
            identities.addAll(sealed ? AgePassphrase.decrypt(content, passphrase) : parse(content));
            used |= sealed;
        }
        if (identities.isEmpty() && passphrase.isEmpty()) {
            return found(backup, terminal, action);
        }
        identities.forEach(identity -> action.keep(identity.secret()));
        // One that opens a key file need not be that of the backup.
        return new BackupKeys(identities, used ? Secret.none() : passphrase);
    }

    /** Nothing was named, so a question is due, but only where it matters. */
    private static BackupKeys found(Path backup, Terminal terminal, Action action) throws BackupFailure {
        String variable = terminal.environment().get(VARIABLE);
        if (variable != null && !variable.isEmpty()) {
            return new BackupKeys(List.of(), action.keep(Secret.of(variable)));
        }
        if (terminal.keyboard().isEmpty() || !isEncrypted(backup)) {
            return BackupKeys.none();
        }
        Secret typed = action.keep(Secret.of(
                terminal.keyboard().get().askHidden("Passphrase or recovery key of " + backup.getFileName() + ": ")));
        boolean key = typed.reveal().strip().toUpperCase(Locale.ROOT).startsWith(KEY);
        return key
                ? new BackupKeys(List.of(AgeIdentity.parse(typed.reveal())), Secret.none())
                : new BackupKeys(List.of(), typed);
    }

    private static boolean isEncrypted(Path backup) {
        try (BackupReader reader = BackupReader.open(backup, BackupKeys.none())) {
            return reader.isEncrypted();
        } catch (BackupFailure e) {
            return e.kind() == BackupFailure.Kind.KEY_NEEDED;
        }
    }

    private Secret passphrase(Terminal terminal) {
        if (passphraseFile != null) {
            return Passwords.firstLine(passphraseFile, "--passphrase-file");
        } else if (!ask) {
            return Secret.none();
        } else if (terminal.keyboard().isEmpty()) {
            throw noTerminal();
        }
        return Secret.of(terminal.keyboard().get().askHidden("Passphrase of the backup: "));
    }

    static Trouble.Stop noTerminal() {
        return Trouble.usage(
                        "--passphrase asks on the terminal, and there is none.",
                        "Use --passphrase-file FILE or the environment variable " + VARIABLE + ".")
                .stop();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Trouble.usage(
                            "--identity: the file " + file
                                    + (Files.exists(file) ? " cannot be read." : " is not there."),
                            "Check its path and its rights.")
                    .stop();
        }
    }

    private static boolean isEncrypted(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).startsWith("age-encryption.org/");
    }

    /** A recovery note has a good deal of text around its key. */
    private static List<AgeIdentity> parse(byte[] content) throws BackupFailure {
        String whole = new String(content, StandardCharsets.UTF_8);
        // Editors on Windows put a byte order mark in front.
        String text = whole.startsWith("\uFEFF") ? whole.substring(1) : whole;
        String keys = text.startsWith("RECOVERY NOTE")
                ? text.lines().filter(line -> line.startsWith(KEY)).collect(Collectors.joining("\n"))
                : text;
        return AgeIdentity.parseAll(keys);
    }
}
