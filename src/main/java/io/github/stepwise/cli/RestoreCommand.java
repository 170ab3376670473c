package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.backup.Restore;
import io.github.stepwise.backup.RestoreOptions;
import io.github.stepwise.backup.RestoreResult;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.program.ProgramVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a backup back. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Brings a backup back to an empty database, to one that is made for it with --create, or with --overwrite to one"
                    + " that holds something. For SQLite: to a new file.",
            "",
            "Every byte of the file is checked before anything is written, and the restored database is read again and"
                    + " compared with the backup. A restore that was interrupted leaves a database that is marked as such;"
                    + " the same command removes what is in it and starts anew."
        },
        footer = {
            "",
            "Examples:",
            "  stepwise restore oncall.stepwise --file new.db",
            "  stepwise restore oncall.stepwise --create --engine postgresql --host db.example --user postgres \\",
            "      --database oncall",
            "What is in the database goes, after a backup of it and a question:",
            "  stepwise restore oncall.stepwise --overwrite --oncall-config /opt/oncall/.env"
        })
final class RestoreCommand extends Action {
    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file;

    @Mixin
    private ConnectionOptions connection;

    @Option(names = "--create", description = "Make the database if it is not there.")
    private boolean create;

    @Option(names = "--overwrite", description = "What is in the database may go; a backup of it is made first.")
    private boolean overwrite;

    @Option(names = "--yes", description = "Overwrite without asking.")
    private boolean yes;

    @Option(names = "--no-safety-backup", description = "Make no backup of what --overwrite gives up.")
    private boolean noSafety;

    @Option(
            names = "--safety-folder",
            paramLabel = "DIR",
            description = "Where the backup of what --overwrite gives up goes; the present folder if not given.")
    private Path safetyFolder;

    @Mixin
    private KeyOptions keys;

    @Mixin
    private JobsOption jobs;

    @Option(names = "--no-compare", description = "Do not read the restored database again.")
    private boolean notCompared;

    @Override
    ExitCode run(Terminal terminal, ObjectNode document) throws Exception {
        RestoreOptions options = options();
        BackupKeys opened = keys.keys(file, terminal, this);
        try (BackupReader reader = BackupReader.open(file, opened)) {
            ConnectionSettings target = RealEngine.of(connection.settings(terminal, this));
            if (overwrite && !yes) {
                Confirmation.askToOverwrite(terminal, target, file, options.safetyFolder());
            }
            terminal.say("Restoring " + file + " to " + target.describe());
            TaskLines lines = new TaskLines(terminal);
            RestoreResult result = restore(opened, target, options, lines, terminal);
            BackupJson.restored(document, reader, target, result, lines.warnings());
            if (!json()) {
                BackupWords.restored(terminal, target, result, lines.warnings());
            }
            return ExitCode.OK;
        }
    }

    private RestoreResult restore(
            BackupKeys opened, ConnectionSettings target, RestoreOptions options, TaskLines lines, Terminal terminal)
            throws DatabaseProblem {
        Restore restore = new Restore(file, opened, target, options, ProgramVersion.tool(), lines);
        try {
            return new TaskRun(terminal, lines)
                    .run(
                            restore::run,
                            restore::cancel,
                            "A third Ctrl-C ends Stepwise where it is: a database on a server then stays marked as an"
                                    + " unfinished restore, and restoring to it again removes what is there. A SQLite"
                                    + " file is as it was.");
        } catch (DatabaseProblem problem) {
            if (problem.kind() == DatabaseProblem.Kind.NO_SUCH_DATABASE) {
                throw missing(problem);
            }
            throw problem;
        }
    }

    private static Trouble.Stop missing(DatabaseProblem problem) {
        Trouble trouble = Troubles.connection(problem, Trouble.UNTOUCHED);
        return new Trouble.Stop(
                new Trouble(
                        trouble.exitCode(),
                        trouble.happened(),
                        trouble.data(),
                        List.of("Have it made with --create.", problem.nextStep()),
                        trouble.server()),
                problem);
    }

    private RestoreOptions options() {
        if (!overwrite && (noSafety || safetyFolder != null)) {
            throw Trouble.usage(
                            (noSafety ? "--no-safety-backup" : "--safety-folder") + " belongs to --overwrite.",
                            "Leave it out: without --overwrite nothing is given up.")
                    .stop();
        }
        if (noSafety && safetyFolder != null) {
            throw Trouble.usage("--no-safety-backup and --safety-folder exclude each other.", "Use the one that fits.")
                    .stop();
        }
        if (safetyFolder != null && !Files.isDirectory(safetyFolder)) {
            throw Trouble.usage("There is no folder " + safetyFolder + ".", "Make it, or name another one.")
                    .stop();
        }
        RestoreOptions options = RestoreOptions.usual().withJobs(jobs.number());
        options = create ? options.creating() : options;
        options = overwrite ? options.overwriting(noSafety ? null : safety()) : options;
        return notCompared ? options.withoutComparison() : options;
    }

    private Path safety() {
        return (safetyFolder == null ? Path.of("") : safetyFolder)
                .toAbsolutePath()
                .normalize();
    }
}
