package io.github.stepwise.cli;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Why a command did not do what it was asked, told in the order in which an admin asks.
 *
 * @param kind a word for programs, the same whatever the text; empty if there is none
 * @param happened what happened
 * @param data whether the data is safe
 * @param next what can be done now, one step each
 * @param details what exactly it was about: a statement, differences; empty if there is nothing more to say
 * @param server the words of the server; empty if there are none
 */
record Trouble(
        ExitCode exitCode,
        String kind,
        String happened,
        String data,
        List<String> next,
        List<String> details,
        String server) {
    /** For everything that goes wrong before a command looks at a database with the intent to write. */
    static final String UNTOUCHED = "Nothing was changed.";

    Trouble {
        next = next.stream().filter(step -> step != null && !step.isBlank()).toList();
        details = List.copyOf(details);
        server = server == null ? "" : server.strip();
    }

    Trouble(ExitCode exitCode, String happened, String data, List<String> next, List<String> details, String server) {
        this(exitCode, "", happened, data, next, details, server);
    }

    Trouble(ExitCode exitCode, String happened, String data, List<String> next, String server) {
        this(exitCode, happened, data, next, List.of(), server);
    }

    static Trouble usage(String happened, String... next) {
        return new Trouble(ExitCode.USAGE, happened, UNTOUCHED, List.of(next), "");
    }

    static Trouble refused(String happened, String... next) {
        return new Trouble(ExitCode.REFUSED, happened, UNTOUCHED, List.of(next), "");
    }

    /** The same, with every text passed through a mask. */
    Trouble masked(UnaryOperator<String> mask) {
        return new Trouble(
                exitCode,
                kind,
                mask.apply(happened),
                mask.apply(data),
                next.stream().map(mask).toList(),
                details.stream().map(mask).toList(),
                mask.apply(server));
    }

    /** As an exception, to leave a command with. */
    Stop stop() {
        return new Stop(this, null);
    }

    /** Ends a command; the trouble has all that is to be said. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Trouble trouble;

        Stop(Trouble trouble, Throwable cause) {
            super(trouble.happened(), cause);
            this.trouble = trouble;
        }

        Trouble trouble() {
            return trouble;
        }
    }
}
