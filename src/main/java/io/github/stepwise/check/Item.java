package io.github.stepwise.check;

import io.github.stepwise.words.Phrase;

/**
 * A check that can be run.
 *
 * @param id for {@link Checks#run}
 * @param title two or three words
 * @param question what it asks
 */
public record Item(String id, Phrase title, Phrase question) {}
