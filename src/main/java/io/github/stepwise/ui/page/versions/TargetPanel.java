package io.github.stepwise.ui.page.versions;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.release.ReleasePicker;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Where to upgrade to: a choice, unless an upgrade that was begun has made it. */
final class TargetPanel {
    private final Desk desk;
    private final Words words;
    private final VersionsModel model;
    private final VBox part;
    private Subscription ties = Subscription.EMPTY;

    TargetPanel(Desk desk, Words words, VersionsModel model) {
        this.desk = desk;
        this.words = words;
        this.model = model;
        this.part = new VBox(Parts.section(words.say("target")));
        part.getStyleClass().add("page-part");
        if (model.isFixed()) {
            part.getChildren()
                    .add(Parts.text(
                            words.say("target.fixed", model.target().get().toString())));
        } else {
            choice();
        }
    }

    Node node() {
        return part;
    }

    /** Another panel takes over. */
    void stop() {
        ties.unsubscribe();
    }

    /** What is chosen stands first: the list may be below the fold, or filtered to others. */
    private void choice() {
        ReleasePicker picker = new ReleasePicker(desk, "versions", model.offer(), model.target(), model::choose);
        Label chosen = Parts.text("", "panel-title");
        chosen.setId("versions-chosen");
        ties = Subscription.combine(
                picker.tie(),
                model.target()
                        .subscribe(target -> chosen.setText(
                                target == null ? words.say("chosen.none") : words.say("chosen", target.toString()))));
        part.getChildren().addAll(chosen, picker);
    }
}
