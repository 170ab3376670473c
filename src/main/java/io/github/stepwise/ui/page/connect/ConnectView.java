package io.github.stepwise.ui.page.connect;

import atlantafx.base.theme.Styles;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.DropTarget;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.Reveal;
import io.github.stepwise.words.Words;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The page: what fills the form, the form, the test and what came of it, and help. */
final class ConnectView {
    private final ConnectModel model;
    private final VBox page;
    private final Inputs inputs;
    private final Button test;
    private final OutcomeView outcome;

    ConnectView(Desk desk, ConnectModel model) {
        this.model = model;
        Words words = desk.words("connect");
        this.inputs = new Inputs(desk, model.form());
        this.test = Parts.button("connect-test", words.say("test"), Feather.ZAP, this::test);
        this.outcome = new OutcomeView(desk, model);
        FillPanel fill = new FillPanel(desk, model);
        VBox form = new VBox();
        form.setSpacing(12);
        EngineChoice engines = new EngineChoice(
                words, model.form().engine, !model.form().valid().get());
        VBox help = new VBox();
        Live.in(form, model.form().engine).subscribe(engine -> {
            form.getChildren().setAll(engine == Engine.SQLITE ? fileForm(desk, words) : serverForm(desk, words));
            help.getChildren().setAll(new HelpFolds(desk, engine));
        });
        if (model.form().valid().get() && model.form().password.get().isEmpty() && inputs.password() != null) {
            inputs.password().getStyleClass().add("focus-first");
        }
        test.getStyleClass().add(Styles.BUTTON_OUTLINED);
        String purpose = model.purpose().id();
        this.page = Parts.page(
                words.say("title." + purpose),
                words.say("intro." + purpose),
                fill,
                engines,
                form,
                new FlowPane(8, 8, test),
                outcome,
                help);
        page.setId("connect");
        DropTarget.on(page, fill, model::fill, model::fill);
        Live.in(page, model.filling()).subscribe((old, found) -> showNext(found));
    }

    Node node() {
        return page;
    }

    private Node serverForm(Desk desk, Words words) {
        return new ServerFields(desk, words, model.form(), inputs);
    }

    private Node fileForm(Desk desk, Words words) {
        return new FileFields(desk, words, model, inputs);
    }

    private void test() {
        model.test().thenAccept(passed -> revealOutcome());
        Optional<Input> wrong = model.form().firstWrong();
        if (wrong.isPresent()) {
            inputs.focus(wrong.get());
        } else {
            Reveal.node(outcome);
        }
    }

    /** Brings what came of the test into view; the focus goes to what can be pressed next. */
    void revealOutcome() {
        if (model.form().firstWrong().isEmpty()) {
            if (page.getScene() != null && !test.isFocused()) {
                test.requestFocus();
            }
            Reveal.node(outcome);
        }
    }

    /** What was read leaves something open more often than not. */
    private void showNext(Filling found) {
        if (page.getScene() == null || found == null || found instanceof Filling.Nothing) {
            return;
        }
        Optional<Input> wrong = model.form().firstWrong();
        Control password = inputs.password();
        if (wrong.isPresent()) {
            inputs.focus(wrong.get());
        } else if (model.form().engine.get() != Engine.SQLITE
                && model.form().password.get().isEmpty()
                && password != null) {
            password.requestFocus();
        } else {
            test.requestFocus();
        }
    }
}
