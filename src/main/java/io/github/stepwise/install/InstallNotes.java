package io.github.stepwise.install;

import io.github.stepwise.words.Phrase;

/** What an install tells an admin, and what it calls the things that it makes. */
final class InstallNotes {
    private static final String BOOK = "install-notes";

    private InstallNotes() {}

    static Phrase of(String key, Object... arguments) {
        return Phrase.of(BOOK, key, arguments);
    }

    /** How a thing is taken away again by hand. */
    static Phrase remedy(String sql) {
        return of("remedy", sql);
    }
}
