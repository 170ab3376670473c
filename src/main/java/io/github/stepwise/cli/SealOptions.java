package io.github.stepwise.cli;

import io.github.stepwise.backup.Encryption;
import io.github.stepwise.backup.age.AgeRecipient;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who shall be able to open a backup that is being made; everybody if nothing is said. */
final class SealOptions {
    @Option(
            names = "--passphrase",
            description = "Encrypt the backup, and ask for a passphrase on the terminal (twice).")
    private boolean ask;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description =
                    "Encrypt the backup with the passphrase in the first line of this file. The environment variable "
                            + KeyOptions.VARIABLE + " does the same.")
    private Path passphraseFile;

    @Option(
            names = "--recipient",
            paramLabel = "KEY",
            description = "Encrypt the backup for the owner of this public key of age: age1.... May be given several"
                    + " times.")
    private List<String> recipients = List.of();

    @Option(
            names = "--recipients-file",
            paramLabel = "FILE",
            description = "File with such keys, one in a line. May be given several times.")
    private List<Path> recipientFiles = List.of();

    @Option(
            names = "--recovery-note",
            paramLabel = "FILE",
            description =
                    "Write the recovery key of an encrypted backup, and how to use it, to this new file; keep it apart"
                            + " from the backup. Without it the note is shown once on the terminal, if there is one.")
    private Path note;

    /**
     * @return empty for a backup that is not encrypted
     * @throws Trouble.Stop if no passphrase can be had, or the options contradict each other
     * @throws BackupFailure if a recipient is none
     */
    Optional<Encryption> encryption(Terminal terminal, Action action) throws BackupFailure {
        if (ask && passphraseFile != null) {
            throw Trouble.usage("--passphrase and --passphrase-file exclude each other.", "Use the one that fits.")
                    .stop();
        }
        Secret passphrase = action.keep(passphrase(terminal));
        List<AgeRecipient> all = recipients();
        if (passphrase.isEmpty() && all.isEmpty()) {
            if (note != null) {
                throw Trouble.usage(
                                "--recovery-note is for encrypted backups, and nothing says how to encrypt this one.",
                                "Add --passphrase, --passphrase-file or --recipient, or leave it out.")
                        .stop();
            }
            return Optional.empty();
        }
        return Optional.of(new Encryption(passphrase, all));
    }

    /** Where the recovery note goes; made now, so that it cannot fail later. */
    NoteFile note() {
        return note == null ? NoteFile.none() : NoteFile.reserve(note);
    }

    private Secret passphrase(Terminal terminal) {
        if (passphraseFile != null) {
            return Passwords.firstLine(passphraseFile, "--passphrase-file");
        } else if (!ask) {
            return Secret.of(terminal.environment().get(KeyOptions.VARIABLE));
        } else if (terminal.keyboard().isEmpty()) {
            throw KeyOptions.noTerminal();
        }
        Keyboard keyboard = terminal.keyboard().get();
        Secret first = Secret.of(keyboard.askHidden("Passphrase for the backup: "));
        Secret second = Secret.of(keyboard.askHidden("The same once more: "));
        if (first.isEmpty() || !first.equals(second)) {
            throw Trouble.usage(
                            first.isEmpty() ? "An empty passphrase protects nothing." : "The two passphrases differ.",
                            "Try again.")
                    .stop();
        }
        return first;
    }

    private List<AgeRecipient> recipients() throws BackupFailure {
        List<AgeRecipient> all = new ArrayList<>();
        for (String recipient : recipients) {
            all.add(AgeRecipient.parse(recipient));
        }
        for (Path file : recipientFiles) {
            for (String line : Passwords.lines(file, "--recipients-file")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    all.add(AgeRecipient.parse(line));
                }
            }
        }
        return all;
    }
}
