package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.state.State;
import java.time.temporal.ChronoUnit;

/** Whether it is a database of OnCall that Stepwise knows. */
final class DatabaseCheck implements Check {
    @Override
    public String id() {
        return "database";
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem {
        State state = look.inspection().state();
        if (state instanceof State.Known known) {
            return Answer.passed(known.range());
        } else if (state instanceof State.Between between) {
            return Answer.note("between", between.describe())
                    .showing(between.missing().stream()
                            .map(migration -> migration.release() + " " + migration.id())
                            .toList());
        } else if (state instanceof State.Unfinished unfinished) {
            return Answer.note(
                    "unfinished",
                    unfinished.target().toString(),
                    unfinished.startedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        } else if (state instanceof State.Empty) {
            return Answer.blocker("empty");
        } else if (state instanceof State.HalfRestored half) {
            return Answer.blocker("half-restored", half.file(), half.startedAt());
        } else if (state instanceof State.Newer newer) {
            return Answer.blocker("newer").showing(newer.unknown());
        }
        return Answer.blocker("foreign", state.describe());
    }
}
