package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.plan.Risk;
import java.util.List;

/** Which tables are so big that altering them takes a while. */
final class BigTablesCheck implements Check {
    @Override
    public String id() {
        return "big-tables";
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, PlanRefused {
        List<String> rewrites = look.plan().migrations().stream()
                .flatMap(migration -> migration.risks().stream()
                        .filter(risk -> risk.kind() == Risk.Kind.REWRITES)
                        .map(risk -> migration.release() + " · " + risk.table() + " · " + risk.text() + " ("
                                + risk.rows().orElse(0) + ")"))
                .toList();
        return rewrites.isEmpty()
                ? Answer.passed()
                : Answer.note("found", rewrites.size()).showing(rewrites);
    }
}
