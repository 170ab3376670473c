package io.github.stepwise.cli;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeFailure;
import java.util.ArrayList;
import java.util.List;

/** What the failure of a run means for whoever started it. */
final class RunTroubles {
    private RunTroubles() {}

    static Trouble.Stop stop(UpgradeFailure failure) {
        return new Trouble.Stop(of(failure), failure.problem().orElse(null));
    }

    private static Trouble of(UpgradeFailure failure) {
        StringBuilder happened = new StringBuilder(failure.sentence().replace(" " + Trouble.UNTOUCHED, ""));
        failure.migration()
                .ifPresent(id -> happened.append(" It was migration ").append(id));
        failure.migration()
                .ifPresent(id -> happened.append(failure.release()
                        .map(release -> ", on the way to OnCall " + release + ".")
                        .orElse(".")));
        List<String> details = new ArrayList<>();
        failure.statement()
                .ifPresent(sql -> details.add("Statement: " + sql.strip().replaceAll("\\s+", " ")));
        details.addAll(failure.differences());
        return new Trouble(
                code(failure),
                happened.toString(),
                failure.conditionText() + " " + failure.safety(),
                failure.nextSteps(),
                details,
                failure.problem().map(DatabaseProblem::serverText).orElse(""));
    }

    static ExitCode code(UpgradeFailure failure) {
        if (!failure.differences().isEmpty()) {
            return ExitCode.DIFFERENT;
        }
        boolean whole = failure.condition() == Condition.UNCHANGED || failure.condition() == Condition.ROLLED_BACK;
        return whole ? ExitCode.FAILED : ExitCode.PARTLY;
    }
}
