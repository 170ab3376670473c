package io.github.stepwise.ui.page.backup;

import io.github.stepwise.ui.backup.BackupMakingView;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** The choice, and below it what belongs to the chosen one. */
final class BackupView extends VBox {
    private static final String PAGE = "backup";

    private final Desk desk;
    private final BackupModel model;
    private final Words words;
    private final VBox options = new VBox(10);
    private final VBox content = new VBox(10);

    BackupView(Desk desk, BackupModel model) {
        this.desk = desk;
        this.model = model;
        this.words = desk.words("backup");
        setSpacing(16);
        getChildren().addAll(options, content);
        // While one is being made, and once it is there, there is nothing to choose.
        options.visibleProperty().bind(Live.in(this, model.choosing()));
        options.managedProperty().bind(options.visibleProperty());
        Live.in(this, model.choices()).subscribe(now -> offer());
        Live.in(this, model.choice()).subscribe(now -> show());
        Live.in(this, model.earlier()).subscribe(now -> show());
    }

    private void offer() {
        boolean focused = options.lookup(":focused") != null;
        options.getChildren().clear();
        ToggleGroup group = new ToggleGroup();
        for (Choice choice : model.choices().get()) {
            RadioButton button = new RadioButton(words.say("choice." + choice.id()));
            button.setId(PAGE + "-choice-" + choice.id());
            button.setToggleGroup(group);
            button.setWrapText(true);
            button.setMnemonicParsing(true);
            button.setSelected(choice == model.choice().get());
            if (button.isSelected()) {
                button.getStyleClass().add("focus-first");
            }
            button.setOnAction(event -> model.choice().set(choice));
            Node hint = Parts.text(words.say("choice." + choice.id() + ".hint"), "field-hint", "indented");
            options.getChildren().add(new VBox(2, button, hint));
            if (focused && button.isSelected()) {
                button.requestFocus();
            }
        }
    }

    private void show() {
        Choice choice = model.choice().get();
        content.getChildren().clear();
        switch (choice) {
            case MAKE, HALFWAY -> content.getChildren().add(new BackupMakingView(desk, PAGE, model.making()));
            case OWN -> content.getChildren().add(own());
            case ORIGINAL -> content.getChildren().add(original());
            case EARLIER -> content.getChildren().add(earlier());
        }
    }

    private Node own() {
        CheckBox sure = new CheckBox(words.say("own.sure"));
        sure.setId(PAGE + "-own");
        sure.setWrapText(true);
        sure.setMnemonicParsing(true);
        sure.selectedProperty().bindBidirectional(model.own());
        return new Notice(
                desk.words("widget"), Mark.WARNING, words.say("own.title"), Parts.text(words.say("own.text")), sure);
    }

    private Node original() {
        return new Notice(
                desk.words("widget"), Mark.NOTE, words.say("original.title"), Parts.text(words.say("original.text")));
    }

    private Node earlier() {
        BackupModel.Earlier found = model.earlier().get();
        String file = found.file().map(Object::toString).orElse("");
        String text = found.there()
                ? words.say("earlier.there", file)
                : found.file().isPresent() ? words.say("earlier.gone", file) : words.say("earlier.unknown");
        Notice notice = new Notice(
                desk.words("widget"),
                found.there() ? Mark.PASSED : Mark.NOTE,
                words.say("earlier.title"),
                Parts.text(text));
        notice.setId(PAGE + "-earlier");
        return notice;
    }
}
