package io.github.stepwise.ui.page.connect;

import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.CopyableText;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.List;
import javafx.scene.layout.VBox;

/** How to get at a database that runs in docker-compose or Kubernetes, with commands to copy. */
final class HelpFolds extends VBox {
    private final Desk desk;
    private final Words words;

    HelpFolds(Desk desk, Engine engine) {
        this.desk = desk;
        this.words = desk.words("connect");
        setSpacing(8);
        getChildren()
                .addAll(fold("compose", HelpCommands.compose(engine)), fold("kube", HelpCommands.kubernetes(engine)));
    }

    private Fold fold(String id, List<HelpCommands.Step> steps) {
        VBox content = new VBox();
        content.setSpacing(10);
        for (int i = 0; i < steps.size(); i++) {
            HelpCommands.Step step = steps.get(i);
            String text = words.say("help." + step.key());
            content.getChildren().add(Parts.text(text));
            if (!step.command().isEmpty()) {
                content.getChildren().add(new CopyableText(desk, "connect-help-" + id + "-" + i, text, step.command()));
            }
        }
        return new Fold("connect-help-" + id, words.say("help." + id), content);
    }
}
