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
 * @param leftover whether OnCall has no use for it any more, so that nobody misses it: a cache, or a column whose values are in
 *     another place by then
 */
public record Loss(Phrase what, OptionalLong rows, Way on, boolean leftover) {
    /** Whether the sentence tells itself what is known of the number of rows. */
    public boolean tellsRows() {
        return rows.isEmpty()
                && what.arguments().stream()
                        .anyMatch(argument -> argument.toString().endsWith(Risk.LATER));
    }
}
