package io.github.stepwise.ui.page.path;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.ui.widget.Field;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.PasswordBox;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Asks for OnCall's key where passwords have to be encrypted on the way. */
final class KeyPanel {
    private final Desk desk;
    private final Words words;
    private final KeyModel model;
    private final VBox place = new VBox();
    private final VBox problem = new VBox();
    private final Label answer = Parts.text("");
    private Node form;
    private Subscription watching = Subscription.EMPTY;

    KeyPanel(Desk desk, Words words, KeyModel model) {
        this.desk = desk;
        this.words = words;
        this.model = model;
    }

    Node build() {
        place.setId("path-key-part");
        answer.setId("path-key-answer");
        form = form();
        watching = watching.and(model.state().subscribe(this::show));
        return place;
    }

    void stop() {
        watching.unsubscribe();
    }

    private void show(KeyModel.State state) {
        boolean needed = state != KeyModel.State.NOT_NEEDED;
        place.setVisible(needed);
        place.setManaged(needed);
        if (state == KeyModel.State.FITS) {
            place.getChildren().setAll(known());
            return;
        }
        if (!place.getChildren().contains(form)) {
            place.getChildren().setAll(form);
        }
        boolean silent = !needed || state == KeyModel.State.ASKED || state == KeyModel.State.FAILED;
        answer.setText(silent ? "" : words.say("key." + state.name().toLowerCase(Locale.ROOT)));
        answer.getStyleClass().remove("field-error");
        if (state == KeyModel.State.OTHER_KEY || state == KeyModel.State.NO_KEY) {
            answer.getStyleClass().add("field-error");
        }
        answer.setVisible(!silent);
        answer.setManaged(!silent);
        problem.getChildren().clear();
        if (state == KeyModel.State.FAILED) {
            problem.getChildren()
                    .add(new TroubleCard(desk, "path-key-trouble", Troubles.of(model.failure(), model.settings())));
        }
    }

    private Node known() {
        Button change = Parts.button("path-key-change", words.say("key.change"), model::reconsider);
        Notice notice = new Notice(
                desk.words("widget"),
                Mark.PASSED,
                words.say("key.known"),
                Parts.text(words.say("key.known.text")),
                new FlowPane(change));
        notice.setId("path-key-known");
        return notice;
    }

    private Node form() {
        PasswordBox box = new PasswordBox(desk.words("widget"), "path-key", model.key());
        Field key = new Field(words.say("key.label"), box.field(), box).hint(words.say("key.hint"));
        TextField vector = new TextField();
        vector.setId("path-key-vector");
        vector.textProperty().bindBidirectional(model.vector());
        Fold more = new Fold(
                "path-key-more",
                words.say("key.more"),
                new Field(words.say("key.vector"), vector).hint(words.say("key.vector.hint")));
        Button check = Parts.button("path-key-check", words.say("key.check"), Feather.KEY, model::settle);
        check.disableProperty()
                .bind(model.key()
                        .isEmpty()
                        .or(model.plainText())
                        .or(model.state().isEqualTo(KeyModel.State.CHECKING)));
        CheckBox plain = new CheckBox(words.say("key.plain"));
        plain.setId("path-key-plain");
        plain.setWrapText(true);
        plain.setMinHeight(CheckBox.USE_PREF_SIZE);
        plain.selectedProperty().bindBidirectional(model.plainText());
        key.disableProperty().bind(model.plainText());
        more.disableProperty().bind(model.plainText());
        Notice notice = new Notice(
                desk.words("widget"),
                Mark.NOTE,
                words.say("key.title"),
                Parts.text(words.say("key.text")),
                key,
                more,
                new FlowPane(8, 8, check),
                answer,
                problem,
                plain);
        notice.setId("path-key-asked");
        return notice;
    }
}
