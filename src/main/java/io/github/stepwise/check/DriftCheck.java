package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Difference;
import java.util.List;

/** Whether the structure is what the recorded migrations leave. */
final class DriftCheck implements Check {
    @Override
    public String id() {
        return "drift";
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem {
        if (look.onCall().isEmpty()) {
            return Answer.unknown("unknown.oncall");
        }
        // Views, triggers and the like have a check of their own.
        List<String> differences = look.inspection().drift(look.database(), look.catalog()).stream()
                .filter(difference -> difference.subject() != Difference.Subject.EXTRA)
                .map(Difference::toString)
                .toList();
        return differences.isEmpty()
                ? Answer.passed()
                : Answer.warning("found", differences.size()).showing(differences);
    }
}
