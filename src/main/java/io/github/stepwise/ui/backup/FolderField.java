package io.github.stepwise.ui.backup;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.task.Sampler;
import io.github.stepwise.ui.widget.Field;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Phrase;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** A folder to type or to choose. */
public final class FolderField extends StackPane {
    /**
     * @param page begins the ids: {@code backup-folder}, {@code backup-choose-folder}
     * @param label with its mnemonic
     * @param error what is wrong with it; null or a null value if nothing is
     * @param lookAgain asks the disk once more if what it said stands in the way: somebody may put it right meanwhile
     */
    public FolderField(
            Desk desk,
            String page,
            String label,
            StringProperty typed,
            ObservableValue<Phrase> error,
            Runnable lookAgain) {
        TextField folder = new TextField();
        folder.setId(page + "-folder");
        folder.textProperty().bindBidirectional(typed);
        String title = desk.words("backup").say("folder.title");
        Button choose = Parts.button(
                page + "-choose-folder",
                desk.words("widget").say("browse"),
                Feather.FOLDER,
                () -> desk.desktop()
                        .files()
                        .folder(title, TypedPath.of(typed.get()).orElse(null))
                        .ifPresent(chosen -> typed.set(chosen.toString())));
        Sampler.slow(lookAgain).whileShown(this);
        getChildren()
                .add(new Field(label, folder, Parts.row(Parts.grow(folder), choose))
                        .errors(folder, Live.in(this, error.map(desk::say).orElse(""))));
    }
}
