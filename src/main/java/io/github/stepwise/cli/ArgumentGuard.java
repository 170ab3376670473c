package io.github.stepwise.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keeps passwords out of the arguments. It looks before the arguments are parsed, because a parser quotes what it does not
 * understand.
 */
final class ArgumentGuard {
    private static final Pattern OPTION = Pattern.compile("--?(password|passwd|pass|pwd)(=.*)?", Pattern.DOTALL);
    private static final Pattern SHORT = Pattern.compile("-p.*", Pattern.DOTALL);
    private static final Pattern CREDENTIALS = Pattern.compile("[A-Za-z]+://[^/?\\s]*:[^/?]*@.*", Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile(".*[?&;](password|pwd|pass)=[^&;].*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final String PASSPHRASE = "--passphrase";
    private static final String KEY = "AGE-SECRET-KEY-";
    private static final String WHY =
            "Every user of this computer can read the arguments of a running program, and the shell keeps them in its"
                    + " history.";

    private ArgumentGuard() {}

    /** @throws Trouble.Stop if a password is among them; the message does not repeat it */
    static void check(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.toUpperCase(Locale.ROOT).contains(KEY)) {
                throw keyRefusal("A secret key is not accepted as an argument.");
            } else if (argument.startsWith(PASSPHRASE + "=")
                    || argument.equals(PASSPHRASE) && i + 1 < arguments.length && looksSecret(arguments[i + 1])) {
                throw keyRefusal("A passphrase is not accepted as an argument; --passphrase asks for it.");
            }
            if (OPTION.matcher(argument).matches() || SHORT.matcher(argument).matches()) {
                throw refusal("A password is not accepted as an argument.");
            }
            String value = argument.startsWith("--") ? argument.substring(argument.indexOf('=') + 1) : argument;
            if (isUrlWithPassword(value)) {
                throw urlRefusal();
            }
        }
    }

    /** What stands behind {@code --passphrase}, which takes nothing, and is neither an option nor a backup. */
    private static boolean looksSecret(String argument) {
        return !argument.startsWith("-") && !argument.endsWith(".stepwise") && !isThere(argument);
    }

    private static boolean isThere(String argument) {
        try {
            return Files.exists(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Trouble.Stop keyRefusal(String happened) {
        return Trouble.usage(
                        happened + " " + WHY,
                        "In scripts: --passphrase-file FILE or --identity FILE, with a file that only you can read, or the"
                                + " environment variable " + KeyOptions.VARIABLE + ".",
                        "What was typed here already is in the history of the shell: remove it there.")
                .stop();
    }

    static Trouble.Stop urlRefusal() {
        return refusal("A URL with a password in it is not accepted as an argument.");
    }

    private static boolean isUrlWithPassword(String value) {
        String url = value.startsWith("jdbc:") ? value.substring("jdbc:".length()) : value;
        boolean isUrl = url.contains("://") || !url.equals(value);
        return CREDENTIALS.matcher(url).matches()
                || (isUrl && PARAMETER.matcher(url).matches());
    }

    private static Trouble.Stop refusal(String happened) {
        return Trouble.usage(
                        happened + " " + WHY,
                        "Leave it out: Stepwise asks for it when it runs in a terminal.",
                        "In scripts: --password-file FILE, with a file that only you can read, or the environment"
                                + " variable STEPWISE_PASSWORD.",
                        "Or --oncall-config FILE: OnCall's own .env, docker-compose.yml or values.yaml has it.",
                        "A password that was typed here already is in the history of the shell: remove it there.")
                .stop();
    }
}
