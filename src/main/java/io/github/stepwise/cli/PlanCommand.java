package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.database.Database;
import io.github.stepwise.plan.Advice;
import io.github.stepwise.plan.Adviser;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.report.AdviceJson;
import io.github.stepwise.report.AdviceText;
import io.github.stepwise.report.PlanFile;
import io.github.stepwise.report.PlanJson;
import io.github.stepwise.report.PlanText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the way of a database to a release. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what an upgrade would do: every stop, every migration, and what happens to data, with the rows it"
                    + " concerns now. Changes nothing.",
            "",
            "Read it before an upgrade. Lines with an exclamation mark are those where values are dropped, rows are"
                    + " changed or deleted, or a big table is locked for a while. The end says whether to upgrade this"
                    + " database or to begin with a fresh one, and what is lost on each way."
        },
        footer = {
            "",
            "Examples:",
            "  stepwise plan --oncall-config /opt/oncall/.env",
            "  stepwise plan --to 1.8.5 --url jdbc:mysql://db.example/oncall --user oncall",
            "  stepwise plan --sql --file oncall.db > upgrade.sql.txt",
            "  stepwise plan --oncall-config /opt/oncall/.env --export plan.txt --export plan.sql"
        })
final class PlanCommand extends Action {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private AppOptions apps;

    @Option(names = "--to", paramLabel = "RELEASE", description = "Release to arrive at; the newest if not given.")
    private String target;

    @Option(names = "--sql", description = "Show the statements of every migration too, as this engine will get them.")
    private boolean sql;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description =
                    "Write the plan with its statements to a file: text if the name ends with .txt, JSON with .json,"
                            + " only the statements, for reading, with .sql. May be given several times.")
    private List<Path> exports = List.of();

    @Override
    ExitCode run(Terminal terminal, ObjectNode document) throws Exception {
        exports.forEach(PlanCommand::checkForm);
        Execution.checkFolders(exports);
        Catalog catalog = Catalog.load();
        Planning planning = new Planning(catalog, target, apps);
        try (Database database = Database.open(connection.settings(terminal, this))) {
            Inspection found = Inspection.of(database, catalog);
            Plan plan = planning.plan(database, found);
            Map<String, List<String>> statements = sql ? planning.sql(plan) : Map.of();
            Advice advice = new Adviser(catalog).advise(plan, found, database);
            DetectCommand.describe(database, document);
            document.set("plan", PlanJson.of(plan, statements));
            document.set("advice", AdviceJson.of(advice));
            if (!json()) {
                terminal.say("Database " + database.settings().describe() + " (" + database.serverVersion() + ")");
                PlanText.whole(plan, statements).forEach(terminal::say);
                AdviceText.of(advice).forEach(terminal::say);
            }
            export(terminal, planning, plan, document);
            return ExitCode.OK;
        }
    }

    private void export(Terminal terminal, Planning planning, Plan plan, ObjectNode document) {
        if (exports.isEmpty()) {
            return;
        }
        Map<String, List<String>> statements = planning.sql(plan);
        ArrayNode written = document.putArray("exports");
        terminal.say("");
        for (Path file : exports) {
            try {
                PlanFile.write(file, plan, statements);
            } catch (IOException e) {
                throw Trouble.usage(
                                "The plan could not be written to " + file + " (" + e.getMessage() + ").",
                                "Name a file in a folder that is there and that you may write to.")
                        .stop();
            }
            written.add(file.toAbsolutePath().toString());
            terminal.say("Plan written to " + file.toAbsolutePath());
        }
    }

    private static void checkForm(Path file) {
        if (!PlanFile.fits(file)) {
            throw Trouble.usage(
                            "The name of the export " + file + " does not say which form it shall have.",
                            "Let it end with " + String.join(", ", PlanFile.ENDINGS) + ".")
                    .stop();
        }
    }
}
