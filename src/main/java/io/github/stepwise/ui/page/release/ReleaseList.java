package io.github.stepwise.ui.page.release;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Field;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** The releases, with a field that finds one by the beginning of its number. */
final class ReleaseList extends VBox {
    private static final double HEIGHT = 210;

    private final ReleaseModel model;
    private final ListView<Release> list;

    ReleaseList(Desk desk, Words words, ReleaseModel model) {
        this.model = model;
        this.list = new ListView<>(model.offered());
        TextField search = new TextField();
        search.setId("release-search");
        search.setPromptText(words.say("search.prompt"));
        search.getStyleClass().add("focus-first");
        search.textProperty().bindBidirectional(model.query());
        // The arrow keys move in the list while the number is typed, past the releases that cannot be chosen.
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        list.setId("release-list");
        list.setAccessibleText(words.say("list"));
        list.setPlaceholder(Parts.text(words.say("search.nothing"), "muted"));
        list.setMinHeight(HEIGHT);
        list.setPrefHeight(HEIGHT);
        list.setCellFactory(view -> new ReleaseCell(desk, words, model));
        list.getSelectionModel().selectedItemProperty().addListener((property, old, release) -> {
            if (release != null) {
                model.choose(release);
            }
        });
        model.query().subscribe(typed -> showChosen());
        setSpacing(8);
        getChildren().addAll(new Field(words.say("search"), search), list);
    }

    /** Selects what the model has, where it is among those that are shown. */
    void showChosen() {
        Release chosen = model.chosen().get();
        if (chosen != null && list.getItems().contains(chosen)) {
            list.getSelectionModel().select(chosen);
            list.scrollTo(chosen);
        } else {
            list.getSelectionModel().clearSelection();
        }
    }

    private void move(KeyEvent event) {
        if (event.getCode() != KeyCode.DOWN && event.getCode() != KeyCode.UP) {
            return;
        }
        event.consume();
        int step = event.getCode() == KeyCode.DOWN ? 1 : -1;
        int index = list.getSelectionModel().getSelectedIndex() + step;
        while (index >= 0 && index < list.getItems().size()) {
            if (ReleaseModel.mayBeChosen(list.getItems().get(index))) {
                list.getSelectionModel().select(index);
                // With one before it, unless that is one with a long reason.
                boolean roomBefore =
                        index > 0 && ReleaseModel.mayBeChosen(list.getItems().get(index - 1));
                list.scrollTo(roomBefore ? index - 1 : index);
                return;
            }
            index += step;
        }
    }
}
