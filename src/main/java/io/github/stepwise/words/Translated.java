package io.github.stepwise.words;

import java.util.Locale;

/**
 * Something whose English is made elsewhere, while books have only what is said instead in other languages.
 *
 * @param english as it was made
 * @param other what other languages say, as far as they have a text for it
 */
public record Translated(String english, Phrase other) {
    /** In a language; in English where that language has no text for it. */
    public String in(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? english
                : other.find(language).orElse(english);
    }

    /** In English, as the command line, reports and logs have it. */
    @Override
    public String toString() {
        return english;
    }
}
