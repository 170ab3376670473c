package io.github.stepwise.upgrade;

import io.github.stepwise.words.Phrase;
import java.util.Arrays;
import java.util.List;

/**
 * A run cannot go on for a reason that is not an error of the database. What it says stands in the book {@code stops}, the steps
 * that help under the same key with {@code .steps}. Nothing that it says holds a secret.
 */
final class RunStopped extends Exception {
    static final String BOOK = "stops";

    private static final long serialVersionUID = 1L;

    private final transient Phrase reason;
    private final transient List<String> differences;

    /**
     * @param key of what happened
     * @param arguments put in as they are
     */
    RunStopped(String key, Object... arguments) {
        this(List.of(), key, arguments);
    }

    /** @param differences what the database should be and is not */
    RunStopped(List<String> differences, String key, Object... arguments) {
        this(reason(key, arguments), differences);
    }

    private RunStopped(Phrase reason, List<String> differences) {
        super(reason.toString());
        this.reason = reason;
        this.differences = List.copyOf(differences);
    }

    /** A reason without steps of its own. */
    static Phrase reason(String key, Object... arguments) {
        return Phrase.of(
                BOOK,
                key,
                Arrays.stream(arguments)
                        .map(argument -> argument instanceof Phrase ? argument : String.valueOf(argument))
                        .toArray());
    }

    /** What happened. */
    Phrase reason() {
        return reason;
    }

    /** What to do, the best first, a line each. */
    Phrase steps() {
        return steps(reason);
    }

    /** The same for a reason that has steps. */
    static Phrase steps(Phrase reason) {
        return new Phrase(BOOK, reason.key() + ".steps", reason.arguments());
    }

    List<String> differences() {
        return differences;
    }
}
