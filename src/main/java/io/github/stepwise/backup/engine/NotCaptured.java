package io.github.stepwise.backup.engine;

import io.github.stepwise.words.Phrase;

/**
 * Something in the source that the backup does not hold. It blocks the backup until the admin accepts it by its name.
 *
 * @param object what it is; the admin accepts it by the text of {@link DatabaseObject#toString()}
 * @param reason why, in a plain sentence, and where else it can be had
 */
public record NotCaptured(DatabaseObject object, String reason) {
    /**
     * With a reason that can be said in every language.
     *
     * @param reason of the book of {@link Notes}
     */
    public static NotCaptured because(DatabaseObject object, Phrase reason) {
        return new NotCaptured(object, reason.toString());
    }
}
