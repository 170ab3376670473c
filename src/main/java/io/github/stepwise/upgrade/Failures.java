package io.github.stepwise.upgrade;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Problems;
import io.github.stepwise.schema.SchemaException;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.PhraseBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what went wrong into words for the admin. */
final class Failures {
    /** Exceptions of the dialects have English texts only. */
    private static final PhraseBook ENGLISH = PhraseBook.of(RunStopped.BOOK);

    private Failures() {}

    static UpgradeFailure of(Exception e, Aftermath aftermath, Progress progress, ConnectionSettings settings) {
        Optional<DatabaseProblem> problem = problem(e, settings);
        Optional<Phrase> reason = reason(e, problem, progress);
        List<String> steps = new ArrayList<>();
        problem.map(DatabaseProblem::nextStep).filter(step -> !step.isBlank()).ifPresent(steps::add);
        List<String> differences = e instanceof RunStopped stopped ? stopped.differences() : List.of();
        if (!differences.isEmpty() && aftermath.condition() == Condition.UNCHANGED) {
            steps.add(RunStopped.reason("differences.unchanged.steps").toString());
        } else if (e instanceof RunStopped stopped) {
            stopped.steps().toString().lines().forEach(steps::add);
        } else if (reason.filter(Failures::isObstruction).isPresent()) {
            RunStopped.steps(reason.get()).toString().lines().forEach(steps::add);
        } else {
            steps.addAll(afterwards(aftermath.condition()));
        }
        boolean safe = aftermath.condition() != Condition.UNKNOWN;
        return new UpgradeFailure(
                sentence(e, problem, reason, progress),
                progress.release(),
                progress.migration(),
                progress.statement(),
                aftermath.condition(),
                aftermath.text(),
                safe,
                safety(aftermath.condition()),
                steps,
                problem,
                reason,
                differences);
    }

    /** Whether it is known how the last statement ended; where the connection was lost, the server may have done it. */
    static boolean isAnswered(Exception e, ConnectionSettings settings) {
        return problem(e, settings)
                .map(problem -> problem.kind() != DatabaseProblem.Kind.CONNECTION_LOST)
                .orElse(true);
    }

    /** Only SQLite knows it, where a copy is discarded: nothing is left to go on with. */
    private static boolean isObstruction(Phrase reason) {
        return reason.key().equals("obstructed");
    }

    private static Optional<DatabaseProblem> problem(Exception e, ConnectionSettings settings) {
        if (e instanceof DatabaseProblem problem) {
            return Optional.of(problem);
        }
        return e instanceof SQLException sql ? Optional.of(Problems.translate(sql, settings)) : Optional.empty();
    }

    /** What it was, where the database did not say it; who is in the way, where it did. */
    private static Optional<Phrase> reason(Exception e, Optional<DatabaseProblem> problem, Progress progress) {
        if (problem.isPresent()) {
            return problem.filter(found -> found.kind() == DatabaseProblem.Kind.LOCK_HELD)
                    .flatMap(found -> progress.blocker())
                    .map(who -> RunStopped.reason("in-the-way", who));
        } else if (e instanceof RunStopped stopped) {
            return Optional.of(stopped.reason());
        } else if (e instanceof UncheckedIOException || e instanceof IOException) {
            return Optional.of(RunStopped.reason("file", e.getMessage()));
        } else if (e instanceof SchemaException) {
            return Optional.of(ENGLISH.find(e.getMessage())
                    .map(what -> RunStopped.reason("obstructed", what))
                    .orElseGet(() -> RunStopped.reason("not-fitting", e.getMessage())));
        }
        return Optional.of(RunStopped.reason("mistake", e));
    }

    private static String sentence(
            Exception e, Optional<DatabaseProblem> problem, Optional<Phrase> reason, Progress progress) {
        String what = Stream.concat(
                        problem.map(DatabaseProblem::sentence).stream(), reason.map(Phrase::toString).stream())
                .collect(Collectors.joining(" "));
        String where =
                progress.migration().map(id -> "Migration " + id + " failed. ").orElse("");
        return e instanceof RunStopped ? what : where + what;
    }

    /** What to do where the cause itself does not tell. */
    static List<String> afterwards(Condition condition) {
        return switch (condition) {
            case UNCHANGED -> List.of("Run the upgrade again when that is solved. Nothing has to be restored.");
            case ROLLED_BACK, PARTLY_CHANGED ->
                List.of(
                        "Run the upgrade again when that is solved: it goes on where it stopped. Leave OnCall switched off"
                                + " until then.",
                        "Or restore the backup to go back.");
            case UPGRADED -> List.of("Run the upgrade again: it removes what is left of this run.");
            case UNKNOWN ->
                List.of(
                        "Connect again as soon as the server answers: Stepwise then reads what the database holds, and can go"
                                + " on. Leave OnCall switched off until then.",
                        "If the server does not come back, restore the backup.");
        };
    }

    private static String safety(Condition condition) {
        return switch (condition) {
            case UNCHANGED -> "Your data is safe: nothing was changed.";
            case ROLLED_BACK -> "Your data is safe: the migration that failed left nothing behind.";
            case PARTLY_CHANGED -> "Your data is safe: each change of rows was made completely or not at all.";
            case UPGRADED -> "Your data is safe: the upgrade itself is complete.";
            case UNKNOWN ->
                "Whether your data is safe can be told once the server answers. The backup is not affected.";
        };
    }
}
