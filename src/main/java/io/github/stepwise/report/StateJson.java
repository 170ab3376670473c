package io.github.stepwise.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.state.State;
import java.util.Collection;

/** What a database holds, in the field names of {@code docs/report-format.md}. */
public final class StateJson {
    private StateJson() {}

    /** The word for a kind of state: empty, known, between, unfinished, halfRestored, newer or foreign. */
    public static String kind(State state) {
        if (state instanceof State.Empty) {
            return "empty";
        } else if (state instanceof State.Known) {
            return "known";
        } else if (state instanceof State.Between) {
            return "between";
        } else if (state instanceof State.Unfinished) {
            return "unfinished";
        } else if (state instanceof State.HalfRestored) {
            return "halfRestored";
        } else if (state instanceof State.Newer) {
            return "newer";
        }
        return "foreign";
    }

    /** One object; fields that do not fit the kind are left out. */
    public static ObjectNode of(State state) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", kind(state));
        node.put("description", state.describe());
        if (state instanceof State.Known known) {
            node.put("from", known.from().toString());
            node.put("to", known.to().toString());
        } else if (state instanceof State.Between between) {
            migrations(node.putArray("missing"), between.missing());
            migrations(node.putArray("ahead"), between.ahead());
        } else if (state instanceof State.Unfinished unfinished) {
            node.put("target", unfinished.target().toString());
            node.put("startedAt", unfinished.startedAt().toString());
            node.set("database", of(unfinished.database()));
        } else if (state instanceof State.HalfRestored restored) {
            node.put("file", restored.file());
            node.put("startedAt", restored.startedAt());
            node.put("safetyBackup", restored.safetyBackup().isEmpty() ? null : restored.safetyBackup());
        } else if (state instanceof State.Newer newer) {
            newer.unknown().forEach(node.putArray("unknown")::add);
        }
        if (state instanceof State.OnCall database) {
            database.reached().ifPresent(version -> node.put("reached", version.toString()));
            apps(node.putArray("apps"), database.apps());
            node.put("applied", database.applied().size());
        }
        return node;
    }

    static void apps(ArrayNode array, Collection<App> apps) {
        apps.stream().sorted().map(App::label).forEach(array::add);
    }

    private static void migrations(ArrayNode array, Collection<Migration> migrations) {
        migrations.forEach(migration -> array.addObject()
                .put("id", migration.id())
                .put("release", migration.release().toString())
                .put("title", migration.title()));
    }
}
