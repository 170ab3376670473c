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
    private final Node first;
    private final VBox options = new VBox(10);
    private final VBox content = new VBox(10);

    BackupView(Desk desk, BackupModel model) {
        this.desk = desk;
        this.model = model;
        this.words = desk.words("backup");
        setSpacing(16);
        first = stopFirst();
        VBox head = new VBox(16, first, options);
        // While one is being made, and once it is there, there is nothing to choose.
        head.visibleProperty().bind(Live.in(this, model.choosing()));
        head.managedProperty().bind(head.visibleProperty());
        getChildren().addAll(head, content);
        Live.in(this, model.choices()).subscribe(now -> offer());
        Live.in(this, model.choice()).subscribe(now -> show());
    }

    /** The backup is of one moment; what is written after it is in no way back. */
    private Node stopFirst() {
        boolean file = model.settings().file() != null;
        String text = words.say(model.isDemo() ? "stop-first.demo" : file ? "stop-first.file" : "stop-first.server");
        Notice notice = new Notice(desk.words("widget"), Mark.NOTE, words.say("stop-first.title"), Parts.text(text));
        notice.setId(PAGE + "-stop-first");
        return notice;
    }

    private void offer() {
        boolean focused = options.isFocusWithin();
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
        first.setVisible(choice.isOfNow());
        first.setManaged(choice.isOfNow());
        content.getChildren().clear();
        switch (choice) {
            case MAKE, HALFWAY -> content.getChildren().add(new BackupMakingView(desk, PAGE, model.making()));
            case OWN -> content.getChildren().add(sure("own"));
            case WITHOUT -> content.getChildren().add(sure("without"));
            case ORIGINAL -> content.getChildren().add(original());
            case EARLIER -> content.getChildren().add(new EarlierView(desk, model));
        }
    }

    /** @param what {@code own} or {@code without} */
    private Node sure(String what) {
        CheckBox sure = new CheckBox(words.say(what + ".sure"));
        sure.setId(PAGE + "-" + what);
        sure.setWrapText(true);
        sure.setMnemonicParsing(true);
        sure.selectedProperty().bindBidirectional(model.own());
        return new Notice(
                desk.words("widget"),
                Mark.WARNING,
                words.say(what + ".title"),
                Parts.text(words.say(what + ".text")),
                sure);
    }

    private Node original() {
        return new Notice(
                desk.words("widget"), Mark.NOTE, words.say("original.title"), Parts.text(words.say("original.text")));
    }
}
