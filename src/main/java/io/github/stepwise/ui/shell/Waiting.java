package io.github.stepwise.ui.shell;

import io.github.stepwise.words.Phrase;

/**
 * What has to be done on a page before the button that goes on works.
 *
 * @param text a whole sentence
 * @param node id of what it is done with; empty if there is nothing of the kind on the page
 */
public record Waiting(Phrase text, String node) {
    /** Nothing on the page would help. */
    public static Waiting forNothing(Phrase text) {
        return new Waiting(text, "");
    }
}
