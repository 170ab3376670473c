package io.github.stepwise.ui.page.connect;

import io.github.stepwise.ui.backup.TypedPath;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.FileChoice;
import io.github.stepwise.ui.widget.Field;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** The file of a SQLite database: one that is there, or one that is to be made. */
final class FileFields extends VBox {
    private final Desk desk;
    private final Words words;
    private final ConnectForm form;

    FileFields(Desk desk, Words words, ConnectModel model, Inputs inputs) {
        this.desk = desk;
        this.words = words;
        this.form = model.form();
        boolean makes = model.purpose().makesDatabase();
        Button choose = Parts.button(
                "connect-file-choose",
                desk.words("widget").say("browse"),
                () -> (makes ? place() : existing()).ifPresent(file -> form.file.set(file.toString())));
        Field field =
                inputs.field(Input.FILE, form.file, choose).hint(words.say(makes ? "file.hint.new" : "file.hint"));
        getChildren().add(field);
    }

    private Optional<Path> existing() {
        return desk.desktop().files().open(words.say("file.title"), kinds());
    }

    private Optional<Path> place() {
        Path folder = TypedPath.of(form.file.get()).map(Path::getParent).orElse(null);
        return desk.desktop().files().save(words.say("file.title.new"), folder, "oncall.db", kinds());
    }

    private List<FileChoice.Kind> kinds() {
        return List.of(
                new FileChoice.Kind(words.say("kind.sqlite"), List.of("*.db", "*.sqlite", "*.sqlite3", "*.db3")),
                new FileChoice.Kind(words.say("kind.all"), List.of("*")));
    }
}
