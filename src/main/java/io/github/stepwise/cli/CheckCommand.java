package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.check.Checks;
import io.github.stepwise.check.Finding;
import io.github.stepwise.check.Item;
import io.github.stepwise.check.Premises;
import io.github.stepwise.check.Severity;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.schema.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks whether an upgrade can be begun. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Looks whether an upgrade can be begun: the server, rights, locks, other sessions, room on the disk, traces of"
                    + " old failures, what will be deleted, and more.",
            "",
            "Only reads, with two exceptions that leave nothing: whether tables may be made is tried with tables that are"
                    + " dropped again, and beside a SQLite file another file is made and deleted. The exit code is 3 if"
                    + " something stands against an upgrade; warnings leave it at 0."
        },
        footer = {
            "",
            "Examples:",
            "  stepwise check --oncall-config /opt/oncall/.env",
            "  stepwise check --to 1.8.5 --backup /backups --url jdbc:mysql://db.example/oncall --user oncall",
            "  stepwise check --only sessions --only lock --file oncall.db --json"
        })
final class CheckCommand extends Action {
    @Mixin
    private ConnectionOptions connection;

    @Option(names = "--to", paramLabel = "RELEASE", description = "Release to arrive at; the newest if not given.")
    private String target;

    @Option(
            names = "--backup",
            paramLabel = "FOLDER",
            description =
                    "Where the backup will go. As with upgrade, the present folder if not given; for SQLite none.")
    private Path backup;

    @Option(
            names = "--only",
            paramLabel = "CHECK",
            description = "Run this check alone, by the name that --json gives it. May be given several times.")
    private List<String> only = List.of();

    @Override
    ExitCode run(Terminal terminal, ObjectNode document) throws Exception {
        Catalog catalog = Catalog.load();
        Optional<Version> release = Optional.ofNullable(target).map(text -> new Releases(catalog).find("--to", text));
        ConnectionSettings settings = connection.settings(terminal, this);
        try (Database database = Database.open(settings)) {
            DetectCommand.describe(database, document);
            if (!json()) {
                terminal.say("Database " + database.settings().describe() + " (" + database.serverVersion() + ")");
            }
        }
        Checks checks = new Checks(new Premises(catalog, settings, release, folder(settings)));
        known(checks);
        List<Finding> findings = findings(checks, terminal);
        CheckJson.fill(document, checks, findings);
        refuse(findings);
        return ExitCode.OK;
    }

    private Optional<Path> folder(ConnectionSettings settings) {
        if (backup != null) {
            return Optional.of(backup);
        }
        return settings.engine() == Engine.SQLITE ? Optional.empty() : Optional.of(Path.of(""));
    }

    private void known(Checks checks) {
        List<String> ids = checks.items().stream().map(Item::id).toList();
        only.stream().filter(id -> !ids.contains(id)).findFirst().ifPresent(id -> {
            throw Trouble.usage(
                            "--only does not know the check \"" + id + "\" for this database.",
                            "Known are " + String.join(", ", ids) + ".")
                    .stop();
        });
    }

    private List<Finding> findings(Checks checks, Terminal terminal) {
        CheckLines lines = new CheckLines(terminal);
        List<Finding> findings = new ArrayList<>();
        if (only.isEmpty()) {
            findings.addAll(checks.runAll(
                    (item, finding) -> finding.ifPresent(found -> tell(item, found, lines)), () -> false));
            return findings;
        }
        for (Item item : checks.items()) {
            if (only.contains(item.id())) {
                Finding finding = checks.run(item.id());
                tell(item, finding, lines);
                findings.add(finding);
            }
        }
        return findings;
    }

    private void tell(Item item, Finding finding, CheckLines lines) {
        if (!json()) {
            lines.tell(item, finding);
        }
    }

    private static void refuse(List<Finding> findings) {
        List<Finding> blockers = findings.stream()
                .filter(finding -> finding.severity() == Severity.BLOCKER)
                .toList();
        if (!blockers.isEmpty()) {
            throw Trouble.refused(
                            blockers.size() == 1
                                    ? "One check speaks against an upgrade: "
                                            + blockers.get(0).sentence()
                                    : blockers.size() + " checks speak against an upgrade.",
                            blockers.stream()
                                    .flatMap(finding -> finding.whatToDo().stream())
                                    .map(Object::toString)
                                    .distinct()
                                    .toArray(String[]::new))
                    .stop();
        }
    }
}
