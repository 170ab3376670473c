package io.github.stepwise.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A sentence that can be said in every language: where its text stands, and what goes into it.
 *
 * @param book name of the property files that hold the text, {@code check} for {@code /words/check.properties}
 * @param key of the text within them
 * @param arguments for {@code {0}}, {@code {1}} and so on: texts, numbers, phrases themselves, or what is {@link Translated}
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
        return Words.of(book, language).say(key, said(language));
    }

    /** As {@link #in}, where there may be no such text. */
    public Optional<String> find(Locale language) {
        return Words.of(book, language).find(key, said(language));
    }

    private Object[] said(Locale language) {
        return arguments.stream().map(argument -> said(argument, language)).toArray();
    }

    private static Object said(Object argument, Locale language) {
        if (argument instanceof Translated translated) {
            return translated.in(language);
        }
        return argument instanceof Phrase phrase ? phrase.in(language) : argument;
    }

    /** In English, as the command line, reports and logs have it. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
