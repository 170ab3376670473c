package io.github.stepwise.ui.shell;

import atlantafx.base.theme.Styles;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whether the window may be closed, what the page waits for, and the buttons, in the order that the desktop is used to. */
final class Footer extends VBox {
    private final Desk desk;
    private final Flow flow;
    private final Label closing = new Label();
    private final Hyperlink waiting = new Hyperlink();
    private final Consumer<Waiting> reveal;
    private final Button leave;
    private final Button back;
    private final Button next;
    private final BooleanProperty refused = new SimpleBooleanProperty();
    private final BooleanProperty released = new SimpleBooleanProperty();
    private Subscription shown = Subscription.EMPTY;

    /**
     * @param home what the button that leaves the flow does
     * @param reveal leads to what a page waits for
     */
    Footer(Desk desk, Words words, Flow flow, Runnable home, Consumer<Waiting> reveal) {
        this.desk = desk;
        this.flow = flow;
        this.reveal = reveal;
        getStyleClass().add("shell-footer");
        closing.setId("closing");
        closing.setWrapText(true);
        closing.setMaxWidth(Double.MAX_VALUE);
        closing.getStyleClass().add("closing");
        waiting.setId("waiting");
        waiting.setWrapText(true);
        waiting.setMinHeight(USE_PREF_SIZE);
        waiting.setMnemonicParsing(false);
        waiting.getStyleClass().add("waiting");
        waiting.setGraphic(FontIcon.of(Feather.ARROW_UP_CIRCLE));
        waiting.visibleProperty().bind(waiting.textProperty().isNotEmpty());
        waiting.managedProperty().bind(waiting.visibleProperty());
        leave = Parts.button("home", words.say("home"), home);
        back = Parts.button("back", words.say("back"), flow::back);
        next = Parts.button("next", words.say("next"), flow::next);
        ButtonBar.setButtonData(leave, ButtonBar.ButtonData.CANCEL_CLOSE);
        ButtonBar.setButtonData(back, ButtonBar.ButtonData.BACK_PREVIOUS);
        ButtonBar.setButtonData(next, ButtonBar.ButtonData.NEXT_FORWARD);
        ButtonBar.setButtonUniformSize(next, false);
        next.setMnemonicParsing(false);
        leave.disableProperty().bind(refused.and(released.not()));
        ButtonBar bar = new ButtonBar();
        bar.setButtonMinWidth(80);
        bar.setMinWidth(USE_PREF_SIZE);
        bar.getButtons().addAll(leave, back, next);
        getChildren().addAll(closing, waiting, bar);
    }

    /** Binds the buttons to a page, for as long as they are in the window. */
    void show(WizardPage page) {
        shown.unsubscribe();
        ObservableValue<Closing> rule = Live.in(this, flow.closing(page));
        ObservableValue<Next> action = Live.in(this, page.next());
        next.disableProperty().bind(flow.nextPossible(page).not());
        back.disableProperty().bind(flow.backPossible(page).not());
        ObservableValue<Waiting> reason = Live.in(
                this,
                Bindings.createObjectBinding(
                        () -> page.canContinue().get()
                                ? null
                                : page.waitingFor().get(),
                        page.canContinue(),
                        page.waitingFor()));
        shown = Subscription.combine(
                rule.subscribe(now -> closing.setText(desk.say(now.text()))),
                rule.subscribe(now -> refused.set(now.kind() == Closing.Kind.REFUSED)),
                action.subscribe(this::dress),
                reason.subscribe(this::say));
    }

    /** @param what null if the page waits for nothing */
    private void say(Waiting what) {
        waiting.setText(what == null ? "" : desk.say(what.text()));
        waiting.setFocusTraversable(what != null && !what.node().isEmpty());
        waiting.setOnAction(event -> {
            waiting.setVisited(false);
            reveal.accept(what);
        });
        next.setAccessibleHelp(what == null ? null : waiting.getText());
    }

    /** @param always whether the flow may be left whatever the page says, because it has failed */
    void release(boolean always) {
        released.set(always);
    }

    /** Enter goes on, but never begins to change a database. */
    private void dress(Next action) {
        next.setText(desk.say(action.text()));
        next.setDefaultButton(!action.commit());
        next.getStyleClass().removeAll(Styles.ACCENT, Styles.DANGER);
        next.getStyleClass().add(Styles.ACCENT);
    }

    Button next() {
        return next;
    }
}
