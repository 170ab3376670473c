package io.github.stepwise.ui.page.path;

import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.Risk;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.CopyableText;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** One migration: its name, what it does to rows and tables, and its statements. */
final class MigrationDetails {
    private final Desk desk;
    private final Words words;
    private final PathModel model;

    MigrationDetails(Desk desk, Words words, PathModel model) {
        this.desk = desk;
        this.words = words;
        this.model = model;
    }

    Node build(PlannedMigration migration) {
        VBox panel = Parts.panel(desk.translate(migration.title()));
        panel.setId("path-details");
        String name = migration.recorded()
                ? words.say(
                        "details.migration", migration.id(), migration.release().toString())
                : words.say("details.repair");
        panel.getChildren().add(Parts.text(name, "muted"));
        migration.risks().forEach(risk -> panel.getChildren().add(risk(risk)));
        List<String> statements = model.prospect().sql().getOrDefault(migration.id(), List.of());
        String sql = statements.stream()
                .map(statement -> statement.startsWith("--") ? statement : statement.strip() + ";")
                .collect(Collectors.joining("\n"));
        if (sql.isEmpty()) {
            panel.getChildren().add(Parts.text(words.say("details.no-sql"), "muted"));
        } else {
            panel.getChildren()
                    .add(new CopyableText(desk, "path-sql", words.say("details.sql", statements.size()), sql));
        }
        return panel;
    }

    private Node risk(Risk risk) {
        VBox said = new VBox(
                Parts.text(words.say("details.risk", risk.table(), PlanCell.brief(words, risk))),
                Parts.text(desk.translate(risk.text()), "muted"));
        return Parts.line(PlanCell.mark(risk.kind()).icon(), said);
    }
}
