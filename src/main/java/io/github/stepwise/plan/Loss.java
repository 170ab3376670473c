package io.github.stepwise.plan;

import io.github.stepwise.words.Phrase;
import java.util.OptionalLong;

/**
 * What is gone, or has to be made again, at the end of a way.
 *
 * @param what a whole sentence. On the upgrade it holds a sentence of the catalog as its argument, unchanged and in English, so
 *     that a translation of the catalog can be put there
 * @param rows how many rows it concerns now; empty when that is known only on the way
 * @param on the way on which it happens
 */
public record Loss(Phrase what, OptionalLong rows, Way on) {}
