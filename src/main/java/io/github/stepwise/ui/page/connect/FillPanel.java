package io.github.stepwise.ui.page.connect;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.OnCallConfig;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.FileChoice;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Fills the form from what OnCall itself is configured with; what was read is told here. */
final class FillPanel extends VBox {
    /** The file dialog of GTK shows no .env before it is told to, and JavaFX has no way to tell it. */
    private static final boolean HIDES_FILES = System.getProperty("os.name", "").startsWith("Linux");

    private final Desk desk;
    private final ConnectModel model;
    private final Words words;
    private final VBox told = new VBox();

    FillPanel(Desk desk, ConnectModel model) {
        this.desk = desk;
        this.model = model;
        this.words = desk.words("connect");
        setId("connect-fill");
        getStyleClass().addAll("panel", "drop-target");
        Button choose = Parts.button("connect-fill-file", words.say("fill.file"), Feather.FILE_TEXT, this::choose);
        TextField url = new TextField();
        url.setId("connect-url");
        url.setPromptText("jdbc:mysql://db/oncall");
        url.textProperty().bindBidirectional(model.url());
        url.setMinWidth(120);
        Label label = new Label(words.say("fill.url"));
        label.setLabelFor(url);
        label.setMnemonicParsing(true);
        label.setMinWidth(USE_PREF_SIZE);
        Button take = Parts.button("connect-url-take", words.say("fill.take"), this::takeUrl);
        take.disableProperty().bind(model.url().map(String::isBlank));
        url.setOnAction(event -> takeUrl());
        told.setId("connect-filled");
        told.setSpacing(6);
        Live.in(this, model.filling()).subscribe(this::tell);
        getChildren()
                .addAll(
                        Parts.row(Parts.grow(Parts.text(words.say("fill.text"))), choose),
                        Parts.row(label, Parts.grow(url), take),
                        told);
    }

    private void choose() {
        desk.desktop()
                .files()
                .open(
                        words.say(HIDES_FILES ? "fill.title.hidden" : "fill.title"),
                        List.of(
                                new FileChoice.Kind(words.say("kind.all"), List.of("*")),
                                new FileChoice.Kind(
                                        words.say("kind.config"), List.of(".env", "*.env", "*.yml", "*.yaml"))))
                .ifPresent(model::fill);
    }

    private void takeUrl() {
        if (!model.url().get().isBlank()) {
            model.fill(model.url().get());
        }
    }

    private void tell(Filling filling) {
        told.getChildren().clear();
        if (filling instanceof Filling.OfFile found) {
            add(Mark.PASSED, words.say("filled.file", found.file().toString()));
        } else if (filling instanceof Filling.OfUrl found) {
            add(Mark.PASSED, words.say("filled.url", spoken(found.settings())));
        } else if (filling instanceof Filling.OfConfig found) {
            tell(found.config());
        } else if (filling instanceof Filling.Nothing nothing) {
            add(
                    Mark.WARNING,
                    nothing.source().isEmpty()
                            ? words.say("filled.nothing.url")
                            : words.say("filled.nothing", nothing.source()));
            told.getChildren().add(Parts.text(ConfigNotes.say(words, nothing.why()), "muted"));
        }
        told.setVisible(!told.getChildren().isEmpty());
        told.setManaged(!told.getChildren().isEmpty());
    }

    private void tell(OnCallConfig config) {
        String source = config.source().toString();
        if (config.namesDatabase()) {
            add(
                    Mark.PASSED,
                    words.say("filled.config", Engine.of(config.engine()).title(), source));
            boolean server = !config.engine().equals(Engine.SQLITE.id());
            if (server) {
                add(Mark.NOTE, words.say(config.password().isEmpty() ? "filled.password.none" : "filled.password"));
            }
        } else {
            add(Mark.WARNING, words.say("filled.no-database", source));
        }
        if (!config.mirageSecretKey().isEmpty()) {
            add(Mark.NOTE, words.say("filled.keys"));
        }
        config.notes().forEach(note -> add(Mark.NOTE, ConfigNotes.say(words, note)));
    }

    private String spoken(ConnectionSettings settings) {
        return settings.file() == null
                ? words.say("server", settings.engine().title(), settings.address())
                : settings.file().toString();
    }

    private void add(Mark mark, String text) {
        Node row = Parts.line(mark.icon(), Parts.text(text));
        told.getChildren().add(row);
    }
}
