package io.github.stepwise.ui.page.versions;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.ui.widget.Busy;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The page in one language: what was found, the targets, and what lies between. */
final class VersionsView {
    private final Desk desk;
    private final VersionsModel model;
    private final Words words;
    private final VBox found = new VBox();
    private final VBox between = new VBox();
    private TargetPanel targets;
    private Subscription watching = Subscription.EMPTY;

    VersionsView(Desk desk, VersionsModel model) {
        this.desk = desk;
        this.model = model;
        this.words = desk.words("versions");
    }

    Node build() {
        found.getStyleClass().add("page-parts");
        between.getStyleClass().add("page-part");
        between.setId("versions-between");
        watching = Subscription.combine(
                model.phase().subscribe(this::show),
                model.crossing().subscribe(crossing -> new CrossingView(desk, words).show(between, crossing)));
        return Parts.page(words.say("title"), words.say("intro"), found);
    }

    /** Another view takes over. */
    void stop() {
        watching.unsubscribe();
        stopTargets();
    }

    private void stopTargets() {
        if (targets != null) {
            targets.stop();
            targets = null;
        }
    }

    private void show(VersionsModel.Phase phase) {
        stopTargets();
        switch (phase) {
            case LOOKING -> found.getChildren().setAll(new Busy("versions-busy", words.say("looking")));
            case FAILED ->
                found.getChildren()
                        .setAll(new TroubleCard(
                                desk,
                                "versions-trouble",
                                Troubles.of(model.failure(), model.settings()),
                                refresh("retry")));
            case FOUND -> showFound();
        }
    }

    private void showFound() {
        List<Node> parts = new ArrayList<>();
        parts.add(new StatePanel(desk, words, model).build(refresh("refresh")));
        if (!model.drift().isEmpty()) {
            parts.add(new DriftPanel(desk, words).build(model.drift()));
        }
        if (!model.offer().all().isEmpty()) {
            targets = new TargetPanel(desk, words, model);
            parts.add(targets.node());
            parts.add(between);
        }
        found.getChildren().setAll(parts);
        Node first = found.lookup(".focus-first");
        if (first != null) {
            first.requestFocus();
        }
    }

    private Button refresh(String key) {
        return Parts.button("versions-refresh", words.say(key), Feather.REFRESH_CW, model::refresh);
    }
}
