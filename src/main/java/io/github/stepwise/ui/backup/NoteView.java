package io.github.stepwise.ui.backup;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.FileChoice;
import io.github.stepwise.ui.widget.CopyableText;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The recovery note of an encrypted backup, which is shown only now and has to be kept before going on. */
final class NoteView extends VBox {
    private final Desk desk;
    private final BackupMaking making;
    private final Words words;
    private final Label saved = Parts.text("");

    NoteView(Desk desk, String page, BackupMaking making) {
        this.desk = desk;
        this.making = making;
        this.words = desk.words("backup");
        Button save = Parts.button(page + "-save-note", words.say("note.save"), Feather.SAVE, this::save);
        saved.setId(page + "-note-saved");
        saved.managedProperty().bind(saved.textProperty().isNotEmpty());
        CheckBox kept = new CheckBox(words.say("note.kept"));
        kept.setId(page + "-note-kept");
        kept.setWrapText(true);
        kept.setMnemonicParsing(true);
        kept.selectedProperty().bindBidirectional(making.noteKept());
        String text = making.made().get().recoveryNote().orElseThrow();
        getChildren()
                .add(new Notice(
                        desk.words("widget"),
                        Mark.WARNING,
                        words.say("note.title"),
                        Parts.text(words.say("note.intro")),
                        new CopyableText(desk, page + "-note", words.say("note.title"), text),
                        new FlowPane(8, 8, save),
                        saved,
                        kept));
    }

    private void save() {
        Path backup = making.made().get().file();
        String name = backup.getFileName().toString().replaceFirst("\\.stepwise$", "") + "-recovery-note.txt";
        desk.desktop()
                .files()
                .save(
                        words.say("note.save.title"),
                        Path.of(System.getProperty("user.home")),
                        name,
                        List.of(new FileChoice.Kind(words.say("note.kind"), List.of("*.txt"))))
                .ifPresent(file -> making.saveNote(file)
                        .whenComplete((written, failure) -> saved.setText(told(file, backup, failure))));
    }

    private String told(Path file, Path backup, Throwable failure) {
        if (failure != null) {
            return words.say("note.not-saved", file.toString());
        }
        boolean together = file.toAbsolutePath().getParent().equals(backup.getParent());
        return words.say(together ? "note.saved-beside" : "note.saved", file.toString());
    }
}
