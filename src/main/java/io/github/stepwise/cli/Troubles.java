package io.github.stepwise.cli;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.catalog.CatalogException;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.install.InstallFailure;
import io.github.stepwise.plan.PlanRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What an exception that ends a command means; one that is thrown while a plan runs has its answer there. */
final class Troubles {
    private Troubles() {}

    static Trouble of(Throwable e) {
        if (e instanceof Trouble.Stop stop) {
            return stop.trouble();
        } else if (e instanceof DatabaseProblem problem) {
            return connection(problem, Trouble.UNTOUCHED);
        } else if (e instanceof PlanRefused refused) {
            String happened = refused.getMessage().replace(" " + Trouble.UNTOUCHED, "");
            return Trouble.refused(happened, refused.nextStep());
        } else if (e instanceof InstallFailure failure) {
            return install(failure);
        } else if (e instanceof BackupFailure failure) {
            return BackupTroubles.of(failure);
        } else if (e instanceof CatalogException) {
            return own("The catalog of releases is damaged: " + e.getMessage(), Trouble.UNTOUCHED);
        }
        return own(
                "Stepwise failed in a way that its makers did not foresee: " + e,
                "This happened outside of the upgrade itself, which leaves no half-done migration without saying so."
                        + " stepwise detect shows what the database holds.");
    }

    static Trouble connection(DatabaseProblem problem, String data) {
        List<String> next = new ArrayList<>();
        next.add(problem.nextStep());
        if (problem.kind() == DatabaseProblem.Kind.WRONG_PASSWORD) {
            next.add("The password is taken from --password-file, else from the environment variable STEPWISE_PASSWORD,"
                    + " else from --oncall-config, else it is asked for on the terminal.");
        }
        return new Trouble(
                ExitCode.CONNECTION, problem.sentence(), data, next, Objects.toString(problem.serverText(), ""));
    }

    private static Trouble install(InstallFailure failure) {
        List<String> next = new ArrayList<>();
        next.add(failure.nextStep());
        failure.left().forEach(left -> next.add("Remove " + left.what() + ": " + left.remedy()));
        ExitCode code = switch (failure.kind()) {
            case NOT_EMPTY, WRONG_ENCODING, SERVER_TOO_OLD, USER_EXISTS, NO_SUCH_USER -> ExitCode.REFUSED;
            case FILE -> ExitCode.USAGE;
            case CANCELLED -> ExitCode.CANCELLED;
            case DATABASE -> failure.statement().isPresent() ? ExitCode.FAILED : ExitCode.CONNECTION;
        };
        return new Trouble(
                failure.left().isEmpty() ? code : ExitCode.PARTLY,
                failure.sentence(),
                failure.condition(),
                next,
                failure.serverText());
    }

    private static Trouble own(String happened, String data) {
        return new Trouble(
                ExitCode.FAILED,
                happened,
                data,
                List.of("Run the command again with --debug, and report what it shows as an issue of Stepwise."),
                "");
    }
}
