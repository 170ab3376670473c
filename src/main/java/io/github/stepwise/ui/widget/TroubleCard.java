package io.github.stepwise.ui.widget;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.trouble.Trouble;
import io.github.stepwise.ui.trouble.TroubleWords;
import io.github.stepwise.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Tells in the page what went wrong: what happened, is my data safe, what to do; the details are behind a fold. */
public final class TroubleCard extends VBox {
    /**
     * @param id of the card, and beginning of the ids in it
     * @param actions what can be done about it, the best first
     */
    public TroubleCard(Desk desk, String id, Trouble trouble, Node... actions) {
        Words words = desk.words("widget");
        TroubleWords said = new TroubleWords(trouble, desk.locale());
        setId(id);
        getStyleClass().addAll("panel", Mark.FAILED.id(), "trouble");
        Label sentence = Parts.text(said.sentence(), "panel-title");
        sentence.setId(id + "-sentence");
        HBox heading = Parts.line(Mark.FAILED.icon(), sentence);
        heading.setAccessibleText(Mark.FAILED.word(words) + ": " + said.sentence());
        getChildren().add(heading);
        if (!said.condition().isBlank()) {
            Mark mark = trouble.safe() ? Mark.PASSED : Mark.WARNING;
            Label condition = Parts.text(said.condition());
            condition.setId(id + "-condition");
            getChildren().add(Parts.line(mark.icon(), condition));
        }
        addSteps(words, said.nextSteps());
        if (actions.length > 0) {
            FlowPane buttons = new FlowPane(8, 8, actions);
            getChildren().add(buttons);
        }
        addDetails(desk, words, id, said);
    }

    private void addSteps(Words words, List<String> steps) {
        if (!steps.isEmpty()) {
            getChildren().add(Parts.text(words.say("trouble.next"), "panel-title"));
            steps.forEach(step -> getChildren().add(Parts.point(step)));
        }
    }

    private void addDetails(Desk desk, Words words, String id, TroubleWords said) {
        Button copy = Parts.button(
                id + "-copy",
                words.say("trouble.copy"),
                Feather.COPY,
                () -> desk.desktop().copy(said.whole()));
        List<String> details = said.details();
        if (details.isEmpty()) {
            return;
        }
        CopyableText text = new CopyableText(
                desk, id + "-details", words.say("trouble.details"), String.join(System.lineSeparator(), details));
        getChildren().addAll(new Fold(id + "-fold", words.say("trouble.details"), text), copy);
    }
}
