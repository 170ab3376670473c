package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The backup before an upgrade. */
final class UpgradeBackup {
    @Option(
            names = "--backup",
            paramLabel = "FILE|FOLDER",
            description =
                    "Where the backup goes that is made first; the present folder if not given. On SQLite one is made"
                            + " only with this option, because the original file stays as it was. For an upgrade that"
                            + " goes on: the backup from before it, if the file is there; else one is made of the"
                            + " half-upgraded state.")
    private String target;

    @Option(names = "--no-backup", description = "Make no backup: you have your own, and know that it can be read.")
    private boolean none;

    /** Whether the admin goes without one of Stepwise. */
    boolean isNone() {
        return none;
    }

    /**
     * Where it will go; empty if none is to be made.
     *
     * @throws Trouble.Stop if the options contradict each other or name no folder
     */
    Optional<Path> file(ConnectionSettings settings) {
        if (none && target != null) {
            throw Trouble.usage("--backup and --no-backup exclude each other.", "Use the one that fits.")
                    .stop();
        }
        boolean wanted = !none && (target != null || settings.engine() != Engine.SQLITE);
        return wanted ? Optional.of(BackupNames.target(target, settings)) : Optional.empty();
    }

    /**
     * What is done about it. An interrupted upgrade has its backup; what is in the database since is only half of something.
     *
     * @param file as above
     * @param found what the database holds
     * @throws BackupFailure if the file is there while an upgrade goes on, and is no backup
     */
    BackupChoice choose(Optional<Path> file, State found) throws BackupFailure {
        if (!(found instanceof State.Unfinished unfinished)) {
            return BackupChoice.before(file);
        } else if (target == null || file.isEmpty()) {
            return BackupChoice.none();
        } else if (Files.exists(file.get())) {
            return new BackupChoice(file, true, isHalfUpgraded(file.get(), unfinished.startedAt()));
        }
        return new BackupChoice(file, false, true);
    }

    /** The same command may have been interrupted twice, and the file be that of the second time. */
    private static boolean isHalfUpgraded(Path file, Instant upgradeBegan) throws BackupFailure {
        try (BackupReader reader = BackupReader.open(file, BackupKeys.none())) {
            return reader.manifest().created().isAfter(upgradeBegan);
        } catch (BackupFailure failure) {
            if (failure.kind() == BackupFailure.Kind.KEY_NEEDED) {
                // None that an upgrade has made, so whoever names it knows what it is.
                return false;
            }
            throw failure;
        }
    }

    /** What an admin should know of it before the upgrade starts. */
    String announcement(BackupChoice choice, State found, ConnectionSettings settings) {
        if (found instanceof State.Unfinished unfinished && !none) {
            return resuming(choice, unfinished.startedAt());
        } else if (choice.file().isPresent()) {
            return "A backup is made and checked first, not encrypted: "
                    + choice.file().get() + ".";
        }
        return settings.engine() == Engine.SQLITE
                ? "The file as it is now stays beside the upgraded one; --backup makes a backup besides."
                : "No backup is made (--no-backup): see that you have one and that it can be read. No release of OnCall can"
                        + " go back without it.";
    }

    private static String resuming(BackupChoice choice, Instant began) {
        String begin = "This goes on with an upgrade that was interrupted; the backup from before it is ";
        if (choice.file().isEmpty()) {
            return begin + "the one made then. It began at " + began.truncatedTo(ChronoUnit.SECONDS)
                    + "; if OnCall has run since, --backup FILE saves what is there now.";
        }
        Path file = choice.file().get();
        if (choice.there() && !choice.halfUpgraded()) {
            return begin + file + ", which is there and is not made again.";
        }
        return begin + "the one made then. "
                + (choice.there()
                        ? "A backup of the half-upgraded state is there and is not made again: "
                        : "A backup of the half-upgraded state is made and checked first, not encrypted: ")
                + file + ".";
    }

    /**
     * Makes it.
     *
     * @param choice has a file to make
     * @throws Trouble.Stop if that fails; nothing has been touched then
     */
    static void make(ConnectionSettings settings, BackupChoice choice, Terminal terminal, ObjectNode document)
            throws DatabaseProblem {
        Path file = choice.toMake().orElseThrow();
        TaskLines lines = new TaskLines(terminal);
        try {
            BackupResult result = BackupCreateCommand.save(settings, file, BackupOptions.usual(), lines, terminal);
            BackupJson.created(document, result, lines.warnings(), Optional.empty());
            if (choice.halfUpgraded()) {
                document.set("halfUpgradedBackup", document.remove("backup"));
            }
            Say.list(terminal, "Warnings of the backup", lines.warnings());
            terminal.say(choice.title() + file + " (" + Sizes.words(result.bytes()) + ", checked)");
        } catch (Trouble.Stop stop) {
            throw new Trouble.Stop(explained(stop.trouble()), stop.getCause());
        }
    }

    private static Trouble explained(Trouble trouble) {
        if (trouble.exitCode() == ExitCode.CANCELLED) {
            return trouble;
        }
        List<String> next = new ArrayList<>(trouble.next());
        next.add(
                "Or make a backup yourself, with stepwise backup create and its options or with other means, and upgrade"
                        + " with --no-backup.");
        return new Trouble(
                trouble.exitCode(),
                trouble.kind(),
                "The backup could not be made, so the upgrade was not started. " + trouble.happened(),
                trouble.data(),
                next,
                trouble.details(),
                trouble.server());
    }
}
