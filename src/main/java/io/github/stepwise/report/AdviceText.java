package io.github.stepwise.report;

import io.github.stepwise.plan.Advice;
import io.github.stepwise.plan.Loss;
import io.github.stepwise.plan.Way;
import io.github.stepwise.words.Phrase;
import java.util.ArrayList;
import java.util.List;

/** Which way to take, as an admin reads it below a plan. */
public final class AdviceText {
    private static final String BOOK = "advice";

    private AdviceText() {}

    /** The recommendation, its reasons, and what each way costs. */
    public static List<String> of(Advice advice) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Which way");
        lines.add("  Recommended: " + way(advice.recommended()));
        for (Phrase reason : advice.reasons()) {
            lines.addAll(Wrapped.lines(reason.toString(), "  - ", "    "));
        }
        losses(lines, "What the upgrade loses", advice.missedOn(Way.UPGRADE));
        if (!advice.leftoversOn(Way.UPGRADE).isEmpty()) {
            losses(
                    lines,
                    "What goes without being missed: OnCall does not use it any more",
                    advice.leftoversOn(Way.UPGRADE));
        }
        losses(lines, "What a fresh installation loses", advice.lossesOn(Way.FRESH));
        return lines;
    }

    private static void losses(List<String> lines, String title, List<Loss> losses) {
        lines.add("");
        lines.add(title + (losses.isEmpty() ? ": nothing" : ""));
        for (Loss loss : losses) {
            lines.addAll(Wrapped.lines(
                    loss.what() + (loss.tellsRows() ? "" : " (" + Words.rows(loss.rows()) + ")"), "  - ", "    "));
        }
    }

    private static Phrase way(Way way) {
        return Phrase.of(BOOK, way == Way.UPGRADE ? "way.upgrade" : "way.fresh");
    }
}
