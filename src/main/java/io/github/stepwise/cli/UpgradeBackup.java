package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.nio.file.Path;
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
                            + " only with this option, because the original file stays as it was.")
    private String target;

    @Option(names = "--no-backup", description = "Make no backup: you have your own, and know that it can be read.")
    private boolean none;

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

    /** What an admin should know of it before the upgrade starts. */
    String announcement(Optional<Path> file, ConnectionSettings settings) {
        if (file.isPresent()) {
            return "A backup is made and checked first, not encrypted: " + file.get() + ".";
        }
        return settings.engine() == Engine.SQLITE
                ? "The file as it is now stays beside the upgraded one; --backup makes a backup besides."
                : "No backup is made (--no-backup): see that you have one and that it can be read. No release of OnCall can"
                        + " go back without it.";
    }

    /**
     * Makes it.
     *
     * @throws Trouble.Stop if that fails; nothing has been touched then
     */
    static void make(ConnectionSettings settings, Path file, Terminal terminal, ObjectNode document)
            throws DatabaseProblem {
        TaskLines lines = new TaskLines(terminal);
        try {
            BackupResult result = BackupCreateCommand.save(settings, file, BackupOptions.usual(), lines, terminal);
            BackupJson.created(document, result, lines.warnings(), Optional.empty());
            Say.list(terminal, "Warnings of the backup", lines.warnings());
            terminal.say("Backup: " + file + " (" + Sizes.words(result.bytes()) + ", checked)");
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
