package io.github.stepwise.ui.trouble;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.catalog.CatalogException;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.ProblemWords;
import io.github.stepwise.install.InstallFailure;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.task.Causes;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeFailure;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Translated;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Explains failures of the engine. */
public final class Troubles {
    /** The cause where the engine itself stopped. */
    static final String REASON = "reason";

    private static final int FRAMES = 12;

    private Troubles() {}

    /** @param where the database that it was about; null if there was none */
    public static Trouble of(Throwable thrown, ConnectionSettings where) {
        Throwable e = Causes.of(thrown);
        if (e instanceof DatabaseProblem problem) {
            return of(problem, where);
        } else if (e instanceof BackupFailure failure) {
            return of(failure, where);
        } else if (e instanceof InstallFailure failure) {
            return of(failure, where);
        } else if (e instanceof PlanRefused refused) {
            return new Trouble(
                    "plan",
                    List.of(refused.getMessage()),
                    refused.getMessage(),
                    List.of(refused.nextStep()),
                    List.of());
        } else if (e instanceof IOException failure) {
            return FileTroubles.of(failure);
        } else if (e instanceof CatalogException) {
            return new Trouble(
                    "catalog",
                    List.of(),
                    "The list of OnCall's releases, which is part of Stepwise, cannot be read.",
                    List.of(
                            "Without it Stepwise can neither inspect nor upgrade a database. Download Stepwise again and compare"
                                    + " its checksum with the published one.",
                            "If that does not help, copy the details and report them; nothing in them is secret."),
                    List.of(e.toString()));
        }
        return mistake(e);
    }

    /**
     * Explains what failed where nobody had foreseen it.
     *
     * @param condition what shape the databases are in, in the language of the wizard
     * @param safe whether they are known to be as they were
     */
    public static Trouble unforeseen(Throwable thrown, String condition, boolean safe) {
        Trouble known = of(thrown, null);
        return known.condition().isEmpty()
                ? new Trouble(
                        known.cause(),
                        known.arguments(),
                        known.sentence(),
                        safe,
                        "",
                        condition,
                        known.because(),
                        known.nextSteps(),
                        known.details())
                : known;
    }

    /** @param where the database that was spoken to; null if it is not known */
    public static Trouble of(DatabaseProblem problem, ConnectionSettings where) {
        List<Object> arguments = new ArrayList<>(arguments(where));
        arguments.add(problem.serverText());
        arguments.add(ProblemWords.statements(problem));
        return new Trouble(
                "problem." + problem.reason(),
                arguments,
                problem.sentence(),
                List.of(problem.nextStep()),
                details(problem));
    }

    public static Trouble of(BackupFailure failure, ConnectionSettings where) {
        List<String> details = new ArrayList<>(failure.details());
        details.add(failure.serverText());
        return new Trouble(
                "backup." + id(failure.kind()),
                arguments(where),
                failure.sentence(),
                !failure.partly(),
                failure.partly() ? "condition.partly-restored" : "condition.backup",
                failure.condition(),
                null,
                failure.nextSteps(),
                details);
    }

    public static Trouble of(InstallFailure failure, ConnectionSettings where) {
        List<String> details = new ArrayList<>();
        failure.statement().ifPresent(details::add);
        details.add(failure.serverText());
        failure.left().forEach(left -> details.add(left.what() + ": " + left.remedy()));
        return new Trouble(
                "install." + id(failure.kind()),
                arguments(where),
                failure.sentence(),
                true,
                failure.left().isEmpty() ? "condition.nothing-left" : "condition.something-left",
                failure.condition(),
                null,
                List.of(failure.nextStep()),
                details);
    }

    /** @param where the database that was upgraded */
    public static Trouble of(UpgradeFailure failure, ConnectionSettings where) {
        List<String> details = new ArrayList<>();
        boolean begun = failure.migration().isPresent() || failure.condition() != Condition.UNCHANGED;
        failure.release().ifPresent(release -> details.add("Release: " + release));
        failure.migration().ifPresent(migration -> details.add("Migration: " + migration));
        failure.statement().ifPresent(details::add);
        failure.problem().ifPresent(problem -> details.addAll(details(problem)));
        details.addAll(failure.differences());
        return new Trouble(
                "upgrade." + (begun ? id(failure.condition()) : "not-begun"),
                List.of(failure.migration().orElse(""), Connections.name(where)),
                failure.sentence(),
                failure.dataSafe(),
                "condition." + id(failure.condition()),
                failure.safety() + " " + failure.conditionText(),
                because(failure, where),
                failure.nextSteps(),
                details);
    }

    /** What the database or the engine said, as a trouble of its own. */
    private static Trouble because(UpgradeFailure failure, ConnectionSettings where) {
        Trouble found = failure.reason()
                .map(reason -> of(reason, steps(failure, reason)))
                .orElse(null);
        return failure.problem()
                .map(problem -> of(problem, where).because(found))
                .orElse(found);
    }

    /** Where a copy failed its verification, nothing has to be restored: the database itself is as it was. */
    private static Phrase steps(UpgradeFailure failure, Phrase reason) {
        boolean copy = !failure.differences().isEmpty() && failure.condition() == Condition.UNCHANGED;
        return new Phrase(
                reason.book(), copy ? "differences.unchanged.steps" : reason.key() + ".steps", reason.arguments());
    }

    private static Trouble of(Phrase reason, Phrase steps) {
        return new Trouble(REASON, List.of(reason, new Translated("", steps)), reason.toString(), List.of(), List.of());
    }

    private static Trouble mistake(Throwable e) {
        List<String> details = new ArrayList<>();
        details.add(e.toString());
        Arrays.stream(e.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "  at " + frame)
                .forEach(details::add);
        return new Trouble(
                "own-mistake",
                List.of(),
                "Stepwise itself made a mistake.",
                List.of("Copy the details and report them; nothing in them is secret."),
                details);
    }

    private static List<String> details(DatabaseProblem problem) {
        return List.of(
                problem.serverText(),
                problem.sqlState() == null ? "" : "SQLSTATE " + problem.sqlState(),
                problem.errorCode() == 0 ? "" : "Error " + problem.errorCode());
    }

    /** Server or file, database, user. */
    private static List<Object> arguments(ConnectionSettings where) {
        return where == null
                ? List.of("", "", "")
                : List.of(
                        Objects.toString(where.address(), String.valueOf(where.file())),
                        Connections.name(where),
                        Objects.toString(where.user(), ""));
    }

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
