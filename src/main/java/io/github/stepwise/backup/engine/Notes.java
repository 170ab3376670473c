package io.github.stepwise.backup.engine;

import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Translated;
import java.util.Arrays;

/**
 * What backups and restores tell an admin: why something is missing, what to look at. Files and events keep it in English; it
 * is found again in the book to be said in another language, so there is no such sentence outside of the book.
 */
public final class Notes {
    /** The property files that hold all of these texts. */
    public static final String BOOK = "backup-notes";

    private Notes() {}

    /**
     * A sentence of the book.
     *
     * @param arguments put in as they are: numbers without grouping
     */
    public static Phrase of(String key, Object... arguments) {
        return Phrase.of(
                BOOK,
                key,
                Arrays.stream(arguments)
                        .map(argument -> argument instanceof Translated ? argument : String.valueOf(argument))
                        .toArray());
    }
}
