package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.backup.Verification;
import io.github.stepwise.backup.WayBack;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.Origin;
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
     * @param settings of the database
     * @throws BackupFailure if the file is there while an upgrade goes on, and is no backup, or one of another engine
     */
    BackupChoice choose(Optional<Path> file, State found, ConnectionSettings settings) throws BackupFailure {
        if (!(found instanceof State.Unfinished unfinished)) {
            return BackupChoice.before(file);
        } else if (target == null || file.isEmpty()) {
            return BackupChoice.none();
        }
        return Files.exists(file.get()) ? there(file.get(), unfinished, settings) : BackupChoice.halfUpgraded(file);
    }

    /** The same command may have been interrupted twice, and the file be that of the second time. */
    private static BackupChoice there(Path file, State.Unfinished unfinished, ConnectionSettings settings)
            throws BackupFailure {
        try (BackupReader reader = BackupReader.open(file, BackupKeys.none())) {
            Origin origin = reader.manifest().origin();
            WayBack wayBack = WayBack.of(reader.manifest(), settings, unfinished.startedAt());
            if (wayBack == WayBack.OTHER_ENGINE) {
                throw otherEngine(file, origin.engine(), settings.engine());
            }
            boolean named = WayBack.isNamed(origin, settings);
            return BackupChoice.there(
                    file, wayBack == WayBack.LATER, named ? Optional.empty() : Optional.of(origin.database()));
        } catch (BackupFailure failure) {
            if (failure.kind() == BackupFailure.Kind.KEY_NEEDED) {
                // None that an upgrade has made, so whoever names it knows what it is.
                return BackupChoice.sealed(file);
            }
            throw failure;
        }
    }

    private static BackupFailure otherEngine(Path file, Engine its, Engine here) {
        return BackupFailure.of(
                BackupFailure.Kind.WRONG_SERVER,
                file + " is a backup of a database on " + its.title() + ". It cannot be brought back to " + here.title()
                        + ", so it is no way back from this upgrade, which was not continued.",
                "Name the backup that was made before this upgrade began, or a new file after --backup to save what is"
                        + " there now.",
                "Without one, --no-backup goes on.");
    }

    /** What an admin should know of it before the upgrade starts. */
    String announcement(BackupChoice choice, State found, ConnectionSettings settings) {
        if (found instanceof State.Unfinished unfinished && !none) {
            return resuming(choice, unfinished.startedAt())
                    + choice.otherName().map(name -> warning(name, settings)).orElse("");
        } else if (choice.file().isPresent()) {
            return "A backup is made and checked first, not encrypted: "
                    + choice.file().get() + ".";
        }
        return settings.engine() == Engine.SQLITE
                ? "The file as it is now stays beside the upgraded one; --backup makes a backup besides."
                : "No backup is made (--no-backup): see that you have one and that it can be read. No release of OnCall can"
                        + " go back without it.";
    }

    private static String warning(String name, ConnectionSettings settings) {
        return " Warning: that file is a backup of a database called " + name + ", and this one is called "
                + WayBack.name(settings) + ". See that it is the same database before you rely on it.";
    }

    private static String resuming(BackupChoice choice, Instant began) {
        String begin = "This goes on with an upgrade that was interrupted; the backup from before it is ";
        if (choice.file().isEmpty()) {
            return begin + "the one made then. It began at " + began.truncatedTo(ChronoUnit.SECONDS)
                    + "; if OnCall has run since, --backup FILE saves what is there now.";
        }
        Path file = choice.file().get();
        if (choice.there() && !choice.halfUpgraded()) {
            return begin + file + ", which is there and is "
                    + (choice.encrypted()
                            ? "not made again. It is encrypted, so it is not read: stepwise backup verify does that."
                            : "read again first.");
        }
        return begin + "the one made then. "
                + (choice.there()
                        ? "A backup of the half-upgraded state is there and is read again first: "
                        : "A backup of the half-upgraded state is made and checked first, not encrypted: ")
                + file + ".";
    }

    /**
     * Makes it, or reads the one that is there to its end: that it was good once says nothing about now.
     *
     * @throws Trouble.Stop if that fails; nothing has been touched then
     */
    static void prove(ConnectionSettings settings, BackupChoice choice, Terminal terminal, ObjectNode document)
            throws DatabaseProblem {
        if (choice.toMake().isPresent()) {
            make(settings, choice, terminal, document);
        } else if (choice.toCheck().isPresent()) {
            check(choice, terminal);
        }
    }

    private static void make(ConnectionSettings settings, BackupChoice choice, Terminal terminal, ObjectNode document)
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
            throw explained(
                    stop,
                    "The backup could not be made, so the upgrade was not started. ",
                    "Or make a backup yourself, with stepwise backup create and its options or with other means, and"
                            + " upgrade with --no-backup.");
        }
    }

    private static void check(BackupChoice choice, Terminal terminal) throws DatabaseProblem {
        Path file = choice.toCheck().orElseThrow();
        TaskLines lines = new TaskLines(terminal);
        int jobs = BackupOptions.usual().jobs();
        Verification verification = new Verification(file, BackupKeys.none(), Optional.empty(), jobs, lines);
        try {
            new TaskRun(terminal, lines)
                    .run(verification::run, verification::cancel, "A third Ctrl-C ends Stepwise where it is.");
            terminal.say(choice.title() + file + " (checked again)");
        } catch (Trouble.Stop stop) {
            throw explained(
                    stop,
                    "The backup cannot be relied on, so the upgrade was not continued. ",
                    "Name a copy of it that is good with --backup. Without one, --no-backup goes on, and a new name after"
                            + " --backup saves what is there now.");
        }
    }

    private static Trouble.Stop explained(Trouble.Stop stop, String refusal, String lastStep) {
        return new Trouble.Stop(explained(stop.trouble(), refusal, lastStep), stop.getCause());
    }

    private static Trouble explained(Trouble trouble, String refusal, String lastStep) {
        if (trouble.exitCode() == ExitCode.CANCELLED) {
            return trouble;
        }
        List<String> next = new ArrayList<>(trouble.next());
        next.add(lastStep);
        return new Trouble(
                trouble.exitCode(),
                trouble.kind(),
                refusal + trouble.happened(),
                trouble.data(),
                next,
                trouble.details(),
                trouble.server());
    }
}
