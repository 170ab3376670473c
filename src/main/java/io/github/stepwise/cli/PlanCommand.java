package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.database.Database;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.report.PlanJson;
import io.github.stepwise.report.PlanText;
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
                    + " changed or deleted, or a big table is locked for a while."
        },
        footer = {
            "",
            "Examples:",
            "  stepwise plan --oncall-config /opt/oncall/.env",
            "  stepwise plan --to 1.8.5 --url jdbc:mysql://db.example/oncall --user oncall",
            "  stepwise plan --sql --file oncall.db > upgrade.sql.txt"
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

    @Override
    ExitCode run(Terminal terminal, ObjectNode document) throws Exception {
        Catalog catalog = Catalog.load();
        Planning planning = new Planning(catalog, target, apps);
        try (Database database = Database.open(connection.settings(terminal, this))) {
            Inspection found = Inspection.of(database, catalog);
            Plan plan = planning.plan(database, found);
            Map<String, List<String>> statements = sql ? planning.sql(plan) : Map.of();
            DetectCommand.describe(database, document);
            document.set("plan", PlanJson.of(plan, statements));
            if (!json()) {
                terminal.say("Database " + database.settings().describe() + " (" + database.serverVersion() + ")");
                PlanText.whole(plan, statements).forEach(terminal::say);
            }
            return ExitCode.OK;
        }
    }
}
