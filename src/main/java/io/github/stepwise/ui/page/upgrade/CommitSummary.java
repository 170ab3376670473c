package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.check.Severity;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.widget.Amounts;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** What is about to be done to which database, a line for each thing that was decided or found out. */
final class CommitSummary {
    private final Desk desk;
    private final CommitModel model;
    private final UpgradeCase upgradeCase;
    private final Words words;
    private final GridPane grid = new GridPane();
    private final Label folder = Parts.text("");
    private final Button chooseFolder;
    private final VBox node;

    CommitSummary(Desk desk, CommitModel model) {
        this.desk = desk;
        this.model = model;
        this.upgradeCase = model.upgradeCase();
        this.words = desk.words("upgrade");
        folder.setId("upgrade-folder-path");
        chooseFolder =
                Parts.button("upgrade-folder", desk.words("widget").say("browse"), Feather.FOLDER, this::askForFolder);
        chooseFolder.setAccessibleText(words.say("folder.choose"));
        columns();
        lines(model.plan().get());
        node = Parts.panel("", grid);
        node.setId("upgrade-summary");
    }

    Node node() {
        return node;
    }

    /** The one thing in it that can be pressed. */
    Button chooseFolder() {
        return chooseFolder;
    }

    Subscription tie() {
        return model.folder()
                .subscribe(where ->
                        folder.setText(where == null ? "" : where.path().toString()));
    }

    private void columns() {
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        grid.getColumnConstraints().addAll(names, values);
        grid.setHgap(16);
        grid.setVgap(8);
    }

    private void lines(Plan plan) {
        add("database", Parts.text(desk.say(Connections.place(model.settings()))));
        Optional.ofNullable(upgradeCase.connected().server().get())
                .ifPresent(server -> add("server", Parts.text(server.version().toString())));
        add("from", Parts.text(desk.translate(plan.from().describe())));
        add("to", Parts.text(words.say("release", plan.target().toString()), "panel-title"));
        add(
                "work",
                Parts.text(
                        words.say("work", plan.migrations().size(), plan.stops().size())));
        Amounts amounts = new Amounts(desk.words("widget"));
        model.estimate().ifPresent(time -> add("time", Parts.text(words.say("time", amounts.time(time)))));
        if (upgradeCase.findings().get() != null) {
            add("findings", Parts.text(words.say("findings", warnings())));
        }
        add("backup", backup());
        add("files", new VBox(6, folder, chooseFolder));
    }

    private void add(String key, Node value) {
        Label label = new Label(words.say("summary." + key));
        label.getStyleClass().add("muted");
        GridPane.setValignment(label, VPos.TOP);
        if (value.getId() == null) {
            value.setId("upgrade-summary-" + key);
        }
        grid.addRow(grid.getRowCount(), label, value);
    }

    private long warnings() {
        return upgradeCase.findings().get().stream()
                .filter(finding -> finding.severity() != Severity.PASSED && finding.severity() != Severity.NOTE)
                .count();
    }

    private Node backup() {
        SavedBackup backup = upgradeCase.backup().get();
        String kind = backup == null ? "none" : backup.kind().name().toLowerCase(Locale.ROOT);
        String file = backup == null ? "" : backup.file().map(Object::toString).orElse("");
        boolean kept = backup != null && backup.file().isPresent();
        Label text = Parts.text(words.say("backup." + kind, file));
        text.setId("upgrade-summary-backup");
        return Parts.line((kept ? Mark.PASSED : Mark.WARNING).icon(), text);
    }

    private void askForFolder() {
        desk.desktop()
                .files()
                .folder(words.say("folder.choose"), model.folder().get().path().getParent())
                .ifPresent(chosen -> model.folder().set(RunFolder.in(chosen, model.settings())));
    }
}
