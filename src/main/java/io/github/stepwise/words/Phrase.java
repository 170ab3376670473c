package io.github.stepwise.words;

import java.util.List;
import java.util.Locale;

/**
 * A sentence that can be said in every language: where its text stands, and what goes into it.
 *
 * @param book name of the property files that hold the text, {@code check} for {@code /words/check.properties}
 * @param key of the text within them
 * @param arguments for {@code {0}}, {@code {1}} and so on: texts, numbers, or phrases themselves
 */
public record Phrase(String book, String key, List<Object> arguments) {
    public Phrase {
        arguments = List.copyOf(arguments);
    }

    public static Phrase of(String book, String key, Object... arguments) {
        return new Phrase(book, key, List.of(arguments));
    }

    /** The sentence in a language; in English where that language has no text for it. */
    public String in(Locale language) {
        Object[] said = arguments.stream()
                .map(argument -> argument instanceof Phrase phrase ? phrase.in(language) : argument)
                .toArray();
        return Words.of(book, language).say(key, said);
    }

    /** In English, as the command line, reports and logs have it. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
