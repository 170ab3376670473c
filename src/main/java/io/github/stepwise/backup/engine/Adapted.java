package io.github.stepwise.backup.engine;

import io.github.stepwise.words.Phrase;

/**
 * Something that could not be restored quite as it was in the source, so that comparing it would find a difference.
 *
 * @param text what is different and why, in a plain sentence
 */
public record Adapted(DatabaseObject object, Phrase text) {}
