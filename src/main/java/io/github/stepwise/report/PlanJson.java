package io.github.stepwise.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.PlannedStop;
import io.github.stepwise.plan.Risk;
import java.util.List;
import java.util.Map;

/** A plan, in the field names of {@code docs/report-format.md}. */
public final class PlanJson {
    private PlanJson() {}

    /** Without SQL. */
    public static ObjectNode of(Plan plan) {
        return of(plan, Map.of());
    }

    /**
     * With SQL.
     *
     * @param sql statements by id of the migration; those that have none there get no field for them
     */
    public static ObjectNode of(Plan plan, Map<String, List<String>> sql) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("target", plan.target().toString());
        node.set("from", StateJson.of(plan.from()));
        StateJson.apps(node.putArray("apps"), plan.apps());
        node.put("empty", plan.isEmpty());
        node.put("needsSecretKey", plan.needsSecretKey());
        node.put("migrations", plan.migrations().size());
        plan.warnings().forEach(node.putArray("warnings")::add);
        ArrayNode stops = node.putArray("stops");
        plan.stops().forEach(stop -> stop(stops.addObject(), stop, sql));
        return node;
    }

    private static void stop(ObjectNode node, PlannedStop stop, Map<String, List<String>> sql) {
        node.put("release", stop.release().toString());
        node.put("pausable", stop.pausable());
        ArrayNode migrations = node.putArray("migrations");
        stop.migrations().forEach(migration -> migration(migrations.addObject(), migration, sql));
    }

    private static void migration(ObjectNode node, PlannedMigration migration, Map<String, List<String>> sql) {
        node.put("id", migration.id());
        node.put("title", migration.title());
        node.put("release", migration.release().toString());
        node.put("recorded", migration.recorded());
        ArrayNode risks = node.putArray("risks");
        migration.risks().forEach(risk -> risk(risks.addObject(), risk));
        if (sql.containsKey(migration.id())) {
            sql.get(migration.id()).forEach(node.putArray("sql")::add);
        }
    }

    private static void risk(ObjectNode node, Risk risk) {
        node.put("kind", risk.kind().title());
        node.put("table", risk.table());
        node.put("text", risk.text());
        risk.rows().ifPresentOrElse(rows -> node.put("rows", rows), () -> node.putNull("rows"));
    }
}
