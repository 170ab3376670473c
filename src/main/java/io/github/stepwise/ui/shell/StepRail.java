package io.github.stepwise.ui.shell;

import io.github.stepwise.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The steps of a flow on the left: done, current, ahead, with an icon and a word for those who do not see it. */
final class StepRail extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final Words words;
    private final Map<WizardPage, Label> steps = new LinkedHashMap<>();
    private final Flow flow;

    StepRail(Words words, Flow flow) {
        this.words = words;
        this.flow = flow;
        setId("rail");
        getStyleClass().add("rail");
        setAccessibleText(words.say("rail"));
        for (WizardPage page : flow.pages()) {
            Label step = new Label(words.say("page." + page.id()), FontIcon.of(Feather.CIRCLE));
            step.setId("rail-" + page.id());
            step.setWrapText(true);
            step.setMaxWidth(Double.MAX_VALUE);
            step.getStyleClass().add("rail-step");
            steps.put(page, step);
            getChildren().add(step);
        }
    }

    void update() {
        steps.forEach((page, step) -> {
            boolean current = page == flow.current().get();
            boolean done = flow.isPast(page) || current && flow.ended().get();
            step.pseudoClassStateChanged(CURRENT, current);
            step.pseudoClassStateChanged(DONE, done);
            ((FontIcon) step.getGraphic())
                    .setIconCode(done ? Feather.CHECK_CIRCLE : current ? Feather.ARROW_RIGHT_CIRCLE : Feather.CIRCLE);
            String state = done ? "rail.state.done" : current ? "rail.state.current" : "rail.state.ahead";
            step.setAccessibleText(words.say(state, words.say("page." + page.id())));
        });
    }
}
