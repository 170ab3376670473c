package io.github.stepwise.backup.engine;

/**
 * Something in the source that the backup does not hold. It blocks the backup until the admin accepts it by its name.
 *
 * @param object what it is; the admin accepts it by the text of {@link DatabaseObject#toString()}
 * @param reason why, in a plain sentence, and where else it can be had
 */
public record NotCaptured(DatabaseObject object, String reason) {}
