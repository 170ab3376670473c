package io.github.stepwise.report;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.PlannedStop;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeFailure;
import io.github.stepwise.upgrade.UpgradeResult;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of a run for people. */
public final class RunText {
    private final RunRecord run;
    private final List<String> lines = new ArrayList<>();

    private RunText(RunRecord run) {
        this.run = run;
    }

    /** Everything, with every migration. */
    public static List<String> whole(RunRecord run) {
        RunText text = new RunText(run);
        text.head();
        text.result();
        text.data();
        text.stops();
        text.list("What was known beforehand", run.plan().warnings());
        text.next();
        return text.lines;
    }

    /** What an admin wants to know when it has just ended; failures are told elsewhere. */
    public static List<String> summary(RunRecord run) {
        RunText text = new RunText(run);
        text.result();
        text.data();
        text.next();
        return text.lines;
    }

    /** What happened to data so far; nothing if nothing did. */
    public static List<String> data(RunRecord run) {
        RunText text = new RunText(run);
        text.data();
        return text.lines;
    }

    private void head() {
        lines.add("Report of an upgrade by Stepwise " + run.subject().stepwise());
        lines.add("");
        lines.add(
                "Database   " + run.subject().location() + " (" + run.subject().server() + ")");
        add("From       ", run.plan().from().describe());
        lines.add("To         OnCall " + run.plan().target());
        lines.add("Started    " + run.startedAt().truncatedTo(ChronoUnit.SECONDS)
                + (run.resumed() ? ", going on where an earlier run was interrupted" : ""));
    }

    private void result() {
        if (run.result().isEmpty()) {
            lines.add("Outcome    still running, or ended without a word");
            return;
        }
        UpgradeResult result = run.result().get();
        lines.add("Outcome    " + result.outcome().name().toLowerCase(Locale.ROOT) + " after "
                + Words.time(result.duration()));
        add("Condition  ", result.condition().title() + ". " + result.conditionText());
        lines.add("Verified   "
                + result.reached()
                        .map(release -> "yes: schema and recorded migrations are those of " + release)
                        .orElse("no"));
        lines.add("Done       " + Words.count(result.migrations(), "migration", "migrations") + ", "
                + Words.count(result.rows(), "row", "rows") + " inserted, changed or deleted");
        run.backup().ifPresent(file -> lines.add("Backup     " + file));
        run.halfUpgradedBackup().ifPresent(file -> lines.add("Backup of the half-upgraded state: " + file));
        if (run.isWithoutBackup()) {
            lines.add("Backup     none that Stepwise has made or checked; it was begun without");
        }
        run.sessions().ifPresent(found -> {
            add("Sessions   ", "It was begun although: " + found.sentence());
            found.evidence().forEach(session -> add("           - ", session));
        });
        result.failure().ifPresent(this::failure);
    }

    private void failure(UpgradeFailure failure) {
        list("What happened", List.of(failure.sentence()));
        failure.migration().ifPresent(id -> lines.add("  Migration: " + id));
        failure.statement().ifPresent(sql -> lines.add("  Statement: " + sql.strip()));
        list("Your data", List.of(failure.safety()));
        list("Differences", failure.differences());
        String server = failure.problem().map(DatabaseProblem::serverText).orElse("");
        list("The server's words", server.lines().toList());
    }

    private void data() {
        list(
                "Where Stepwise did other than OnCall's own migrations",
                run.deviations().stream()
                        .map(deviation -> deviation.id() + " (" + Words.count(deviation.rows(), "row", "rows") + "): "
                                + String.join(" ", deviation.why()))
                        .toList());
        list(
                "Rows",
                run.rows().stream()
                        .map(change -> change.effect().name().toLowerCase(Locale.ROOT) + " "
                                + Words.count(change.rows(), "row", "rows") + " of " + change.table() + planned(change)
                                + ": " + change.why())
                        .toList());
        list(
                "Exported before deletion",
                run.all(UpgradeEvent.RowsExported.class).stream()
                        .map(export -> Words.count(export.rows(), "row", "rows") + " of " + export.table() + " in "
                                + export.file())
                        .toList());
        list(
                "To read",
                run.all(UpgradeEvent.Note.class).stream()
                        .map(UpgradeEvent.Note::text)
                        .toList());
    }

    private static String planned(RunRecord.Rows change) {
        boolean other = change.planned().isPresent() && change.planned().getAsLong() != change.rows();
        return other ? " (the plan said " + change.planned().getAsLong() + ")" : "";
    }

    private void stops() {
        Map<?, UpgradeEvent.StopVerified> verified = run.verified();
        Map<String, UpgradeEvent.MigrationFinished> finished = run.finished();
        lines.add("");
        lines.add("Stops");
        for (PlannedStop stop : run.plan().stops()) {
            String time = run.timeTo(stop.release())
                    .map(duration -> ", " + Words.time(duration))
                    .orElse("");
            lines.add("  " + stop.release() + (verified.containsKey(stop.release()) ? "  verified" : "  not verified")
                    + time);
            for (PlannedMigration migration : stop.migrations()) {
                UpgradeEvent.MigrationFinished done = finished.get(migration.id());
                String how = done == null ? "not done in this run" : Words.time(done.duration());
                add("    ", migration.id() + ": " + migration.title() + " (" + how + ")");
            }
        }
    }

    private void next() {
        list("What to do now", NextSteps.after(run));
    }

    private void list(String title, List<String> items) {
        if (!items.isEmpty()) {
            lines.add("");
            lines.add(title);
            items.forEach(item -> lines.addAll(Wrapped.lines(item, "  - ", "    ")));
        }
    }

    private void add(String title, String text) {
        lines.addAll(Wrapped.lines(text, title, " ".repeat(title.length())));
    }
}
