package io.github.stepwise.plan;

import io.github.stepwise.words.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which way is the better one for a database, and what speaks for that.
 *
 * @param reasons whole sentences, the weightiest first
 * @param losses of both ways; those of one way stand together
 * @param holdings what there is to lose
 * @param estimate how long the upgrade will probably take, rounded up; empty if nobody can tell, or there is nothing to do
 */
public record Advice(
        Way recommended, List<Phrase> reasons, List<Loss> losses, Holdings holdings, Optional<Duration> estimate) {
    public Advice {
        reasons = List.copyOf(reasons);
        losses = List.copyOf(losses);
    }

    /** What somebody may miss afterwards. */
    public List<Loss> missedOn(Way way) {
        return lossesOn(way).stream().filter(loss -> !loss.leftover()).toList();
    }

    /** What goes without being missed. */
    public List<Loss> leftoversOn(Way way) {
        return lossesOn(way).stream().filter(Loss::leftover).toList();
    }

    /** What is lost on one way. */
    public List<Loss> lossesOn(Way way) {
        return losses.stream().filter(loss -> loss.on() == way).toList();
    }
}
