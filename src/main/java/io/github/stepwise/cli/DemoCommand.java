package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.ServerVersion;
import io.github.stepwise.install.InstallFailure;
import io.github.stepwise.install.demo.DemoDatabase;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.report.PlanJson;
import io.github.stepwise.report.PlanText;
import io.github.stepwise.report.RunJson;
import io.github.stepwise.report.RunRecord;
import io.github.stepwise.report.RunText;
import io.github.stepwise.report.StateJson;
import io.github.stepwise.report.Words;
import io.github.stepwise.upgrade.UpgradeOptions;
import io.github.stepwise.upgrade.UpgradeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole way on a database of its own. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a small database of OnCall 1.2.40 on SQLite in a folder of its own, and shows the whole way with it:"
                    + " detect, plan, upgrade to the newest release, verify. Takes less than a minute and touches nothing"
                    + " else.",
            "",
            "With --broken the database is one that OnCall's own upgrade has left half done (its issue 4701)."
        },
        footer = {
            "",
            "Examples:",
            "  stepwise demo",
            "  stepwise demo --broken --keep broken",
            "What is left in the folder can be tried with the other commands:",
            "  stepwise detect --file broken/oncall.db"
        })
final class DemoCommand extends Action {
    @Option(names = "--broken", description = "Begin with a database that a failed jump from 1.2.40 to 1.8.5 has left.")
    private boolean broken;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Put everything into this folder, which must be new or empty; a temporary one if not given.")
    private Path keep;

    /** The same for all steps. */
    private record Stage(Terminal terminal, ObjectNode document, Catalog catalog, ConnectionSettings settings) {}

    @Override
    ExitCode run(Terminal terminal, ObjectNode document) throws Exception {
        Path directory = directory();
        document.put("directory", directory.toString());
        ConnectionSettings settings = ConnectionSettings.sqlite(directory.resolve("oncall.db"));
        Stage stage = new Stage(terminal, document, Catalog.load(), settings);
        title(terminal, "1. A demo database", "");
        make(stage);
        RunRecord run = upgrade(stage, directory);
        if (run.result().orElseThrow().outcome() != UpgradeResult.Outcome.COMPLETED) {
            return UpgradeCommand.end(terminal, run, json());
        }
        RunText.data(run).forEach(terminal::say);
        ExitCode code = verify(stage, run.plan());
        where(terminal, directory, run);
        return code;
    }

    private RunRecord upgrade(Stage stage, Path directory) throws Exception {
        Terminal terminal = stage.terminal();
        Plan plan;
        ServerVersion server;
        try (Database database = Database.open(stage.settings())) {
            title(
                    terminal,
                    "2. What is in it?",
                    "stepwise detect --file " + stage.settings().file());
            Inspection found = Inspection.of(database, stage.catalog());
            DetectCommand.describe(database, stage.document());
            stage.document().set("state", StateJson.of(found.state()));
            DetectCommand.print(terminal, database, found.state());
            plan = new Planning(stage.catalog(), null, new AppOptions()).plan(database, found);
            server = database.serverVersion();
        }
        title(
                terminal,
                "3. What would an upgrade do?",
                "stepwise plan --file " + stage.settings().file());
        stage.document().set("plan", PlanJson.of(plan));
        Say.field(
                terminal,
                "",
                Words.count(plan.migrations().size(), "migration", "migrations") + " in "
                        + Words.count(plan.stops().size(), "stop", "stops") + " lead to OnCall " + plan.target()
                        + ". What they do to data:");
        PlanText.risksInAll(plan).forEach(risk -> terminal.say("  " + risk));
        title(
                terminal,
                "4. The upgrade",
                "stepwise upgrade --file " + stage.settings().file());
        UpgradeOptions options = UpgradeOptions.of(directory.resolve("exported-rows"))
                .withCipher(MirageCipher.of(DemoDatabase.SECRET_KEY, DemoDatabase.CIPHER_IV));
        List<Path> reports = List.of(
                directory.resolve("report.html"), directory.resolve("report.json"), directory.resolve("report.txt"));
        RunRecord run = new Execution(terminal, stage.catalog(), stage.settings()).run(plan, server, options, reports);
        stage.document().set("run", RunJson.of(run));
        return run;
    }

    private ExitCode verify(Stage stage, Plan plan) throws Exception {
        Terminal terminal = stage.terminal();
        title(
                terminal,
                "5. Is it right?",
                "stepwise verify --file " + stage.settings().file());
        try (Database database = Database.open(stage.settings())) {
            Inspection found = Inspection.of(database, stage.catalog());
            Comparison comparison = Comparison.of(stage.catalog(), database.engine(), plan.target(), found);
            return VerifyCommand.tell(
                    comparison,
                    plan.target(),
                    database,
                    json() ? Optional.empty() : Optional.of(terminal),
                    stage.document());
        }
    }

    private void make(Stage stage) throws InstallFailure, DatabaseProblem {
        DemoDatabase demo = new DemoDatabase(stage.catalog());
        Path file = stage.settings().file();
        if (broken) {
            demo.createBroken4701(file);
        } else {
            demo.create(file);
        }
        Say.field(
                stage.terminal(),
                "",
                "Two invented companies with teams, schedules, escalation chains, integrations and three months of alert"
                        + " groups, as OnCall " + DemoDatabase.RELEASE + " keeps them"
                        + (broken ? ", after a failed jump to 1.8.5" : "") + ": " + file);
    }

    private static void where(Terminal terminal, Path directory, RunRecord run) {
        Say.list(
                terminal,
                "Where everything is: " + directory,
                List.of(
                        "oncall.db, the upgraded database; "
                                + run.result()
                                        .orElseThrow()
                                        .original()
                                        .map(file -> file.getFileName() + ", the same before")
                                        .orElse(""),
                        "report.html, report.txt and report.json, what was done in every detail",
                        "exported-rows, what the upgrade deleted"));
        terminal.say("");
        terminal.say("All of it may be deleted.");
    }

    /** @throws Trouble.Stop if it holds something */
    private Path directory() throws IOException {
        if (keep == null) {
            return Files.createTempDirectory("stepwise-demo-");
        }
        Files.createDirectories(keep);
        try (Stream<Path> files = Files.list(keep)) {
            if (files.findAny().isPresent()) {
                throw Trouble.usage("The folder " + keep + " is not empty.", "Name a new one.")
                        .stop();
            }
        }
        return keep.toAbsolutePath().normalize();
    }

    private static void title(Terminal terminal, String title, String command) {
        terminal.say("");
        terminal.say(terminal.bold(title) + (command.isEmpty() ? "" : "   $ " + command));
    }
}
