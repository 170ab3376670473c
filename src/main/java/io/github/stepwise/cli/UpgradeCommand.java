package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.check.Finding;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.ServerVersion;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlannedStop;
import io.github.stepwise.report.PlanJson;
import io.github.stepwise.report.PlanText;
import io.github.stepwise.report.RunJson;
import io.github.stepwise.report.RunRecord;
import io.github.stepwise.report.RunText;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.state.State;
import io.github.stepwise.upgrade.UpgradeOptions;
import io.github.stepwise.upgrade.UpgradeResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Upgrades a database. */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        description = {
            "Upgrades a database release by release, verifies it at every stop, and leaves it as OnCall's own migrations"
                    + " would have.",
            "",
            "Shows the plan and asks for the name of the database before it starts. An upgrade that was interrupted goes"
                    + " on with the same command. Ctrl-C stops at the next safe point.",
            "",
            "A backup of the database is made and checked first, in the present folder or where --backup says, and nothing"
                    + " is touched if that fails. On SQLite the original file stays as it was, so there a backup is made"
                    + " only with --backup. An upgrade that goes on makes none, because the one from before it was made"
                    + " then. stepwise restore brings a backup back."
        },
        footer = {
            "",
            "Examples:",
            "  stepwise upgrade --oncall-config /opt/oncall/.env --report upgrade.json --report upgrade.txt",
            "  stepwise upgrade --to 1.8.5 --pause-at 1.3.114 --url jdbc:mysql://db.example/oncall --user oncall",
            "In a script, with the engine stopped:",
            "  STEPWISE_PASSWORD=... stepwise upgrade --yes --json --secret-key-file key.txt --backup /backups \\",
            "      --url jdbc:postgresql://db.example/oncall --user oncall"
        })
final class UpgradeCommand extends Action {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private AppOptions apps;

    @Option(names = "--to", paramLabel = "RELEASE", description = "Release to arrive at; the newest if not given.")
    private String target;

    @Option(
            names = "--pause-at",
            paramLabel = "RELEASE",
            description = "Stop of the plan to rest at, verified, so that OnCall can run there for a while.")
    private String pauseAt;

    @Option(names = "--yes", description = "Start without asking: OnCall's engine is stopped.")
    private boolean yes;

    @Mixin
    private UpgradeBackup backup;

    @Mixin
    private SecretKeyOptions secretKey;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Write a report of the run: a page for a browser if the name ends with .html, plain text if it ends"
                            + " with .txt, JSON otherwise. May be given several times.")
    private List<Path> reports = List.of();

    @Option(
            names = "--export-dir",
            paramLabel = "DIR",
            description = "Where rows go that the upgrade deletes; a new folder in the present one if not given.")
    private Path exports;

    @Override
    ExitCode run(Terminal terminal, ObjectNode document) throws Exception {
        Catalog catalog = Catalog.load();
        Planning planning = new Planning(catalog, target, apps);
        Version pause = pauseAt == null ? null : new Releases(catalog).find("--pause-at", pauseAt);
        ConnectionSettings settings = connection.settings(terminal, this);
        Optional<Path> saved = backup.file(settings);
        BackupChoice choice;
        String announced;
        Plan plan;
        ServerVersion server;
        UpgradeOptions options = UpgradeOptions.of(exports == null ? exportsOf(settings) : exports.toAbsolutePath());
        try (Database database = Database.open(settings)) {
            Inspection found = Inspection.of(database, catalog);
            plan = planning.plan(database, found);
            server = database.serverVersion();
            DetectCommand.describe(database, document);
            document.set("plan", PlanJson.of(plan));
            Optional<MirageCipher> cipher = Optional.empty();
            boolean keyNeeded = plan.needsSecretKey();
            boolean keyAtOnce = keyNeeded && !secretKey.isAsked(terminal, connection.oncall(terminal));
            if (keyAtOnce) {
                // A key that is missing or wrong is told of before a long plan, not after it.
                cipher = secretKey.cipher(terminal, this, database, connection.oncall(terminal));
            }
            terminal.say("Database " + database.settings().describe() + " (" + database.serverVersion() + ")");
            PlanText.brief(plan).forEach(terminal::say);
            Say.list(
                    terminal,
                    "The schema is not what the recorded migrations leave; this stays as it is unless it is in the way",
                    found.drift(database, catalog).stream()
                            .map(Difference::toString)
                            .toList());
            if (plan.isEmpty() && !(found.state() instanceof State.Unfinished)) {
                return ExitCode.OK;
            }
            choice = backup.choose(saved, found.state(), settings);
            announced = backup.announcement(choice, found.state(), settings);
            if (pause != null) {
                checkPause(plan, pause);
                options = options.withPauseAt(pause);
            }
            if (keyNeeded && !keyAtOnce) {
                cipher = secretKey.cipher(terminal, this, database, connection.oncall(terminal));
            }
            options = cipher.map(options::withCipher).orElse(options);
            plan = keyNeeded && cipher.isEmpty() ? withoutKey(plan) : plan;
        }
        Execution.checkFolders(reports);
        OtherSessions sessions = new OtherSessions(terminal, catalog, settings, plan.target());
        Optional<Finding> others = sessions.look();
        Execution execution = new Execution(terminal, catalog, settings).after(choice);
        if (backup.isNone()) {
            execution.withoutBackup();
        }
        if (!yes) {
            Confirmation.ask(terminal, settings, announced);
        }
        terminal.say("");
        if (choice.toMake().isEmpty()) {
            Say.field(terminal, "", announced);
        }
        if (choice.toMake().or(choice::toCheck).isPresent()) {
            UpgradeBackup.prove(settings, choice, terminal, document);
            // That may have taken hours.
            others = sessions.look();
        }
        others.ifPresent(execution::despite);
        RunRecord run = execution.run(plan, server, options, reports);
        document.set("run", RunJson.of(run));
        return end(terminal, run, json());
    }

    /**
     * Tells how a run has ended.
     *
     * @param quiet the document tells it
     * @throws Trouble.Stop if it failed
     */
    static ExitCode end(Terminal terminal, RunRecord run, boolean quiet) {
        UpgradeResult result = run.result().orElseThrow();
        if (result.failure().isPresent()) {
            RunText.data(run).forEach(terminal::say);
            run.backup().ifPresent(file -> terminal.say("Backup from before: " + file));
            run.halfUpgradedBackup().ifPresent(file -> terminal.say("Backup of the half-upgraded state: " + file));
            throw RunTroubles.stop(result.failure().get());
        }
        if (!quiet) {
            terminal.say("");
            RunText.summary(run).forEach(terminal::say);
        }
        return result.outcome() == UpgradeResult.Outcome.CANCELLED ? ExitCode.CANCELLED : ExitCode.OK;
    }

    /** The admin has decided that nothing needs to be encrypted. */
    private static Plan withoutKey(Plan plan) {
        return new Plan(plan.engine(), plan.from(), plan.target(), plan.apps(), plan.stops(), false, plan.warnings());
    }

    private static void checkPause(Plan plan, Version pause) {
        boolean fits = plan.stops().stream().anyMatch(stop -> stop.release().equals(pause) && stop.pausable());
        if (!fits) {
            String possible = plan.stops().stream()
                    .filter(PlannedStop::pausable)
                    .map(stop -> stop.release().toString())
                    .collect(Collectors.joining(", "));
            throw Trouble.refused(
                            "The upgrade cannot pause at " + pause
                                    + ": it is no stop of this plan at which the database is" + " wholly that release.",
                            "It can pause at " + possible + ".")
                    .stop();
        }
    }

    private static Path exportsOf(ConnectionSettings settings) {
        return Path.of("stepwise-export-" + BackupNames.stamped(settings)).toAbsolutePath();
    }
}
