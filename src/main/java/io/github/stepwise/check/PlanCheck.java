package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.state.State;
import java.time.Duration;

/** Whether there is a way from what is there to the target. */
final class PlanCheck implements Check {
    @Override
    public String id() {
        return "plan";
    }

    /** It counts rows of many tables. */
    @Override
    public Duration limit() {
        return Duration.ofMinutes(2);
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem {
        try {
            Plan plan = look.plan();
            String target = plan.target().toString();
            return plan.isEmpty()
                    ? Answer.note("nothing", target)
                    : Answer.passed(
                            target, plan.stops().size(), plan.migrations().size());
        } catch (PlanRefused refused) {
            if (isNoBeginning(look.inspection().state())) {
                return Answer.blocker("no-beginning");
            }
            return Answer.blocker(
                    "refused", refused.getMessage().replace(" Nothing was changed.", ""), refused.nextStep());
        }
    }

    /** Of these the check of the database says all there is to say. */
    private static boolean isNoBeginning(State state) {
        return state instanceof State.Newer
                || state instanceof State.Empty
                || state instanceof State.HalfRestored
                || state instanceof State.Foreign;
    }
}
