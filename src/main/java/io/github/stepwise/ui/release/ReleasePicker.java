package io.github.stepwise.ui.release;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Field;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The releases that are offered, with a field that finds one by the beginning of its number. */
public final class ReleasePicker extends VBox {
    private static final double HEIGHT = 210;

    private final ReleaseOffer offer;
    private final ObservableValue<Version> chosen;
    private final Consumer<Release> choose;
    private final ListView<Release> list;
    private final BooleanBinding hidden;
    private final Words words;

    /**
     * @param page begins the ids of its nodes and names the book with {@code search}, {@code search.prompt},
     *     {@code search.nothing}, {@code search.hidden}, {@code search.clear} and {@code list}
     * @param chosen what is selected, where it is among the releases that are found; null for none
     * @param choose told what the admin has chosen; never a release to be avoided
     */
    public ReleasePicker(
            Desk desk, String page, ReleaseOffer offer, ObservableValue<Version> chosen, Consumer<Release> choose) {
        this.offer = offer;
        this.chosen = chosen;
        this.choose = choose;
        this.list = new ListView<>(offer.found());
        this.hidden = offer.hides(chosen);
        this.words = desk.words(page);
        TextField search = new TextField();
        search.setId(page + "-search");
        search.setPromptText(words.say("search.prompt"));
        search.getStyleClass().add("focus-first");
        search.textProperty().bindBidirectional(offer.query());
        // The arrow keys move in the list, so that typing and choosing need no change of the focus.
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        list.setId(page + "-list");
        list.getStyleClass().add("release-list");
        list.setAccessibleText(words.say("list"));
        list.setPlaceholder(Parts.text(words.say("search.nothing"), "muted"));
        list.setMinHeight(HEIGHT);
        list.setPrefHeight(HEIGHT);
        list.setCellFactory(view -> new ReleaseCell(desk, offer));
        // Not by a listener to the selection: that moves by itself when the list is filtered.
        list.setOnMouseClicked(event -> chooseSelected());
        list.setOnKeyReleased(event -> chooseSelected());
        setSpacing(8);
        getChildren().addAll(new Field(words.say("search"), search), hidden(desk, page), list);
    }

    /** What is chosen while others are looked at is said where they are looked for. */
    private Node hidden(Desk desk, String page) {
        Label said = Parts.text("");
        said.setId(page + "-hidden");
        Live.in(this, chosen)
                .subscribe(
                        version -> said.setText(version == null ? "" : words.say("search.hidden", version.toString())));
        Button clear = Parts.button(
                page + "-clear", words.say("search.clear"), () -> offer.query().set(""));
        HBox row = Parts.row(Mark.WARNING.icon(), Parts.grow(said), clear);
        row.visibleProperty().bind(Live.in(this, hidden));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    /** Selects what is chosen, now and whenever that or the query changes. */
    public Subscription tie() {
        return Subscription.combine(
                chosen.subscribe(now -> showChosen()), offer.query().subscribe(now -> showChosen()));
    }

    private void showChosen() {
        list.getItems().stream()
                .filter(release -> release.version().equals(chosen.getValue()))
                .findFirst()
                .ifPresentOrElse(this::select, list.getSelectionModel()::clearSelection);
    }

    private void select(Release release) {
        list.getSelectionModel().select(release);
        // With one before it, unless that is one with a long reason.
        int index = list.getItems().indexOf(release);
        boolean roomBefore =
                index > 0 && ReleaseOffer.mayBeChosen(list.getItems().get(index - 1));
        list.scrollTo(roomBefore ? index - 1 : index);
    }

    private void chooseSelected() {
        Release release = list.getSelectionModel().getSelectedItem();
        if (release != null && ReleaseOffer.mayBeChosen(release)) {
            choose.accept(release);
        }
    }

    private void move(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && hidden.get()) {
            // The first press says which one; only the next one goes on with it.
            event.consume();
            chooseSelected();
            if (hidden.get()) {
                list.getItems().stream()
                        .filter(ReleaseOffer::mayBeChosen)
                        .findFirst()
                        .ifPresent(choose);
            }
        }
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            event.consume();
            int step = event.getCode() == KeyCode.DOWN ? 1 : -1;
            List<Release> found = list.getItems();
            int index = list.getSelectionModel().getSelectedIndex() + step;
            while (index >= 0 && index < found.size() && !ReleaseOffer.mayBeChosen(found.get(index))) {
                index += step;
            }
            if (index >= 0 && index < found.size()) {
                list.getSelectionModel().select(index);
                chooseSelected();
            }
        }
    }
}
