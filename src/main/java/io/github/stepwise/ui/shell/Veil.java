package io.github.stepwise.ui.shell;

import atlantafx.base.theme.Styles;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.Desktop;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Phrase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Asks a question over the page, in the same window: screen readers and tests meet it like everything else. */
final class Veil extends StackPane {
    private final Desk desk;
    private CompletableFuture<Boolean> answer = CompletableFuture.completedFuture(false);
    private boolean asking;
    private Node focusBefore;

    Veil(Desk desk) {
        this.desk = desk;
        getStyleClass().add("veil");
        setVisible(false);
        setManaged(true);
        // Only the safe answer is on Esc; Tab stays among the answers, because everything behind is disabled.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                answer(false);
            }
        });
    }

    /**
     * A question that is asked while another is open answers that one with no. Who asks may complete the future himself when
     * there is nothing to be asked any more.
     */
    CompletionStage<Boolean> ask(Desktop.Question question) {
        answer(false);
        CompletableFuture<Boolean> mine = desk.background().pending();
        answer = mine;
        Label title = Parts.text(desk.say(question.title()), "section-title");
        title.setId("question-title");
        Label text = Parts.text(desk.say(question.text()));
        text.setId("question-text");
        Button no = Parts.button("question-no", desk.say(question.no()), () -> answer(false));
        Button yes = Parts.button("question-yes", desk.say(question.yes()), () -> answer(true));
        yes.getStyleClass().add(Styles.DANGER);
        boolean onlyToRead = question.yes().equals(question.no());
        FlowPane buttons = onlyToRead ? new FlowPane(8, 8, no) : new FlowPane(8, 8, no, yes);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox box = new VBox(title, text, buttons);
        box.setId("question");
        box.setAccessibleText(title.getText() + " " + text.getText());
        box.getStyleClass().add("question");
        box.setMaxHeight(USE_PREF_SIZE);
        cover(box);
        asking = true;
        no.requestFocus();
        CompletionStage<Boolean> answered = mine;
        answered.thenRun(() -> {
            if (asking && answer == mine) {
                lift();
            }
        });
        return answered;
    }

    /** Says that something is being done which nobody has to wait for long, and takes no input until {@link #lift}. */
    void busy(Phrase what) {
        answer(false);
        Label text = Parts.text(desk.say(what));
        text.setId("busy");
        VBox box = new VBox(new ProgressIndicator(), text);
        box.setAlignment(Pos.CENTER);
        box.setAccessibleText(text.getText());
        box.getStyleClass().add("question");
        box.setMaxHeight(USE_PREF_SIZE);
        cover(box);
    }

    void lift() {
        asking = false;
        setVisible(false);
        getChildren().clear();
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    private void cover(Node box) {
        getChildren().setAll(box);
        focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        setVisible(true);
    }

    private void answer(boolean yes) {
        if (!answer.isDone()) {
            lift();
            answer.complete(yes);
        }
    }
}
