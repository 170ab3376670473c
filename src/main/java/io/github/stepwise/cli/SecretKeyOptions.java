package io.github.stepwise.cli;

import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Secret;
import io.github.stepwise.plan.SecretKeyCheck;
import io.github.stepwise.settings.OnCallConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The key with which OnCall encrypts what it stores; asked for only where the plan needs it. */
final class SecretKeyOptions {
    @Option(
            names = "--secret-key-file",
            paramLabel = "FILE",
            description = "File with OnCall's MIRAGE_SECRET_KEY in its first line (SECRET_KEY where that is not set, as"
                    + " in OnCall's docker-compose), and MIRAGE_CIPHER_IV in the second if it was changed. Not needed"
                    + " with --oncall-config. Asked for on the terminal, and only if something has to be encrypted.")
    private Path file;

    @Option(
            names = "--without-secret-key",
            description = "Store passwords of converted webhooks as plain text; OnCall reads them all the same.")
    private boolean without;

    /** A key and its initialization vector. */
    private record Key(Secret secret, String iv) {}

    /** Whether somebody at the terminal has to type it, or is told what going without means. */
    boolean isAsked(Terminal terminal, Optional<OnCallConfig> oncall) {
        boolean configured =
                oncall.filter(known -> !known.mirageSecretKey().isEmpty()).isPresent();
        return without || file == null && !configured && terminal.keyboard().isPresent();
    }

    /**
     * @return empty to go without
     * @throws Trouble.Stop if there is no key, or it is not the one that OnCall stored its values with
     */
    Optional<MirageCipher> cipher(Terminal terminal, Action action, Database database, Optional<OnCallConfig> oncall)
            throws DatabaseProblem {
        Optional<Key> key = without ? Optional.empty() : key(terminal, action, oncall);
        if (key.isEmpty()) {
            terminal.warn("Warning: passwords and headers of converted webhooks will be stored as plain text.");
            return Optional.empty();
        }
        MirageCipher cipher = of(key.get());
        check(cipher, database);
        return Optional.of(cipher);
    }

    private Optional<Key> key(Terminal terminal, Action action, Optional<OnCallConfig> oncall) {
        if (file != null) {
            List<String> lines = Passwords.lines(file, "--secret-key-file");
            String iv = lines.size() > 1 && !lines.get(1).isEmpty() ? lines.get(1) : MirageCipher.USUAL_IV;
            return Optional.of(new Key(action.keep(Secret.of(lines.get(0))), iv));
        }
        if (oncall.isPresent() && !oncall.get().mirageSecretKey().isEmpty()) {
            Secret iv = Secret.of(oncall.get().mirageCipherIv().reveal());
            Secret secret = action.keep(Secret.of(oncall.get().mirageSecretKey().reveal()));
            return Optional.of(new Key(secret, iv.isEmpty() ? MirageCipher.USUAL_IV : iv.reveal()));
        }
        if (terminal.keyboard().isEmpty()) {
            throw Trouble.refused(
                            "Passwords of outgoing webhooks have to be encrypted on the way, and nobody gave OnCall's key.",
                            "Give it with --secret-key-file FILE, or with --oncall-config.",
                            "Or store them as plain text with --without-secret-key.")
                    .stop();
        }
        terminal.say("");
        Say.field(
                terminal,
                "",
                "Passwords of outgoing webhooks have to be encrypted on the way, with the key that OnCall has:"
                        + " MIRAGE_SECRET_KEY, or SECRET_KEY where that is not set.");
        Secret typed = Secret.of(terminal.keyboard().get().askHidden("The key (empty to store plain text): "));
        return typed.isEmpty() ? Optional.empty() : Optional.of(new Key(action.keep(typed), MirageCipher.USUAL_IV));
    }

    private static MirageCipher of(Key key) {
        try {
            return MirageCipher.of(key.secret().reveal(), key.iv());
        } catch (IllegalArgumentException e) {
            throw Trouble.refused(
                            "This cannot be OnCall's key: " + e.getMessage() + ".",
                            "Take MIRAGE_SECRET_KEY from OnCall's settings, or SECRET_KEY where that is not set.")
                    .stop();
        }
    }

    private static void check(MirageCipher cipher, Database database) throws DatabaseProblem {
        if (SecretKeyCheck.of(cipher, database) == SecretKeyCheck.Answer.OTHER_KEY) {
            throw Trouble.refused(
                            "This is not the key that OnCall has: the Grafana token that it stored cannot be read with"
                                    + " it.",
                            "Take MIRAGE_SECRET_KEY from the settings of the running OnCall, or SECRET_KEY where that is"
                                    + " not set. The Helm chart makes new ones at every upgrade unless they are pinned.",
                            "If that key is lost, store plain text with --without-secret-key.")
                    .stop();
        }
    }
}
