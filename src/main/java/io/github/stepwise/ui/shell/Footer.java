package io.github.stepwise.ui.shell;

import atlantafx.base.theme.Styles;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Whether the window may be closed, and the buttons, in the order that the desktop is used to. */
final class Footer extends VBox {
    private final Desk desk;
    private final Flow flow;
    private final Label closing = new Label();
    private final Button leave;
    private final Button back;
    private final Button next;

    /** @param home what the button that leaves the flow does */
    Footer(Desk desk, Words words, Flow flow, Runnable home) {
        this.desk = desk;
        this.flow = flow;
        getStyleClass().add("shell-footer");
        closing.setId("closing");
        closing.setWrapText(true);
        closing.setMaxWidth(Double.MAX_VALUE);
        closing.getStyleClass().add("closing");
        leave = Parts.button("home", words.say("home"), home);
        back = Parts.button("back", words.say("back"), flow::back);
        next = Parts.button("next", words.say("next"), flow::next);
        ButtonBar.setButtonData(leave, ButtonBar.ButtonData.CANCEL_CLOSE);
        ButtonBar.setButtonData(back, ButtonBar.ButtonData.BACK_PREVIOUS);
        ButtonBar.setButtonData(next, ButtonBar.ButtonData.NEXT_FORWARD);
        ButtonBar.setButtonUniformSize(next, false);
        next.setMnemonicParsing(false);
        ButtonBar bar = new ButtonBar();
        bar.setButtonMinWidth(80);
        bar.setMinWidth(USE_PREF_SIZE);
        bar.getButtons().addAll(leave, back, next);
        getChildren().addAll(closing, bar);
    }

    /** Binds the buttons to a page. */
    void show(WizardPage page) {
        next.disableProperty().bind(flow.nextPossible(page).not());
        back.disableProperty().bind(flow.backPossible(page).not());
        leave.disableProperty().bind(page.closing().map(rule -> rule.kind() == Closing.Kind.REFUSED));
        next.textProperty().bind(page.next().map(action -> desk.say(action.text())));
        closing.textProperty().bind(page.closing().map(rule -> desk.say(rule.text())));
        page.next().subscribe(this::dress);
    }

    /** Enter goes on, but never begins to change a database. */
    private void dress(Next action) {
        if (flow.current().get().next().get() == action) {
            next.setDefaultButton(!action.commit());
            next.getStyleClass().removeAll(Styles.ACCENT, Styles.DANGER);
            next.getStyleClass().add(Styles.ACCENT);
        }
    }

    Button next() {
        return next;
    }
}
