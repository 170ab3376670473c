package io.github.stepwise.report;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeResult;
import java.util.ArrayList;
import java.util.List;

/** What an admin does after a run, the first thing first. */
public final class NextSteps {
    private NextSteps() {}

    /** Empty while the run goes on. */
    public static List<String> after(RunRecord run) {
        return after(run, Texts.english());
    }

    static List<String> after(RunRecord run, Texts texts) {
        return run.result()
                .map(result -> after(result, run.plan().target(), texts))
                .orElse(List.of());
    }

    private static List<String> after(UpgradeResult result, Version target, Texts texts) {
        List<String> steps = new ArrayList<>();
        String to = target.toString();
        switch (result.outcome()) {
            case COMPLETED -> steps.addAll(start(target, texts));
            case PAUSED -> {
                Version reached = result.reached().orElse(target);
                steps.add(texts.say("next.paused", reached.toString(), to));
                steps.addAll(start(reached, texts));
            }
            case CANCELLED -> {
                boolean same = result.condition() == Condition.UNCHANGED;
                steps.add(texts.say(same ? "next.unchanged" : "next.between"));
                steps.add(texts.say("next.resume", to));
            }
            case FAILED -> result.failure().ifPresent(failure -> steps.addAll(texts.translated(failure.nextSteps())));
        }
        result.original().ifPresent(file -> steps.add(texts.say("next.original", file.toString())));
        return steps;
    }

    private static List<String> start(Version release, Texts texts) {
        String number = release.toString();
        return List.of(
                texts.say("next.stopped"),
                texts.say("next.start", number),
                texts.say("next.plugin", number),
                texts.say("next.test"));
    }
}
