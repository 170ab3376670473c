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
        return run.result().map(result -> after(result, run.plan().target())).orElse(List.of());
    }

    private static List<String> after(UpgradeResult result, Version target) {
        List<String> steps = new ArrayList<>();
        switch (result.outcome()) {
            case COMPLETED -> steps.addAll(start(target));
            case PAUSED -> {
                steps.add("The database rests at OnCall " + result.reached().orElse(target)
                        + ". Go on with stepwise upgrade --to " + target + " at once, or run that release meanwhile:");
                steps.addAll(start(result.reached().orElse(target)));
            }
            case CANCELLED -> {
                steps.add(
                        result.condition() == Condition.UNCHANGED
                                ? "The database is as it was: the OnCall that ran on it before can be started again."
                                : "Leave OnCall stopped: its releases do not fit a database between two of them.");
                steps.add("Go on with stepwise upgrade --to " + target + "; it does what is left.");
            }
            case FAILED -> result.failure().ifPresent(failure -> steps.addAll(failure.nextSteps()));
        }
        result.original()
                .ifPresent(file -> steps.add("The database as it was before is kept in " + file
                        + "; remove it when OnCall has run well for a while."));
        return steps;
    }

    private static List<String> start(Version release) {
        return List.of(
                "Make sure that the old engine and celery are stopped; they must never work on this database again.",
                "Start OnCall " + release + ": image grafana/oncall:v" + release
                        + " (docker-compose: the image's tag, Helm: image.tag). Its own migrate finds nothing to do.",
                "Update the OnCall plugin in Grafana to version " + release
                        + "; engine and plugin should have the same.",
                "Send a test alert through an escalation chain, and look at a schedule.");
    }
}
