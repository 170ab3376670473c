package io.github.stepwise.ui.page.checklist;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.FileChoice;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.ui.widget.CopyableText;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The environment to copy or to save. */
final class EnvironmentPart extends VBox {
    private final Desk desk;
    private final Words words;
    private final ChecklistModel model;
    private final String text;

    EnvironmentPart(Desk desk, Words words, ChecklistModel model) {
        this.desk = desk;
        this.words = words;
        this.model = model;
        this.text = EnvironmentText.of(words, model.installed(), model.items());
        VBox outcome = new VBox();
        outcome.setId("checklist-outcome");
        Button save = Parts.button("checklist-save", words.say("environment.save"), Feather.SAVE, this::save);
        setSpacing(8);
        getChildren()
                .addAll(
                        Parts.section(words.say("environment")),
                        Parts.text(words.say("environment.text"), "muted"),
                        new CopyableText(desk, "checklist-environment", words.say("environment"), text),
                        save,
                        outcome);
        Live.in(this, model.saved()).subscribe(file -> show(outcome));
        Live.in(this, model.failure()).subscribe(thrown -> show(outcome));
    }

    private void save() {
        desk.desktop()
                .files()
                .save(
                        words.say("environment.save"),
                        Path.of(System.getProperty("user.home", ".")),
                        "oncall-" + model.installed().release() + ".env",
                        List.of(new FileChoice.Kind(words.say("environment.kind"), List.of("*.env"))))
                .ifPresent(file -> model.save(text, file));
    }

    private void show(VBox outcome) {
        if (model.failure().get() != null) {
            outcome.getChildren()
                    .setAll(new TroubleCard(
                            desk,
                            "checklist-trouble",
                            Troubles.of(model.failure().get(), null)));
        } else if (model.saved().get() != null) {
            outcome.getChildren()
                    .setAll(new Notice(
                            desk.words("widget"),
                            Mark.PASSED,
                            words.say("environment.saved", model.saved().get().toString())));
        } else {
            outcome.getChildren().clear();
        }
    }
}
