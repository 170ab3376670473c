package io.github.stepwise.cli;

import io.github.stepwise.program.ProgramVersion;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;

/**
 * The command line of Stepwise: everything that the wizard can do, for servers without a display and for scripts. Its exit
 * codes and the documents of {@code --json} are promises; {@code docs/command-line.md} has them.
 */
@Command(
        name = "stepwise",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Brings an old Grafana OnCall database to a newer release, one release at a time, on PostgreSQL, MySQL,"
                    + " MariaDB or SQLite.",
            ""
        },
        footer = {
            "",
            "A first look that changes nothing:",
            "  stepwise detect --oncall-config /opt/oncall/.env",
            "  stepwise plan --url jdbc:postgresql://db.example/oncall --user oncall",
            "The upgrade itself, with OnCall's engine stopped; it makes a backup first:",
            "  stepwise upgrade --url jdbc:postgresql://db.example/oncall --user oncall --report upgrade.json",
            "Backups of any database, and back:",
            "  stepwise backup create --url jdbc:mysql://db.example/shop --user shop --to /backups",
            "  stepwise restore /backups/shop-20261122-120000.stepwise --create --engine mysql --host localhost \\",
            "      --user root --database shop",
            "See it work without a database of your own:",
            "  stepwise demo",
            "",
            "stepwise COMMAND --help explains a command and shows examples."
        },
        subcommands = {
            DetectCommand.class,
            PlanCommand.class,
            CheckCommand.class,
            UpgradeCommand.class,
            InstallCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DemoCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Runnable {
    private static final int HELP_WIDTH = 100;

    private final Terminal terminal;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs one command on the terminal of this process; the result is its exit code. */
    public static int run(String... args) {
        return run(Terminal.ofProcess(), args);
    }

    static int run(Terminal terminal, String... args) {
        UsageErrors errors = new UsageErrors(terminal, Arrays.asList(args).contains("--json"));
        try {
            ArgumentGuard.check(args);
        } catch (Trouble.Stop stop) {
            return errors.report(stop.trouble());
        }
        CommandLine line = new CommandLine(new Main(terminal));
        Charset charset = terminal.charset();
        line.setOut(new PrintWriter(terminal.out(), true, charset))
                .setErr(new PrintWriter(terminal.err(), true, charset))
                .setParameterExceptionHandler(errors)
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(HELP_WIDTH)
                .setUsageHelpLongOptionsMaxWidth(32);
        listExitCodes(line);
        return line.execute(args);
    }

    private static void listExitCodes(CommandLine line) {
        if (line.getCommand() instanceof CommandLine.HelpCommand) {
            return;
        }
        line.getSubcommands().values().forEach(Main::listExitCodes);
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(String.format("%3d", code.number()), code.meaning());
        }
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(codes)
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .sortOptions(false)
                .abbreviateSynopsis(true);
    }

    Terminal terminal() {
        return terminal;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return List.of("stepwise " + ProgramVersion.number()).toArray(new String[0]);
        }
    }
}
