package io.github.stepwise.cli;

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

    private ArgumentGuard() {}

    /** @throws Trouble.Stop if a password is among them; the message does not repeat it */
    static void check(String... arguments) {
        for (String argument : arguments) {
            if (OPTION.matcher(argument).matches() || SHORT.matcher(argument).matches()) {
                throw refusal("A password is not accepted as an argument.");
            }
            String value = argument.startsWith("--") ? argument.substring(argument.indexOf('=') + 1) : argument;
            if (isUrlWithPassword(value)) {
                throw urlRefusal();
            }
        }
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
                        happened + " Every user of this computer can read the arguments of a running program, and the"
                                + " shell keeps them in its history.",
                        "Leave it out: Stepwise asks for it when it runs in a terminal.",
                        "In scripts: --password-file FILE, with a file that only you can read, or the environment"
                                + " variable STEPWISE_PASSWORD.",
                        "Or --oncall-config FILE: OnCall's own .env, docker-compose.yml or values.yaml has it.",
                        "A password that was typed here already is in the history of the shell: remove it there.")
                .stop();
    }
}
