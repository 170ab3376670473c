package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.Database;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.report.StateJson;
import io.github.stepwise.report.Words;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.state.State;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares a database with a release. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Compares a database with what a release of OnCall leaves there: tables, columns, indexes, keys, checks, and"
                    + " the recorded migrations. Changes nothing, and does not look at rows.",
            "",
            "Traces that a correct database may have or not, because of the way that it went, are no differences."
                    + " The exit code is 6 when there are differences."
        },
        footer = {
            "",
            "Examples:",
            "  stepwise verify --oncall-config /opt/oncall/.env",
            "  stepwise verify --release 1.8.5 --url jdbc:postgresql://db.example/oncall --user oncall --json"
        })
final class VerifyCommand extends Action {
    @Mixin
    private ConnectionOptions connection;

    @Option(
            names = "--release",
            paramLabel = "RELEASE",
            description = "Release to compare with; the one that the database is at if not given.")
    private String release;

    @Override
    ExitCode run(Terminal terminal, ObjectNode document) throws Exception {
        Catalog catalog = Catalog.load();
        Version asked = release == null ? null : new Releases(catalog).find("--release", release);
        try (Database database = Database.open(connection.settings(terminal, this))) {
            Inspection found = Inspection.of(database, catalog);
            DetectCommand.describe(database, document);
            document.set("state", StateJson.of(found.state()));
            if (!(found.state() instanceof State.OnCall state)) {
                throw Trouble.refused(
                                "There is nothing to verify: " + found.state().describe(), "stepwise detect says more.")
                        .stop();
            }
            Version version = asked == null ? reached(state) : asked;
            Comparison comparison = Comparison.of(catalog, database.engine(), version, found);
            return tell(comparison, version, database, json() ? Optional.empty() : Optional.of(terminal), document);
        }
    }

    /** @param terminal empty if the document is enough */
    static ExitCode tell(
            Comparison comparison,
            Version version,
            Database database,
            Optional<Terminal> terminal,
            ObjectNode document) {
        fill(document.putObject("verification"), version, comparison);
        terminal.ifPresent(where -> print(where, database, version, comparison));
        return comparison.isEqual() ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    private static Version reached(State.OnCall state) {
        if (state instanceof State.Known known) {
            return known.to();
        }
        throw Trouble.refused(
                        state.describe(),
                        "Say with --release which release to compare with.",
                        "stepwise plan shows what is missing, stepwise upgrade completes it.")
                .stop();
    }

    private static void fill(ObjectNode node, Version version, Comparison comparison) {
        node.put("release", version.toString());
        node.put("equal", comparison.isEqual());
        comparison.missing().forEach(node.putArray("missing")::add);
        comparison.unexpected().forEach(node.putArray("unexpected")::add);
        ArrayNode schema = node.putArray("schema");
        for (Difference difference : comparison.schema()) {
            schema.addObject()
                    .put("kind", difference.kind().name().toLowerCase(Locale.ROOT))
                    .put("subject", difference.subject().toString())
                    .put("table", difference.table())
                    .put("name", difference.name())
                    .put("text", difference.toString());
        }
    }

    private static void print(Terminal terminal, Database database, Version version, Comparison comparison) {
        terminal.say("Database  " + database.settings().describe() + " (" + database.serverVersion() + ")");
        if (comparison.isEqual()) {
            terminal.say("Verified  It is as OnCall " + version + " leaves it: schema and recorded migrations.");
            return;
        }
        terminal.say("Differs   It is not as OnCall " + version + " leaves it.");
        Say.list(terminal, counted(comparison.missing(), "missing"), comparison.missing());
        Say.list(terminal, counted(comparison.unexpected(), "too many"), comparison.unexpected());
        List<String> schema =
                comparison.schema().stream().map(Difference::toString).toList();
        Say.list(terminal, "Schema: " + Words.count(schema.size(), "difference", "differences"), schema);
        Say.list(
                terminal,
                "What to do now",
                List.of(
                        "Missing migrations: stepwise plan shows them, stepwise upgrade applies them.",
                        "Differences in the schema alone: somebody changed it by hand, or an old upgrade failed. Keep a"
                                + " backup, and repair what OnCall needs before it runs on this database."));
    }

    private static String counted(List<String> ids, String how) {
        return Words.capital(Words.count(ids.size(), "migration", "migrations") + " " + how);
    }
}
