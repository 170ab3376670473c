package io.github.stepwise.ui.page.restore;

import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.backup.FolderField;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.ui.widget.Field;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What is in the database now, and what has to be decided about it. */
final class TargetView extends VBox {
    private static final String PAGE = "restore";
    private static final double LIST_HEIGHT = 180;

    private final Desk desk;
    private final RestoreModel model;
    private final Words words;
    private final Words widgetWords;

    TargetView(Desk desk, RestoreModel model) {
        this.desk = desk;
        this.model = model;
        this.words = desk.words(PAGE);
        this.widgetWords = desk.words("widget");
        setSpacing(14);
        Live.in(this, model.target()).subscribe(this::show);
    }

    private void show(Target target) {
        getChildren().clear();
        if (target instanceof Target.Looking) {
            getChildren().add(Parts.row(Mark.RUNNING.icon(), Parts.grow(Parts.text(words.say("looking")))));
        } else if (target instanceof Target.Unknown unknown) {
            getChildren()
                    .add(new TroubleCard(
                            desk,
                            PAGE + "-target-trouble",
                            Troubles.of(unknown.cause(), model.settings()),
                            Parts.button(PAGE + "-look-again", words.say("look"), Feather.REFRESH_CW, model::look)));
        } else if (target instanceof Target.Unfit unfit) {
            String text =
                    words.say("unfit", unfit.backup().title(), unfit.target().title());
            getChildren().add(notice("unfit", Mark.FAILED, words.say("unfit.title"), Parts.text(text)));
        } else if (target instanceof Target.Missing) {
            boolean file = model.settings().engine() == Engine.SQLITE;
            String text = words.say(file ? "missing.file" : "missing.database", model.name());
            getChildren().addAll(notice("missing", Mark.NOTE, text), compare());
        } else if (target instanceof Target.Empty) {
            getChildren().addAll(notice("empty", Mark.PASSED, words.say("empty", model.name())), compare());
        } else if (target instanceof Target.HalfRestored half) {
            Node told =
                    Parts.text(words.say("half", half.mark().file(), half.mark().started()));
            getChildren().add(notice("half", Mark.WARNING, words.say("half.title"), told));
            addDecision(half.same(), half.objects());
        } else if (target instanceof Target.Holding holding) {
            String title = words.say("holding.title", model.name());
            getChildren().add(notice("holding", Mark.WARNING, title, Parts.text(words.say("holding"))));
            addDecision(false, holding.objects());
        }
    }

    /** @param nothingToMiss whether what is there is in the backup anyway */
    private void addDecision(boolean nothingToMiss, List<String> objects) {
        if (!objects.isEmpty()) {
            ListView<String> list = new ListView<>(FXCollections.observableArrayList(objects));
            list.setId(PAGE + "-objects");
            list.setPrefHeight(LIST_HEIGHT);
            String title = words.say("objects", objects.size());
            list.setAccessibleText(title);
            getChildren().add(new Fold(PAGE + "-objects-fold", title, list));
        }
        if (nothingToMiss) {
            getChildren().addAll(Parts.text(words.say("half.same")), compare());
        } else {
            getChildren().addAll(safety(), compare(), confirmation());
        }
    }

    private Node safety() {
        FolderField folder = new FolderField(
                desk,
                PAGE,
                words.say("safety.folder"),
                model.safetyFolder().folder(),
                model.safetyFolder().error(),
                model.safetyFolder()::lookAgain);
        folder.getStyleClass().add("indented");
        folder.visibleProperty().bind(Live.in(folder, model.safety()));
        folder.managedProperty().bind(folder.visibleProperty());
        return new VBox(
                6,
                box("safety", model.safety()),
                Parts.text(words.say("safety.hint"), "field-hint", "indented"),
                folder);
    }

    private Node compare() {
        return box("compare", model.compare());
    }

    private CheckBox box(String thing, BooleanProperty chosen) {
        CheckBox box = new CheckBox(words.say(thing));
        box.setId(PAGE + "-" + thing);
        box.setWrapText(true);
        box.setMnemonicParsing(true);
        box.selectedProperty().bindBidirectional(chosen);
        return box;
    }

    private Node confirmation() {
        TextField typed = new TextField();
        typed.setId(PAGE + "-confirm");
        typed.textProperty().bindBidirectional(model.confirmation());
        return new Field(words.say("confirm", model.name()), typed);
    }

    private Notice notice(String thing, Mark mark, String title, Node... content) {
        Notice notice = new Notice(widgetWords, mark, title, content);
        notice.setId(PAGE + "-" + thing);
        return notice;
    }
}
