package io.github.stepwise.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.PlannedStop;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeFailure;
import io.github.stepwise.upgrade.UpgradeResult;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The report of a run for programs, in the field names of {@code docs/report-format.md}. */
public final class RunJson {
    /** Goes up when a field changes its meaning or goes; not when one comes. */
    static final int FORMAT = 1;

    private final RunRecord run;
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    private RunJson(RunRecord run) {
        this.run = run;
    }

    /** The whole report; of a run that has not ended, what is known so far. */
    public static ObjectNode of(RunRecord run) {
        RunJson json = new RunJson(run);
        json.head();
        json.result();
        json.stops();
        json.data();
        NextSteps.after(run).forEach(json.root.putArray("next")::add);
        return json.root;
    }

    /** The word for how a run ended: running, completed, paused, cancelled or failed. */
    static String outcome(RunRecord run) {
        return run.result()
                .map(result -> result.outcome().name().toLowerCase(Locale.ROOT))
                .orElse("running");
    }

    private void head() {
        root.put("format", FORMAT);
        root.put("stepwise", run.subject().stepwise());
        ObjectNode database = root.putObject("database");
        database.put("engine", run.plan().engine().id());
        database.put("server", run.subject().server());
        database.put("location", run.subject().location());
        root.set("from", StateJson.of(run.plan().from()));
        root.put("target", run.plan().target().toString());
        StateJson.apps(root.putArray("apps"), run.plan().apps());
        root.put("startedAt", run.startedAt().toString());
        root.put("resumed", run.resumed());
        root.put("backup", run.backup().map(Path::toString).orElse(null));
        root.put(
                "halfUpgradedBackup",
                run.halfUpgradedBackup().map(Path::toString).orElse(null));
        root.put("withoutBackup", run.isWithoutBackup());
        root.putNull("sessions");
        run.sessions().ifPresent(found -> {
            ObjectNode sessions = root.putObject("sessions");
            sessions.put("sentence", found.sentence().toString());
            found.evidence().forEach(sessions.putArray("evidence")::add);
        });
    }

    private void result() {
        root.put("outcome", outcome(run));
        if (run.result().isEmpty()) {
            return;
        }
        UpgradeResult result = run.result().get();
        root.put("seconds", seconds(result.duration().toMillis()));
        root.put("condition", result.condition().title());
        root.put("conditionText", result.conditionText());
        root.put("verified", result.reached().isPresent());
        result.reached()
                .ifPresentOrElse(version -> root.put("reached", version.toString()), () -> root.putNull("reached"));
        root.put("migrations", result.migrations());
        root.put("rows", result.rows());
        result.original().ifPresent(file -> root.put("original", file.toString()));
        result.failure().ifPresent(failure -> root.set("failure", failure(failure)));
    }

    /** Why a run failed. */
    public static ObjectNode failure(UpgradeFailure failure) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("happened", failure.sentence());
        failure.release().ifPresent(version -> node.put("release", version.toString()));
        failure.migration().ifPresent(id -> node.put("migration", id));
        failure.statement().ifPresent(sql -> node.put("statement", sql));
        node.put("condition", failure.condition().title());
        node.put("conditionText", failure.conditionText());
        node.put("dataSafe", failure.dataSafe());
        node.put("data", failure.safety());
        failure.nextSteps().forEach(node.putArray("next")::add);
        failure.differences().forEach(node.putArray("differences")::add);
        node.put("server", failure.problem().map(DatabaseProblem::serverText).orElse(""));
        failure.problem().map(DatabaseProblem::sqlState).ifPresent(state -> node.put("sqlState", state));
        return node;
    }

    private void stops() {
        Map<?, UpgradeEvent.StopVerified> verified = run.verified();
        Map<String, UpgradeEvent.MigrationFinished> finished = run.finished();
        ArrayNode stops = root.putArray("stops");
        for (PlannedStop stop : run.plan().stops()) {
            ObjectNode node = stops.addObject();
            node.put("release", stop.release().toString());
            node.put("verified", verified.containsKey(stop.release()));
            run.timeTo(stop.release()).ifPresent(time -> node.put("seconds", seconds(time.toMillis())));
            ArrayNode migrations = node.putArray("migrations");
            for (PlannedMigration migration : stop.migrations()) {
                ObjectNode entry = migrations.addObject();
                entry.put("id", migration.id());
                entry.put("title", migration.title());
                UpgradeEvent.MigrationFinished done = finished.get(migration.id());
                entry.put("done", done != null);
                if (done != null) {
                    entry.put("seconds", seconds(done.duration().toMillis()));
                    entry.put("rows", done.rows());
                }
            }
        }
    }

    private void data() {
        ArrayNode deviations = root.putArray("deviations");
        for (RunRecord.Deviation deviation : run.deviations()) {
            ObjectNode node = deviations.addObject().put("id", deviation.id()).put("rows", deviation.rows());
            deviation.migrations().forEach(node.putArray("migrations")::add);
            deviation.why().forEach(node.putArray("why")::add);
        }
        ArrayNode rows = root.putArray("rowChanges");
        for (RunRecord.Rows change : run.rows()) {
            ObjectNode node = rows.addObject();
            node.put("migration", change.migration());
            node.put("table", change.table());
            node.put("effect", change.effect().name().toLowerCase(Locale.ROOT));
            node.put("why", change.why());
            node.put("rows", change.rows());
            change.planned().ifPresentOrElse(planned -> node.put("planned", planned), () -> node.putNull("planned"));
        }
        ArrayNode exports = root.putArray("exports");
        run.all(UpgradeEvent.RowsExported.class)
                .forEach(export -> exports.addObject()
                        .put("migration", export.migration())
                        .put("table", export.table())
                        .put("rows", export.rows())
                        .put("file", export.file().toString()));
        ArrayNode notes = root.putArray("notes");
        run.all(UpgradeEvent.Note.class)
                .forEach(note ->
                        notes.addObject().put("migration", note.migration()).put("text", note.text()));
        run.plan().warnings().forEach(root.putArray("warnings")::add);
    }

    private static double seconds(long millis) {
        return millis / 1000.0;
    }
}
