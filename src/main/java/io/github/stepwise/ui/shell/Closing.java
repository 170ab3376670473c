package io.github.stepwise.ui.shell;

import io.github.stepwise.words.Phrase;

/**
 * What closing the window would mean now.
 *
 * @param text told in the status line at all times, and in the question
 */
public record Closing(Kind kind, Phrase text) {
    /** What the window does when it is to be closed. */
    public enum Kind {
        /** Nothing is lost. */
        SAFE,
        /** Something is under way that can be given up; asks first. */
        ASK,
        /** Something is under way that has to come to a safe point first. */
        REFUSED
    }

    /** Nothing has been changed. */
    public static final Closing SAFE = new Closing(Kind.SAFE, Phrase.of("shell", "closing.safe"));

    public static Closing ask(Phrase text) {
        return new Closing(Kind.ASK, text);
    }

    public static Closing refused(Phrase text) {
        return new Closing(Kind.REFUSED, text);
    }
}
