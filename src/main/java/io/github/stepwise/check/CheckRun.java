package io.github.stepwise.check;

import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Problems;
import io.github.stepwise.plan.PlanRefused;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs checks within their limits of time, and makes a finding of whatever happens. */
final class CheckRun {
    private static final Logger LOG = LoggerFactory.getLogger(CheckRun.class);
    private static final long PAUSE_MILLIS = 100;

    private final Look look;
    private final BooleanSupplier cancelled;

    CheckRun(Look look, BooleanSupplier cancelled) {
        this.look = look;
        this.cancelled = cancelled;
    }

    Finding of(Check check) {
        long start = System.nanoTime();
        FutureTask<Answer> task = new FutureTask<>(() -> answer(check));
        Thread thread = new Thread(task, "stepwise check " + check.id());
        thread.setDaemon(true);
        thread.start();
        Answer answer = await(task, check.limit(), start);
        return answer.by(check.id(), Duration.ofNanos(System.nanoTime() - start));
    }

    private Answer await(FutureTask<Answer> task, Duration limit, long start) {
        while (true) {
            try {
                return task.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                boolean late = System.nanoTime() - start > limit.toNanos();
                if (late || cancelled.getAsBoolean()) {
                    look.breakOff();
                    return late ? late(limit) : Answer.unknown("unknown.cancelled");
                }
            } catch (ExecutionException e) {
                LOG.debug("a check failed", e.getCause());
                return Answer.unknown(
                        "unknown.failed", String.valueOf(e.getCause().getClass().getSimpleName()));
            } catch (InterruptedException e) {
                look.breakOff();
                Thread.currentThread().interrupt();
                return Answer.unknown("unknown.cancelled");
            }
        }
    }

    private static Answer late(Duration limit) {
        return Answer.unknown("unknown.late", limit.toSeconds());
    }

    private Answer answer(Check check) throws Exception {
        try {
            return check.look(look);
        } catch (DatabaseProblem problem) {
            return unknown(problem);
        } catch (SQLException e) {
            return unknown(problem(e));
        } catch (PlanRefused refused) {
            return Answer.unknown("unknown.plan");
        } catch (CancellationException gaveUp) {
            return Answer.unknown("unknown.before");
        }
    }

    private DatabaseProblem problem(SQLException e) throws DatabaseProblem {
        Database database = look.database();
        return Problems.translate(e, database.settings());
    }

    /** The server's own words go with it; they hold no password. */
    private Answer unknown(DatabaseProblem problem) {
        String key = problem.kind() == DatabaseProblem.Kind.NO_RIGHTS ? "unknown.rights" : "unknown.database";
        return Answer.unknown(key, look.sentence(problem), look.nextStep(problem))
                .showing(words(problem));
    }

    static List<String> words(DatabaseProblem problem) {
        return problem.serverText().lines().filter(line -> !line.isBlank()).toList();
    }
}
