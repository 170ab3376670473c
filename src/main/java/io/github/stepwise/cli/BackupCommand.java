package io.github.stepwise.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with backup files. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Makes backups of whole databases, whatever is in them, and checks them. No program of the database's maker is"
                    + " needed.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  stepwise backup create --url jdbc:postgresql://db.example/oncall --user oncall --to /backups",
            "  stepwise backup verify /backups/oncall-20261122-120000.stepwise",
            "stepwise restore brings one back."
        },
        subcommands = {BackupCreateCommand.class, BackupVerifyCommand.class, BackupShowCommand.class})
final class BackupCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command: create, verify or show?");
    }
}
