package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.catalog.App;
import io.github.stepwise.install.ChecklistItem;
import io.github.stepwise.install.Installed;
import io.github.stepwise.install.SettingsChecklist;
import io.github.stepwise.report.Words;
import java.util.List;
import java.util.Locale;

/** Tells what an install has made, and what is to be done around it. */
record InstalledWords(Installed installed, SettingsChecklist checklist) {

    void fill(ObjectNode node) {
        node.put("location", installed.connection().describe());
        node.put("release", installed.release().toString());
        installed.apps().stream().sorted().map(App::label).forEach(node.putArray("apps")::add);
        node.put("tables", installed.tables());
        node.put("migrations", installed.migrations());
        node.put("databaseCreated", installed.databaseCreated());
        node.put("userCreated", installed.userCreated());
        Say.texts(installed.notes()).forEach(node.putArray("notes")::add);
        checklist.environment().forEach(node.putArray("environment")::add);
        ArrayNode items = node.putArray("checklist");
        for (ChecklistItem item : checklist.items()) {
            ObjectNode entry = items.addObject();
            entry.put("id", item.id());
            entry.put("topic", item.topic().name().toLowerCase(Locale.ROOT));
            entry.put("need", item.need().name().toLowerCase(Locale.ROOT));
            entry.put("title", item.title());
            entry.put("text", item.text());
        }
    }

    void print(Terminal terminal) {
        terminal.say("");
        Say.field(
                terminal,
                "",
                "Done: " + installed.connection().describe() + " is the database of OnCall " + installed.release()
                        + ", with " + Words.count(installed.tables(), "table", "tables") + " and "
                        + Words.count(installed.migrations(), "migration", "migrations") + " recorded as applied.");
        Say.list(terminal, "To read", Say.texts(installed.notes()));
        for (ChecklistItem.Topic topic : ChecklistItem.Topic.values()) {
            Say.list(terminal, "What to do now: " + topic.title(), items(topic));
        }
    }

    private List<String> items(ChecklistItem.Topic topic) {
        return checklist.items().stream()
                .filter(item -> item.topic() == topic)
                .map(item -> head(item) + " (" + item.need().name().toLowerCase(Locale.ROOT) + "): " + item.text())
                .toList();
    }

    private static String head(ChecklistItem item) {
        return item.variable()
                .map(variable -> variable.name() + "=" + (variable.value().isEmpty() ? "…" : variable.value()))
                .orElse(item.title());
    }
}
