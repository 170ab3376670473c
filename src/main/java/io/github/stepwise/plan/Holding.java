package io.github.stepwise.plan;

import io.github.stepwise.words.Phrase;

/**
 * One kind of thing that a database holds.
 *
 * @param what what it is: "Integrations", "Alert groups"
 * @param table where it is counted; two kinds may share one
 * @param rows how many there are, without those that OnCall has marked as deleted; never 0
 */
public record Holding(Phrase what, String table, long rows) {}
