package io.github.stepwise.cli;

import io.github.stepwise.backup.Step;
import io.github.stepwise.backup.engine.BackupFailure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the failure of a backup, a check or a restore means for whoever started it. */
final class BackupTroubles {
    /** While these last, a database is read; what is damaged then is not a file. */
    private static final Set<Step> READING = EnumSet.of(Step.READING_SCHEMA, Step.SAVING, Step.SEALING);

    private BackupTroubles() {}

    /** @param during what was being done */
    static Trouble.Stop stop(BackupFailure failure, Optional<Step> during) {
        ExitCode code = code(failure);
        boolean source = during.isPresent() && READING.contains(during.get());
        boolean wrong = source && failure.kind() == BackupFailure.Kind.DAMAGED;
        return new Trouble.Stop(of(failure, wrong ? ExitCode.FAILED : code), failure);
    }

    /** What a database did that was in the middle of something when it was asked to stop. */
    static Trouble.Stop cancelled(BackupFailure failure) {
        Trouble trouble = new Trouble(
                ExitCode.CANCELLED,
                BackupFailure.Kind.CANCELLED.name().toLowerCase(Locale.ROOT),
                "Stopped, as you asked.",
                of(failure).data(),
                List.of("Start again whenever you like."),
                List.of(failure.sentence()),
                failure.serverText());
        return new Trouble.Stop(trouble, failure);
    }

    static Trouble of(BackupFailure failure) {
        return of(failure, code(failure));
    }

    private static Trouble of(BackupFailure failure, ExitCode code) {
        List<String> next = new ArrayList<>(failure.nextSteps());
        next.add(hint(failure.kind()));
        return new Trouble(
                code,
                failure.kind().name().toLowerCase(Locale.ROOT),
                failure.sentence(),
                failure.condition().isEmpty() ? Trouble.UNTOUCHED : failure.condition(),
                next,
                failure.details(),
                failure.serverText());
    }

    /** How the command line says what the failure leaves to its reader. */
    private static String hint(BackupFailure.Kind kind) {
        return switch (kind) {
            case KEY_NEEDED ->
                "On the command line: --identity FILE, --passphrase, --passphrase-file FILE, or the environment variable "
                        + KeyOptions.VARIABLE + ".";
            case NOT_CAPTURED -> "On the command line: stepwise backup create --accept-missing \"table x\" for each.";
            case NOT_EMPTY -> "The options for that are --create and --overwrite.";
            default -> "";
        };
    }

    private static ExitCode code(BackupFailure failure) {
        return switch (failure.kind()) {
            case CANCELLED -> ExitCode.CANCELLED;
            case DIFFERENT -> ExitCode.DIFFERENT;
            case DAMAGED -> failure.partly() ? ExitCode.PARTLY : ExitCode.DIFFERENT;
            case NOT_A_BACKUP, TOO_NEW, KEY_NEEDED, WRONG_KEY, FILE -> orPartly(failure, ExitCode.USAGE);
            case NOT_CAPTURED, NOT_EMPTY, WRONG_SERVER -> orPartly(failure, ExitCode.REFUSED);
            case NO_RIGHTS, CHANGED_MEANWHILE, DISK_FULL, DATABASE -> orPartly(failure, ExitCode.FAILED);
        };
    }

    private static ExitCode orPartly(BackupFailure failure, ExitCode otherwise) {
        return failure.partly() ? ExitCode.PARTLY : otherwise;
    }
}
