package io.github.stepwise.ui.page.path;

import io.github.stepwise.plan.Way;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.ui.widget.Busy;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The page in one language: the ways, the key, the plan. */
final class PathView {
    private final Desk desk;
    private final PathModel model;
    private final Words words;
    private final VBox parts = new VBox();
    private Subscription watching = Subscription.EMPTY;
    private Subscription inside = Subscription.EMPTY;

    PathView(Desk desk, PathModel model) {
        this.desk = desk;
        this.model = model;
        this.words = desk.words("path");
    }

    Node build() {
        parts.getStyleClass().add("page-parts");
        watching = model.phase().subscribe(this::show);
        return Parts.page(words.say("title"), words.say("intro"), parts);
    }

    /** Another view takes over. */
    void stop() {
        watching.unsubscribe();
        inside.unsubscribe();
    }

    private void show(PathModel.Phase phase) {
        inside.unsubscribe();
        inside = Subscription.EMPTY;
        switch (phase) {
            case PLANNING -> parts.getChildren().setAll(new Busy("path-busy", words.say("planning")));
            case FAILED ->
                parts.getChildren()
                        .setAll(new TroubleCard(
                                desk,
                                "path-trouble",
                                Troubles.of(model.failure(), model.settings()),
                                Parts.button("path-retry", words.say("retry"), Feather.REFRESH_CW, model::make)));
            case PLANNED -> showPlanned();
        }
    }

    private void showPlanned() {
        if (model.plan().isEmpty()) {
            Notice nothing = new Notice(
                    desk.words("widget"),
                    Mark.PASSED,
                    words.say("nothing.title", model.plan().target().toString()),
                    Parts.text(words.say("nothing.text")));
            nothing.setId("path-nothing");
            parts.getChildren().setAll(nothing);
            return;
        }
        WayCards ways = new WayCards(desk, words, model);
        KeyPanel key = new KeyPanel(desk, words, model.key());
        PlanPart plan = new PlanPart(desk, words, model);
        VBox upgrade = new VBox(key.build(), plan.build());
        upgrade.getStyleClass().add("page-parts");
        upgrade.setId("path-upgrade-part");
        parts.getChildren().setAll(ways.build(), upgrade);
        inside = Subscription.combine(
                ways::stop, key::stop, plan::stop, model.way().subscribe(way -> {
                    upgrade.setVisible(way == Way.UPGRADE);
                    upgrade.setManaged(way == Way.UPGRADE);
                }));
        Node first = parts.lookup(".focus-first");
        if (first != null) {
            first.requestFocus();
        }
    }
}
