package io.github.stepwise.ui.page.versions;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Field;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The releases to choose from, with a field that finds one by the beginning of its number. */
final class TargetList {
    private static final double HEIGHT = 200;

    private final Desk desk;
    private final Words words;
    private final VersionsModel model;
    private final TextField search = new TextField();
    private final ListView<Release> list;
    private Subscription watching = Subscription.EMPTY;

    TargetList(Desk desk, Words words, VersionsModel model) {
        this.desk = desk;
        this.words = words;
        this.model = model;
        this.list = new ListView<>(model.offered());
    }

    Node build() {
        VBox part = new VBox(Parts.section(words.say("target")));
        part.getStyleClass().add("page-part");
        if (model.isFixed()) {
            part.getChildren()
                    .add(Parts.text(
                            words.say("target.fixed", model.target().get().toString())));
            return part;
        }
        search.setId("versions-search");
        search.getStyleClass().add("focus-first");
        search.textProperty().bindBidirectional(model.query());
        // The arrow keys move in the list, so that typing and choosing need no change of the focus.
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        list.setId("versions-targets");
        list.setAccessibleText(words.say("targets"));
        list.setPlaceholder(Parts.text(words.say("search.nothing"), "muted"));
        list.setPrefHeight(HEIGHT);
        list.setMinHeight(HEIGHT);
        list.setCellFactory(view -> new TargetCell(desk, words, model));
        // Not by a listener to the selection: that moves by itself when the list is filtered.
        list.setOnMouseClicked(event -> choose());
        list.setOnKeyReleased(event -> choose());
        watching = model.query().subscribe(text -> showChosen());
        part.getChildren().addAll(new Field(words.say("search"), search), list, chosen());
        return part;
    }

    /** Which one it is, also when the list is filtered to others. */
    private Label chosen() {
        Label chosen = Parts.text("", "panel-title");
        chosen.setId("versions-chosen");
        watching = watching.and(model.target()
                .subscribe(target -> chosen.setText(
                        target == null ? words.say("chosen.none") : words.say("chosen", target.toString()))));
        return chosen;
    }

    /** Another list takes over. */
    void stop() {
        watching.unsubscribe();
    }

    private void choose() {
        Release release = list.getSelectionModel().getSelectedItem();
        if (release != null) {
            model.choose(release);
            showChosen();
        }
    }

    /** Selects what the model has, where that is in the list. */
    void showChosen() {
        list.getItems().stream()
                .filter(release -> release.version().equals(model.target().get()))
                .findFirst()
                .ifPresentOrElse(
                        release -> {
                            list.getSelectionModel().select(release);
                            list.scrollTo(Math.max(0, list.getItems().indexOf(release) - 1));
                        },
                        list.getSelectionModel()::clearSelection);
    }

    private void move(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            event.consume();
            int step = event.getCode() == KeyCode.DOWN ? 1 : -1;
            int index = list.getSelectionModel().getSelectedIndex() + step;
            while (index >= 0 && index < list.getItems().size()) {
                if (model.mayChoose(list.getItems().get(index))) {
                    list.getSelectionModel().select(index);
                    choose();
                    return;
                }
                index += step;
            }
        }
    }
}
