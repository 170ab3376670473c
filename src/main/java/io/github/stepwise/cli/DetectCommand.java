package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.database.Database;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.report.StateJson;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.state.State;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what a database holds. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        description = {
            "Says what a database holds: which release of OnCall, or what else. Changes nothing.",
            "",
            "The release is found from the migrations that the database records. Several releases may share one"
                    + " database; then the answer is a range such as 1.2.35 - 1.2.40. The exit code is 0 whenever the"
                    + " database could be read, whatever it holds."
        },
        footer = {
            "",
            "Examples:",
            "  stepwise detect --url jdbc:postgresql://db.example/oncall --user oncall",
            "  stepwise detect --file /var/lib/docker/volumes/oncall_oncall_data/_data/oncall.db",
            "  stepwise detect --oncall-config docker-compose.yml --host localhost --json"
        })
final class DetectCommand extends Action {
    @Mixin
    private ConnectionOptions connection;

    @Override
    ExitCode run(Terminal terminal, ObjectNode document) throws Exception {
        Catalog catalog = Catalog.load();
        try (Database database = Database.open(connection.settings(terminal, this))) {
            Inspection found = Inspection.of(database, catalog);
            describe(database, document);
            document.set("state", StateJson.of(found.state()));
            List<String> drift = found.drift(database, catalog).stream()
                    .map(Difference::toString)
                    .toList();
            drift.forEach(document.putArray("drift")::add);
            if (!json()) {
                print(terminal, database, found.state());
                Say.list(terminal, "The schema is not what the recorded migrations leave", drift);
            }
            return ExitCode.OK;
        }
    }

    /** Which database an answer is about. */
    static void describe(Database database, ObjectNode document) {
        ObjectNode node = document.putObject("database");
        node.put("engine", database.engine().id());
        node.put("server", database.serverVersion().toString());
        node.put("location", database.settings().describe());
    }

    static void print(Terminal terminal, Database database, State state) {
        terminal.say("Database  " + database.settings().describe() + " (" + database.serverVersion() + ")");
        Say.field(terminal, "State     ", state.describe());
        if (state instanceof State.Unfinished unfinished) {
            Say.field(terminal, "          ", unfinished.database().describe());
            terminal.say("          stepwise upgrade --to " + unfinished.target() + " goes on with it.");
        }
        if (state instanceof State.HalfRestored) {
            terminal.say("          stepwise restore with this database removes the part and starts anew.");
        }
        if (state instanceof State.OnCall oncall && !oncall.apps().isEmpty()) {
            terminal.say("Apps      "
                    + oncall.apps().stream().sorted().map(App::label).collect(Collectors.joining(", ")));
        }
        if (state instanceof State.Between between && !between.missing().isEmpty()) {
            terminal.say("Missing   " + between.missing().size() + " migrations");
            between.missing()
                    .forEach(migration ->
                            terminal.say(String.format("          %-9s%s", migration.release(), migration)));
        }
    }
}
