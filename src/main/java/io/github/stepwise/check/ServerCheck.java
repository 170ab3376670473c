package io.github.stepwise.check;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.ServerVersion;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.plan.ServerFloor;
import io.github.stepwise.schema.Engine;
import java.time.Duration;
import java.util.Optional;

/** Whether the server can be entered, is what was chosen, and is new enough for the target. */
final class ServerCheck implements Check {
    @Override
    public String id() {
        return "server";
    }

    /** A host that does not answer is told from one that answers late. */
    @Override
    public Duration limit() {
        return Duration.ofSeconds(45);
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem {
        Database database;
        try {
            database = look.database();
        } catch (DatabaseProblem problem) {
            return Answer.blocker("closed", look.sentence(problem), look.nextStep(problem))
                    .showing(CheckRun.words(problem));
        }
        return judge(
                look.premises().settings().engine(),
                database.engine(),
                database.serverVersion(),
                look.catalog().release(target(look)));
    }

    /** A server may be so old that not even its tables can be listed. */
    private static Version target(Look look) throws DatabaseProblem {
        try {
            return look.target();
        } catch (DatabaseProblem unreadable) {
            return new Planner(look.catalog(), look.engine()).newestTarget();
        }
    }

    /** @param target empty if there is no such release, which is the question of another check */
    static Answer judge(Engine chosen, Engine found, ServerVersion version, Optional<Release> target) {
        if (target.isPresent()) {
            ServerFloor floor = ServerFloor.of(target.get(), found);
            if (!floor.accepts(version)) {
                return Answer.blocker(
                        "old", version.toString(), target.get().version().toString(), floor.toString());
            }
        }
        return chosen == found
                ? Answer.passed(version.toString())
                : Answer.note("other", chosen.title(), version.toString());
    }
}
