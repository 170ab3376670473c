package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.plan.PlanRefused;

/** Whether OnCall's secret key will be asked for. */
final class SecretKeyCheck implements Check {
    @Override
    public String id() {
        return "secret-key";
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, PlanRefused {
        return look.plan().needsSecretKey() ? Answer.note("needed") : Answer.passed();
    }
}
