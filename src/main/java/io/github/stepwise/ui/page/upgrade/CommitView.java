package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.check.Severity;
import io.github.stepwise.plan.Advice;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.page.upgrade.UpgradeModel.Phase;
import io.github.stepwise.ui.widget.Amounts;
import io.github.stepwise.ui.widget.Field;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The last look before the database is changed: everything that was decided, on one page. */
final class CommitView {
    private final Desk desk;
    private final UpgradeModel model;
    private final Runnable lookAgain;
    private final UpgradeCase upgradeCase;
    private final Words words;
    private final VBox top = new VBox(12);
    private final VBox starting = new VBox();
    private final Label folder = Parts.text("");
    private final CheckBox stopped;
    private final List<Node> inputs = new ArrayList<>();
    private final VBox node;

    /** @param lookAgain leads back to where the database is looked at */
    CommitView(Desk desk, UpgradeModel model, Runnable lookAgain) {
        this.desk = desk;
        this.model = model;
        this.lookAgain = lookAgain;
        this.upgradeCase = model.upgradeCase();
        this.words = desk.words("upgrade");
        stopped = new CheckBox(words.say("stopped"));
        stopped.setId("upgrade-stopped");
        stopped.setWrapText(true);
        stopped.getStyleClass().add("focus-first");
        folder.setId("upgrade-folder-path");
        starting.getChildren().add(Parts.row(new ProgressIndicator(), Parts.grow(Parts.text(words.say("starting")))));
        starting.setId("upgrade-starting");
        Plan plan = model.plan().get();
        node = plan == null ? outdated() : page(plan);
    }

    private VBox outdated() {
        return Parts.page(words.say("ready.title", name()), "", top);
    }

    private VBox page(Plan plan) {
        VBox page = Parts.page(
                words.say(model.resumes() ? "ready.title.resume" : "ready.title", name()),
                words.say(isFile() ? "ready.intro.file" : model.resumes() ? "ready.intro.resume" : "ready.intro"),
                top,
                summary(plan));
        inputs.add(stopped);
        page.getChildren().addAll(starting, upgradeCase.isDemo() ? demo() : question());
        if (!Pauses.of(plan).isEmpty()) {
            page.getChildren().add(pause(plan));
        }
        return page;
    }

    private VBox question() {
        Label why = Parts.text(words.say("stopped.why"), "field-hint");
        return Parts.panel(words.say("stopped.title"), stopped, why);
    }

    private Node demo() {
        Notice notice = new Notice(desk.words("widget"), Mark.NOTE, words.say("demo"));
        notice.setId("upgrade-demo");
        return notice;
    }

    private VBox summary(Plan plan) {
        GridPane grid = new GridPane();
        grid.setHgap(16);
        grid.setVgap(8);
        grid.getColumnConstraints()
                .addAll(new javafx.scene.layout.ColumnConstraints(), new javafx.scene.layout.ColumnConstraints());
        grid.getColumnConstraints().get(0).setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().get(1).setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().get(1).setMinWidth(0);
        add(grid, "database", Parts.text(model.settings().describe()));
        if (upgradeCase.connected().server().get() != null) {
            add(
                    grid,
                    "server",
                    Parts.text(upgradeCase.connected().server().get().version().toString()));
        }
        add(grid, "from", Parts.text(desk.translate(plan.from().describe())));
        add(grid, "to", Parts.text(words.say("release", plan.target().toString()), "panel-title"));
        add(
                grid,
                "work",
                Parts.text(
                        words.say("work", plan.migrations().size(), plan.stops().size())));
        Optional.ofNullable(upgradeCase.advice().get())
                .flatMap(Advice::estimate)
                .ifPresent(time ->
                        add(grid, "time", Parts.text(words.say("time", new Amounts(desk.words("widget")).time(time)))));
        findings().ifPresent(text -> add(grid, "findings", Parts.text(text)));
        add(grid, "backup", backup());
        add(grid, "files", files());
        VBox panel = Parts.panel("", grid);
        panel.setId("upgrade-summary");
        return panel;
    }

    private void add(GridPane grid, String key, Node value) {
        Label label = new Label(words.say("summary." + key));
        label.getStyleClass().add("muted");
        GridPane.setValignment(label, javafx.geometry.VPos.TOP);
        if (value.getId() == null) {
            value.setId("upgrade-summary-" + key);
        }
        grid.addRow(grid.getRowCount(), label, value);
    }

    private Optional<String> findings() {
        if (upgradeCase.findings().get() == null) {
            return Optional.empty();
        }
        long warnings = upgradeCase.findings().get().stream()
                .filter(finding -> finding.severity() != Severity.PASSED && finding.severity() != Severity.NOTE)
                .count();
        return Optional.of(words.say("findings", warnings));
    }

    private Node backup() {
        SavedBackup backup = upgradeCase.backup().get();
        boolean lost = backup != null
                && backup.kind() == SavedBackup.Kind.EARLIER
                && backup.file().isEmpty();
        String kind =
                backup == null ? "none" : backup.kind().name().toLowerCase(Locale.ROOT) + (lost ? "-unknown" : "");
        String file = backup == null ? "" : backup.file().map(Object::toString).orElse("");
        boolean kept = backup != null && backup.file().isPresent();
        Label text = Parts.text(words.say("backup." + kind, file));
        text.setId("upgrade-summary-backup");
        return Parts.row((kept ? Mark.PASSED : Mark.WARNING).icon(), Parts.grow(text));
    }

    private Node files() {
        Button choose = Parts.button(
                "upgrade-folder",
                desk.words("widget").say("browse"),
                Feather.FOLDER,
                () -> desk.desktop()
                        .files()
                        .folder(
                                words.say("folder.choose"),
                                model.folder().get().path().getParent())
                        .ifPresent(chosen -> model.folder().set(RunFolder.in(chosen, model.settings()))));
        choose.setAccessibleText(words.say("folder.choose"));
        inputs.add(choose);
        return new VBox(6, folder, choose);
    }

    private Node pause(Plan plan) {
        ComboBox<Optional<Version>> choice = new ComboBox<>();
        choice.setId("upgrade-pause");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.getItems().add(Optional.empty());
        Pauses.of(plan).forEach(stop -> choice.getItems().add(Optional.of(stop)));
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<Version> stop) {
                return stop == null || stop.isEmpty()
                        ? words.say("pause.none")
                        : words.say("pause.at", stop.get().toString());
            }

            @Override
            public Optional<Version> fromString(String text) {
                return Optional.empty();
            }
        });
        choice.setValue(Optional.ofNullable(upgradeCase.pauseAt().get()));
        choice.valueProperty()
                .addListener((property, old, stop) -> upgradeCase.pauseAt().set(stop.orElse(null)));
        inputs.add(choice);
        return new Field(words.say("pause"), choice).hint(words.say("pause.hint"));
    }

    Node node() {
        return node;
    }

    Subscription tie() {
        stopped.selectedProperty().bindBidirectional(model.stopped());
        return Subscription.combine(
                model.phase().subscribe(now -> show()),
                model.trouble().subscribe(now -> show()),
                model.folder()
                        .subscribe(where ->
                                folder.setText(where == null ? "" : where.path().toString())),
                () -> stopped.selectedProperty().unbindBidirectional(model.stopped()));
    }

    private void show() {
        boolean busy = model.phase().get() == Phase.STARTING;
        inputs.forEach(input -> input.setDisable(busy));
        starting.setVisible(busy);
        starting.setManaged(busy);
        top.getChildren().clear();
        if (model.outdated().get()) {
            Button again =
                    Parts.button("upgrade-look-again", words.say("outdated.again"), Feather.REFRESH_CW, lookAgain);
            Notice notice = new Notice(
                    desk.words("widget"),
                    Mark.WARNING,
                    words.say("outdated"),
                    Parts.text(words.say("outdated.next")),
                    new FlowPane(again));
            notice.setId("upgrade-outdated");
            top.getChildren().add(notice);
        } else if (model.trouble().get() != null) {
            top.getChildren()
                    .add(new TroubleCard(
                            desk, "upgrade-trouble", model.trouble().get()));
        }
        top.setVisible(!top.getChildren().isEmpty());
        top.setManaged(top.isVisible());
    }

    private String name() {
        return Connections.name(model.settings());
    }

    private boolean isFile() {
        return model.settings().file() != null;
    }
}
