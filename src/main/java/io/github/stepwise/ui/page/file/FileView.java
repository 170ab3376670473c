package io.github.stepwise.ui.page.file;

import io.github.stepwise.ui.backup.ManifestView;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.FileChoice;
import io.github.stepwise.ui.trouble.TroubleWords;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.ui.widget.Field;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.PasswordBox;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The file's path, the key if it needs one, and what is in it. */
final class FileView extends VBox {
    private final Desk desk;
    private final FileModel model;
    private final Words words;
    private final VBox content = new VBox(12);

    FileView(Desk desk, FileModel model) {
        this.desk = desk;
        this.model = model;
        this.words = desk.words("file");
        setSpacing(16);
        getChildren().addAll(path(), content);
        Live.in(this, model.look()).subscribe(this::show);
        getStyleClass().add("drop-target");
    }

    private Node path() {
        TextField path = new TextField();
        path.setId("file-path");
        path.getStyleClass().add("focus-first");
        path.setPromptText("*.stepwise");
        path.textProperty().bindBidirectional(model.path());
        Button choose = Parts.button(
                "file-choose",
                desk.words("widget").say("browse"),
                Feather.FOLDER,
                () -> desk.desktop()
                        .files()
                        .open(
                                words.say("choose.title"),
                                List.of(new FileChoice.Kind(words.say("choose.kind"), List.of("*.stepwise"))))
                        .ifPresent(model::choose));
        return new Field(words.say("path"), path, Parts.row(Parts.grow(path), choose)).hint(words.say("path.hint"));
    }

    private void show(FileModel.Look look) {
        if (getParent() != null && hasFocus(content)) {
            // What has the focus goes; from the page it comes to the button that goes on as soon as that works.
            getParent().requestFocus();
        }
        content.getChildren().clear();
        if (look instanceof FileModel.Look.Opening) {
            Label opening = Parts.text(words.say("opening"));
            opening.setId("file-opening");
            content.getChildren().add(Parts.row(Mark.RUNNING.icon(), Parts.grow(opening)));
        } else if (look instanceof FileModel.Look.KeyNeeded needed) {
            showKey(needed);
        } else if (look instanceof FileModel.Look.Opened opened) {
            content.getChildren()
                    .addAll(
                            new ManifestView(desk, "file", opened.manifest(), opened.bytes(), opened.encrypted()),
                            Parts.text(words.say("unchecked"), "muted"));
        } else if (look instanceof FileModel.Look.Failed failed) {
            content.getChildren().add(new TroubleCard(desk, "file-trouble", Troubles.of(failed.cause(), null)));
        }
    }

    private static boolean hasFocus(Node node) {
        Node owner = node.getScene() == null ? null : node.getScene().getFocusOwner();
        while (owner != null && owner != node) {
            owner = owner.getParent();
        }
        return owner != null;
    }

    private void showKey(FileModel.Look.KeyNeeded needed) {
        String wrong = needed.wrong() == null
                ? ""
                : new TroubleWords(Troubles.of(needed.wrong(), null), desk.locale()).sentence();
        PasswordBox key = new PasswordBox(desk.words("widget"), "file-key", model.key());
        Button open = Parts.button("file-open", words.say("open"), model::open);
        open.disableProperty().bind(Live.in(open, model.key().isEmpty()));
        Button file = Parts.button(
                "file-key-file",
                words.say("key.file"),
                Feather.FILE_TEXT,
                () -> desk.desktop()
                        .files()
                        .open(
                                words.say("key.file.title"),
                                List.of(
                                        new FileChoice.Kind(words.say("key.file.kind"), List.of("*.txt", "*.key")),
                                        new FileChoice.Kind(words.say("key.file.any"), List.of("*"))))
                        .ifPresent(model::openWith));
        VBox panel = Parts.panel(
                words.say("key.title"),
                Parts.text(words.say("key.intro")),
                new Field(words.say("key"), key.field(), key).errors(key.field(), new ReadOnlyStringWrapper(wrong)),
                new FlowPane(8, 8, open, file));
        panel.setId("file-key-panel");
        content.getChildren().add(panel);
        key.field().requestFocus();
    }
}
