package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.backup.Verification;
import io.github.stepwise.backup.VerificationResult;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a backup. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a backup file: every byte, then every table and row as a restore would read them.",
            "",
            "With --restore it is also restored to a scratch database that is made for that, compared, and dropped again:"
                    + " the only full proof. For a backup of a server, say on which server that may be; the user needs the"
                    + " right to make databases there. The exit code is 6 when the file is not what was written."
        },
        footer = {
            "",
            "Examples:",
            "  stepwise backup verify oncall-20261122-120000.stepwise",
            "  stepwise backup verify oncall.stepwise --restore --engine postgresql --host localhost --user postgres",
            "  stepwise backup verify secret.stepwise --identity note.txt --json"
        })
final class BackupVerifyCommand extends Action {
    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file;

    @Option(
            names = "--restore",
            description = "Restore it to a scratch database too. The connection options below say on which server; a"
                    + " database that they name is not touched. A backup of SQLite needs none of them.")
    private boolean restore;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private KeyOptions keys;

    @Mixin
    private JobsOption jobs;

    @Override
    ExitCode run(Terminal terminal, ObjectNode document) throws Exception {
        if (!restore && connection.areGiven()) {
            throw Trouble.usage(
                            "Connection options say where to restore a backup for a trial, and nobody asked for that.",
                            "Add --restore, or leave them out.")
                    .stop();
        }
        int threads = jobs.number();
        BackupKeys opened = keys.keys(file, terminal, this);
        Optional<ConnectionSettings> scratch = restore ? Optional.of(place(opened, terminal)) : Optional.empty();
        TaskLines lines = new TaskLines(terminal);
        Verification verification = new Verification(file, opened, scratch, threads, lines);
        VerificationResult result = new TaskRun(terminal, lines)
                .run(
                        verification::run,
                        verification::cancel,
                        "A third Ctrl-C ends Stepwise where it is"
                                + (restore
                                        ? ": a scratch database stepwise_verify_… may stay then; drop it by hand."
                                        : "."));
        BackupJson.verified(document, file, result, lines.warnings());
        if (!json()) {
            BackupWords.verified(terminal, file, result, lines.warnings());
        }
        return ExitCode.OK;
    }

    /** Where the scratch database is made. */
    private ConnectionSettings place(BackupKeys opened, Terminal terminal) throws BackupFailure, DatabaseProblem {
        Engine engine;
        try (BackupReader reader = BackupReader.open(file, opened)) {
            engine = reader.manifest().origin().engine();
        }
        if (connection.areGiven()) {
            return RealEngine.of(connection.serverSettings(terminal, this));
        } else if (engine == Engine.SQLITE) {
            return ConnectionSettings.sqlite(folder().resolve("scratch.db"));
        }
        throw Trouble.usage(
                        "The backup is of a " + engine.title()
                                + " database, and nothing says on which server to restore" + " it for a trial.",
                        "Say it with --url, or with --engine, --host and --user.")
                .stop();
    }

    /** Beside the backup there should be room for what is in it; but it may be on a disk that can only be read. */
    private Path folder() {
        Path beside = file.toAbsolutePath().getParent();
        return Files.isWritable(beside) ? beside : Path.of(System.getProperty("java.io.tmpdir"));
    }
}
