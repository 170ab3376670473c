package io.github.stepwise.cli;

import io.github.stepwise.database.Secret;
import io.github.stepwise.install.OnCallUser;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The database user that OnCall will come in as, where that is not the one who installs. */
final class RoleOptions {
    static final String VARIABLE = "STEPWISE_ROLE_PASSWORD";

    @Option(
            names = "--create-role",
            paramLabel = "NAME",
            description =
                    "Make this database user for OnCall, with all rights to the new database and to no other. Its password"
                            + " has " + OnCallUser.SHORTEST_PASSWORD + " characters at least.")
    private String create;

    @Option(
            names = "--grant-to",
            paramLabel = "NAME",
            description = "Give the rights to this database user, who is there already.")
    private String existing;

    @Option(
            names = "--role-password-file",
            paramLabel = "FILE",
            description = "File with the password of the new user in its first line. Without it: the environment"
                    + " variable " + VARIABLE + ", then a question on the terminal.")
    private Path passwordFile;

    @Option(
            names = "--role-host",
            paramLabel = "HOST",
            description = "From where the user may come in; everywhere if not given. MySQL and MariaDB only.")
    private String host;

    /** @throws Trouble.Stop if the options contradict each other or no password can be had */
    Optional<OnCallUser> user(Terminal terminal, Action action) {
        if (create != null && existing != null) {
            throw Trouble.usage("--create-role and --grant-to exclude each other.", "Use the one that fits.")
                    .stop();
        }
        OnCallUser user = null;
        if (create != null) {
            user = OnCallUser.create(create, action.keep(longEnough(password(terminal))));
        } else if (existing != null) {
            user = OnCallUser.existing(existing);
        }
        return Optional.ofNullable(host == null || user == null ? user : user.withHost(host));
    }

    private Secret longEnough(Secret password) {
        if (password.reveal().length() < OnCallUser.SHORTEST_PASSWORD) {
            throw Trouble.usage(
                            "The password for the new user " + create + " is too short.",
                            "Use one of " + OnCallUser.SHORTEST_PASSWORD + " characters at least.")
                    .stop();
        }
        return password;
    }

    private Secret password(Terminal terminal) {
        if (passwordFile != null) {
            return Passwords.firstLine(passwordFile, "--role-password-file");
        }
        String variable = terminal.environment().get(VARIABLE);
        if (variable != null && !variable.isEmpty()) {
            return Secret.of(variable);
        }
        if (terminal.keyboard().isPresent()) {
            Keyboard keyboard = terminal.keyboard().get();
            Secret first = Secret.of(keyboard.askHidden("Password for the new user " + create + ": "));
            Secret second = Secret.of(keyboard.askHidden("The same once more: "));
            if (!first.isEmpty() && first.equals(second)) {
                return first;
            }
            throw Trouble.usage(
                            first.isEmpty() ? "A new user needs a password." : "The two passwords differ.",
                            "Try again.")
                    .stop();
        }
        throw Trouble.usage(
                        "The new user " + create + " needs a password, and there is no terminal to ask on.",
                        "Give it with --role-password-file FILE or in the environment variable " + VARIABLE + ".")
                .stop();
    }
}
