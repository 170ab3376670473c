package io.github.stepwise.ui.page.release;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.release.ReleasePicker;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The list, what the chosen release needs, and its optional features. */
final class ReleaseView {
    private final Desk desk;
    private final Words words;
    private final ReleaseModel model;
    private Subscription ties = Subscription.EMPTY;

    ReleaseView(Desk desk, ReleaseModel model) {
        this.desk = desk;
        this.words = desk.words("release");
        this.model = model;
    }

    /** Another view takes over. */
    void stop() {
        ties.unsubscribe();
    }

    Node build() {
        ReleasePicker list =
                new ReleasePicker(desk, "release", model.offer(), model.chosen().map(Release::version), model::choose);
        Label heading = Parts.text("", "section-title");
        heading.setId("release-chosen");
        VBox needs = new VBox(4);
        needs.setId("release-needs");
        VBox features = features();
        ties = list.tie().and(model.chosen().subscribe(release -> {
            heading.setText(
                    release == null
                            ? words.say("reading")
                            : words.say("chosen", release.version().toString()));
            needs.getChildren().setAll(release == null ? List.of() : needs(release));
        }));
        return Parts.page(words.say("title"), words.say("intro"), meaning(), list, heading, needs, features);
    }

    /** A fresh database and an upgraded one are easily taken for each other. */
    private Node meaning() {
        Notice notice = new Notice(
                desk.words("widget"), Mark.NOTE, words.say("meaning.title"), Parts.text(words.say("meaning.text")));
        Hyperlink link = new Hyperlink(words.say("meaning.upgrade"));
        link.setId("release-upgrade-instead");
        link.setWrapText(true);
        link.setOnAction(event -> model.upgradeInstead().get().run());
        link.visibleProperty().bind(model.upgradeInstead().isNotNull());
        link.managedProperty().bind(link.visibleProperty());
        notice.getChildren().add(link);
        return notice;
    }

    private List<Node> needs(Release release) {
        Needs needs = model.needs();
        List<Node> lines = new ArrayList<>();
        lines.add(Parts.point(words.say("needs.database", String.join(words.say("or"), needs.servers()))));
        if (!needs.unusable().isEmpty()) {
            lines.add(Parts.point(words.say("needs.not", String.join(words.say("or"), needs.unusable()))));
        }
        if (needs.olderWouldDo()) {
            lines.add(Parts.point(words.say("needs.stepwise")));
        }
        lines.add(Parts.point(words.say("needs.grafana", needs.grafana())));
        lines.add(Parts.point(words.say("needs.plugin", release.version().toString())));
        return lines;
    }

    private VBox features() {
        CheckBox mattermost = new CheckBox(words.say("mattermost"));
        mattermost.setId("release-mattermost");
        mattermost.setWrapText(true);
        mattermost.selectedProperty().bindBidirectional(model.mattermost());
        VBox features = new VBox(
                4, Parts.section(words.say("features")), mattermost, Parts.text(words.say("mattermost.hint"), "muted"));
        features.visibleProperty().bind(model.mattermostPossible());
        features.managedProperty().bind(features.visibleProperty());
        return features;
    }
}
