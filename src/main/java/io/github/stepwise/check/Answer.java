package io.github.stepwise.check;

import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a check found, in its own short words.
 *
 * @param key of the sentence: {@code <check>.<key>}, and with {@code .do} behind it what to do; one that begins with {@code
 *     unknown.} is the same for all checks
 * @param arguments of both
 */
record Answer(Severity severity, String key, List<Object> arguments, List<String> evidence, List<String> remedySql) {
    /** Keys of the answers that any check may give. */
    static final String ANY = "unknown.";

    private static final int MAX_EVIDENCE = 20;

    static Answer passed(Object... arguments) {
        return of(Severity.PASSED, "passed", arguments);
    }

    static Answer note(String key, Object... arguments) {
        return of(Severity.NOTE, key, arguments);
    }

    static Answer warning(String key, Object... arguments) {
        return of(Severity.WARNING, key, arguments);
    }

    static Answer blocker(String key, Object... arguments) {
        return of(Severity.BLOCKER, key, arguments);
    }

    static Answer unknown(String key, Object... arguments) {
        return of(Severity.UNKNOWN, key, arguments);
    }

    private static Answer of(Severity severity, String key, Object... arguments) {
        return new Answer(severity, key, List.of(arguments), List.of(), List.of());
    }

    /** The same with objects, sessions or counts to show; of a long list as many as fit. */
    Answer showing(List<String> objects) {
        List<String> shown = objects;
        if (objects.size() > MAX_EVIDENCE) {
            shown = new ArrayList<>(objects.subList(0, MAX_EVIDENCE - 1));
            shown.add("… (+" + (objects.size() - MAX_EVIDENCE + 1) + ")");
        }
        return new Answer(severity, key, arguments, shown, remedySql);
    }

    /** The same with statements to copy. */
    Answer remedy(List<String> statements) {
        return new Answer(severity, key, arguments, evidence, statements);
    }

    Finding by(String check, Duration took) {
        String text = key.startsWith(ANY) ? key : check + "." + key;
        boolean hasAdvice =
                Words.of(Finding.BOOK, Locale.ENGLISH).find(text + ".do").isPresent();
        return new Finding(
                check,
                severity,
                phrase(text),
                Phrase.of(Finding.BOOK, check + ".why"),
                hasAdvice ? Optional.of(phrase(text + ".do")) : Optional.empty(),
                evidence,
                remedySql,
                took);
    }

    private Phrase phrase(String text) {
        return new Phrase(Finding.BOOK, text, arguments);
    }
}
