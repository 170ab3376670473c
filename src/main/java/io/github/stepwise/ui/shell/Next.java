package io.github.stepwise.ui.shell;

import io.github.stepwise.words.Phrase;

/**
 * The button that goes on.
 *
 * @param text its name, a verb where it does something
 * @param commit whether a database is changed from here on
 */
public record Next(Phrase text, boolean commit) {
    /** Only to the next page. */
    public static final Next PAGE = new Next(Phrase.of("shell", "next"), false);

    /** To the start page. */
    public static final Next DONE = new Next(Phrase.of("shell", "done"), false);

    /** Does something that changes nothing yet, such as making a backup. */
    public static Next action(Phrase text) {
        return new Next(text, false);
    }

    /** Changes a database. */
    public static Next commit(Phrase text) {
        return new Next(text, true);
    }
}
