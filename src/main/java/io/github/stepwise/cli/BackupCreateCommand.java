package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.backup.Backup;
import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.backup.Encryption;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.program.ProgramVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a backup. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = {
            "Saves a whole database to one file: every table, row and other object, all of one moment. The database is only"
                    + " read, and others may go on using it.",
            "",
            "A SQLite file without a write-ahead log (journal_mode other than wal) can be read while it is copied, but who"
                    + " wants to write to it has to wait until that is done.",
            "",
            "The complete file is read again from the disk and compared with what was written before it gets its name."
                    + " Something that cannot be saved blocks the backup until it is accepted by its name. A backup is"
                    + " never written over another file."
        },
        footer = {
            "",
            "Examples:",
            "  stepwise backup create --oncall-config /opt/oncall/.env --to /backups",
            "  stepwise backup create --file oncall.db --to oncall.stepwise --passphrase --recovery-note note.txt",
            "  stepwise backup create --url jdbc:mysql://db.example/oncall --user oncall --json \\",
            "      --recipient age1...",
            "  stepwise backup create --url jdbc:postgresql://db.example/shop --user shop \\",
            "      --accept-missing \"foreign table public.remote\""
        })
final class BackupCreateCommand extends Action {
    @Mixin
    private ConnectionOptions connection;

    @Option(
            names = "--to",
            paramLabel = "FILE|FOLDER",
            description = "The file to write, or a folder for one named DATABASE-YYYYMMDD-HHMMSS.stepwise; the present"
                    + " folder if not given.")
    private String target;

    @Mixin
    private JobsOption jobs;

    @Option(
            names = "--accept-missing",
            paramLabel = "OBJECT",
            description =
                    "Something that may be missing in the backup, as the refusal names it: \"table x\". May be given"
                            + " several times.")
    private List<String> accepted = List.of();

    @Mixin
    private SealOptions seal;

    @Option(names = "--no-check", description = "Do not read the complete file again.")
    private boolean unchecked;

    @Override
    ExitCode run(Terminal terminal, ObjectNode document) throws Exception {
        Optional<Encryption> encryption = seal.encryption(terminal, this);
        BackupOptions options = new BackupOptions(jobs.number(), encryption, Set.copyOf(accepted), !unchecked);
        ConnectionSettings settings = connection.settings(terminal, this);
        HalfRestored.refuse(settings);
        Path file = BackupNames.target(target, settings);
        try (NoteFile note = seal.note()) {
            TaskLines lines = new TaskLines(terminal);
            terminal.say("Saving " + settings.describe() + " to " + file);
            BackupResult result = save(settings, file, options, lines, terminal);
            result.recoveryNote().ifPresent(text -> keep(text, note, terminal));
            BackupJson.created(document, result, lines.warnings(), note.path());
            if (!json()) {
                BackupWords.created(terminal, result, lines.warnings(), note.path());
            }
            return ExitCode.OK;
        }
    }

    /** Makes a backup in front of the admin. */
    static BackupResult save(
            ConnectionSettings settings, Path file, BackupOptions options, TaskLines lines, Terminal terminal)
            throws DatabaseProblem {
        Backup backup = new Backup(settings, file, options, ProgramVersion.tool(), lines);
        return new TaskRun(terminal, lines)
                .run(
                        backup::run,
                        backup::cancel,
                        "A third Ctrl-C ends Stepwise where it is: the folder " + file
                                + ".part may stay then, which the next backup to that name removes. The database is only"
                                + " read.");
    }

    private void keep(String text, NoteFile note, Terminal terminal) {
        if (note.isWanted()) {
            note.write(text);
        } else if (terminal.keyboard().isPresent() && !json()) {
            terminal.say("");
            terminal.say(terminal.bold("Print this or copy it; it is shown only now."));
            terminal.say("");
            text.lines().forEach(terminal::say);
        } else {
            terminal.warn(
                    "Note: no recovery note was kept. Only the passphrase and the keys of the recipients open this"
                            + " backup. --recovery-note FILE keeps one.");
        }
    }
}
