package io.github.stepwise.ui.page.install;

import io.github.stepwise.catalog.App;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.ServerFacts;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.Reveal;
import io.github.stepwise.words.Words;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The summary, and below it what fits to the stage: the user, the progress, or the outcome. */
final class InstallView {
    private static final double LABEL_WIDTH = 120;

    private final Desk desk;
    private final Words words;
    private final InstallModel model;

    InstallView(Desk desk, InstallModel model) {
        this.desk = desk;
        this.words = desk.words("install");
        this.model = model;
    }

    Node build() {
        VBox below = new VBox();
        below.getStyleClass().add("install-below");
        VBox page = Parts.page(words.say("title"), "", below);
        Node first = summary();
        page.getChildren().add(1, first);
        show(below, model.stage().get());
        Live.in(page, model.stage()).subscribe((before, stage) -> {
            show(below, stage);
            focus(below);
        });
        return page;
    }

    private void show(VBox below, InstallModel.Stage stage) {
        below.getChildren().clear();
        switch (stage) {
            case READY -> addForm(below);
            case RUNNING -> below.getChildren().add(new ProgressPanel(desk, words, model));
            case DONE -> below.getChildren().add(new DonePanel(desk, words, model));
            case FAILED -> {
                below.getChildren().add(new FailedPanel(desk, words, model));
                if (model.isOccupied()) {
                    below.getChildren()
                            .add(Parts.button(
                                    "install-look-again", words.say("look-again"), Feather.REFRESH_CW, model::enter));
                } else {
                    addForm(below);
                }
            }
        }
    }

    /** The button that was pressed is off now; the focus goes to what has come of it, so that it is read out. */
    private static void focus(VBox below) {
        if (below.getScene() != null && !below.getChildren().isEmpty()) {
            below.applyCss();
            below.layout();
            Node first = below.lookup(".focus-outcome");
            if (first != null) {
                first.requestFocus();
            }
            Reveal.node(below);
        }
    }

    private void addForm(VBox below) {
        if (model.obstacle().get() != null) {
            Notice notice = new Notice(
                    desk.words("widget"),
                    Mark.FAILED,
                    desk.say(model.obstacle().get()),
                    Parts.text(words.say("obstacle.do")));
            notice.setId("install-obstacle");
            below.getChildren().add(notice);
        } else if (model.user().needed()) {
            below.getChildren().add(new UserFields(desk, words, model.user()));
        }
    }

    private Node summary() {
        ConnectionSettings settings = model.settings();
        VBox rows = Parts.panel("");
        rows.setId("install-summary");
        rows.getChildren()
                .add(row(
                        "release",
                        words.say("release.value", model.release().version().toString())));
        if (model.install().apps().get().contains(App.MATTERMOST)) {
            rows.getChildren().add(row("features", words.say("features.mattermost")));
        }
        if (settings.engine() == Engine.SQLITE) {
            rows.getChildren().add(row("file", settings.file().toString()));
        } else {
            rows.getChildren().add(row("server", server(settings)));
            rows.getChildren().add(row("database", String.valueOf(settings.database())));
        }
        Label rule = Parts.text(words.say(settings.engine() == Engine.SQLITE ? "rule.file" : "rule.database"), "muted");
        rule.visibleProperty().bind(model.stage().isNotEqualTo(InstallModel.Stage.DONE));
        rule.managedProperty().bind(rule.visibleProperty());
        rows.getChildren().add(rule);
        return rows;
    }

    private String server(ConnectionSettings settings) {
        ServerFacts facts = model.install().connected().server().get();
        String product =
                facts == null ? settings.engine().title() : facts.version().toString();
        return words.say("server.value", product, settings.address());
    }

    private HBox row(String key, String value) {
        Label label = new Label(words.say(key));
        label.getStyleClass().add("muted");
        label.setMinWidth(LABEL_WIDTH);
        Label text = Parts.text(value);
        text.setId("install-" + key);
        return Parts.row(label, Parts.grow(text));
    }
}
