package io.github.stepwise.ui.backup;

import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Amounts;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.List;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A backup that was made. */
final class MadeView extends VBox {
    MadeView(Desk desk, String page, BackupMaking making) {
        Words words = desk.words("backup");
        Amounts amounts = new Amounts(desk.words("widget"));
        BackupResult made = making.made().get();
        Facts facts = new Facts(page + "-made")
                .add("file", words.say("made.file"), made.file().toString())
                .add("size", words.say("made.size"), amounts.size(made.bytes()))
                .add(
                        "rows",
                        words.say("made.content"),
                        words.say(
                                "made.rows",
                                made.manifest().rows(),
                                made.manifest().tables().size()))
                .add("checked", words.say("made.checked"), words.say("made.checked.yes"))
                .add(
                        "encrypted",
                        words.say("made.encrypted"),
                        words.say(made.recoveryNote().isPresent() ? "made.encrypted.yes" : "made.encrypted.no"))
                .add("time", words.say("made.time"), amounts.time(made.took()));
        FlowPane actions = new FlowPane(
                8,
                8,
                Parts.button(
                        page + "-open-folder",
                        words.say("made.open-folder"),
                        Feather.FOLDER,
                        () -> desk.desktop().open(made.file().getParent())),
                Parts.button(page + "-another", words.say("made.another"), making::another));
        Notice notice = new Notice(desk.words("widget"), Mark.PASSED, words.say("made.title"), facts, actions);
        notice.setId(page + "-result");
        setSpacing(12);
        getChildren().add(notice);
        List<String> warnings = made.manifest().warnings();
        if (!warnings.isEmpty()) {
            VBox list = new Notice(desk.words("widget"), Mark.WARNING, words.say("made.warnings"));
            list.setId(page + "-warnings");
            warnings.forEach(warning -> list.getChildren().add(Parts.text(desk.translate(warning))));
            getChildren().add(list);
        }
        if (made.recoveryNote().isPresent()) {
            getChildren().add(new NoteView(desk, page, making));
        }
    }
}
