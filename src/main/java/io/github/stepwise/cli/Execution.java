package io.github.stepwise.cli;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.check.Finding;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.ServerVersion;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.program.ProgramVersion;
import io.github.stepwise.report.ReportFile;
import io.github.stepwise.report.RunRecord;
import io.github.stepwise.upgrade.Upgrade;
import io.github.stepwise.upgrade.UpgradeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Runs a plan in front of the admin: shows progress, listens for Ctrl-C, writes the reports. */
final class Execution {
    private static final int KILLED = ExitCode.CANCELLED.number();

    private final Terminal terminal;
    private final Catalog catalog;
    private final ConnectionSettings settings;
    private BackupChoice backup = BackupChoice.none();
    private boolean withoutBackup;
    private Finding sessions;

    Execution(Terminal terminal, Catalog catalog, ConnectionSettings settings) {
        this.terminal = terminal;
        this.catalog = catalog;
        this.settings = settings;
    }

    /** @param choice what backup there is when this run begins, for the report */
    Execution after(BackupChoice choice) {
        backup = choice;
        return this;
    }

    /** The admin goes without a backup of Stepwise, for the report. */
    void withoutBackup() {
        withoutBackup = true;
    }

    /** Others are connected, or may be, for the report. */
    void despite(Finding found) {
        sessions = found;
    }

    /**
     * @param server version of the server, for the report
     * @throws Trouble.Stop if a report cannot be written; nothing is started then
     */
    RunRecord run(Plan plan, ServerVersion server, UpgradeOptions options, List<Path> reports) {
        RunRecord run = new RunRecord(
                new RunRecord.Subject(ProgramVersion.number(), server.toString(), settings.describe()),
                plan,
                Instant.now());
        backup.file().ifPresent(backup.halfUpgraded() ? run::backedUpHalfway : run::backedUp);
        if (withoutBackup) {
            run.withoutBackup();
        }
        if (sessions != null) {
            run.despite(sessions);
        }
        for (Path report : reports) {
            try {
                ReportFile.write(report, run);
            } catch (IOException e) {
                throw unwritable(report, e.getMessage());
            }
        }
        try (ProgressLines lines = new ProgressLines(terminal, Clock.systemUTC())) {
            RunListener shown = new RunListener(lines);
            Upgrade upgrade = new Upgrade(catalog, plan, settings, options, event -> {
                run.onEvent(event);
                shown.onEvent(event);
            });
            try (Interrupts interrupts = interrupts(upgrade, lines, plan)) {
                run.end(upgrade.run());
            }
        }
        for (Path report : reports) {
            write(report, run);
        }
        return run;
    }

    /**
     * Looks whether reports can be written, before something is done that takes long.
     *
     * @throws Trouble.Stop if one cannot
     */
    static void checkFolders(List<Path> reports) {
        for (Path report : reports) {
            Path folder = report.toAbsolutePath().getParent();
            if (!Files.isWritable(folder)) {
                throw unwritable(report, folder + (Files.exists(folder) ? " may not be written to" : " is not there"));
            }
        }
    }

    private static Trouble.Stop unwritable(Path report, String why) {
        return Trouble.usage(
                        "The report " + report + " cannot be written (" + why + ").",
                        "Name a file in a folder that is there and that you may write to.")
                .stop();
    }

    private void write(Path report, RunRecord run) {
        try {
            ReportFile.write(report, run);
            terminal.say("Report: " + report.toAbsolutePath());
        } catch (IOException e) {
            unwritten(report, e.getMessage());
        } catch (RuntimeException | Error e) {
            // How the run has ended counts more than a report of it.
            unwritten(report, e.toString());
        }
    }

    private void unwritten(Path report, String why) {
        terminal.warn("Warning: the report " + report + " could not be written (" + why + ").");
    }

    private static Interrupts interrupts(Upgrade upgrade, ProgressLines lines, Plan plan) {
        boolean rollsBack = plan.engine().hasTransactionalDdl();
        return Interrupts.answeredBy(
                () -> {
                    lines.line("Stopping after this migration. Ctrl-C once more "
                            + (rollsBack ? "rolls it back at once." : "explains what can be done."));
                    upgrade.cancel();
                },
                () -> {
                    lines.line(
                            rollsBack
                                    ? "Rolling back the present migration. A third Ctrl-C ends Stepwise where it is; the"
                                            + " server then rolls back by itself."
                                    : plan.engine().title() + " cannot roll back a migration, so it has to end. A third"
                                            + " Ctrl-C ends Stepwise where it is: the server may go on with the statement,"
                                            + " and the same command goes on later from where it stopped.");
                    upgrade.cancelAtOnce();
                },
                () -> Runtime.getRuntime().halt(KILLED));
    }
}
