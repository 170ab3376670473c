package io.github.stepwise.ui.page.backup;

import io.github.stepwise.backup.WayBack;
import io.github.stepwise.backup.engine.Origin;
import io.github.stepwise.backup.file.Manifest;
import io.github.stepwise.ui.backup.Facts;
import io.github.stepwise.ui.backup.RunView;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.FileChoice;
import io.github.stepwise.ui.page.backup.EarlierBackup.Standing;
import io.github.stepwise.ui.trouble.TroubleWords;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.ui.widget.Dates;
import io.github.stepwise.ui.widget.Field;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.PasswordBox;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What became of the backup from before an upgrade that goes on now. */
final class EarlierView extends VBox {
    private static final String ID = "backup-earlier";

    private final Desk desk;
    private final BackupModel model;
    private final EarlierBackup earlier;
    private final Words words;

    EarlierView(Desk desk, BackupModel model) {
        this.desk = desk;
        this.model = model;
        this.earlier = model.earlier();
        this.words = desk.words("backup");
        setId(ID);
        Live.in(this, earlier.standing()).subscribe(now -> show());
    }

    private void show() {
        Node shown = switch (earlier.standing().get()) {
            case SEARCHING -> Parts.row(Mark.RUNNING.icon(), Parts.grow(Parts.text(words.say("earlier.searching"))));
            case UNKNOWN -> told(Mark.WARNING, words.say("earlier.unknown"), choose());
            case GONE -> told(Mark.WARNING, words.say("earlier.gone", file()), again(), choose());
            case UNREAD -> told(Mark.NOTE, words.say("earlier.unread", file()), again(), choose());
            case READING -> new RunView(desk, ID, words.say("earlier.reading"), earlier.task(), earlier::stop);
            case LOCKED -> locked();
            case GOOD, DOUBTED, NO_WAY_BACK -> read();
            case BAD -> new TroubleCard(desk, ID + "-trouble", Troubles.of(earlier.failure(), null), again(), choose());
        };
        getChildren().setAll(shown);
    }

    private String file() {
        return earlier.file().get().toString();
    }

    private Notice told(Mark mark, String text, Node... actions) {
        return new Notice(
                desk.words("widget"), mark, words.say("earlier.title"), Parts.text(text), new FlowPane(8, 8, actions));
    }

    private Button again() {
        return Parts.button(ID + "-check", words.say("earlier.check"), Feather.REFRESH_CW, earlier::read);
    }

    private Button choose() {
        return Parts.button(
                ID + "-choose",
                words.say("earlier.choose"),
                Feather.FOLDER,
                () -> desk.desktop()
                        .files()
                        .open(
                                words.say("earlier.choose.title"),
                                List.of(new FileChoice.Kind(words.say("earlier.choose.kind"), List.of("*.stepwise"))))
                        .ifPresent(earlier::choose));
    }

    private Node locked() {
        String wrong = earlier.isKeyWrong()
                ? new TroubleWords(Troubles.of(earlier.failure(), null), desk.locale()).sentence()
                : "";
        PasswordBox key = new PasswordBox(desk.words("widget"), ID + "-key", earlier.key());
        Button check = again();
        check.disableProperty().bind(Live.in(check, earlier.key().isEmpty()));
        return new Notice(
                desk.words("widget"),
                Mark.NOTE,
                words.say("earlier.title"),
                Parts.text(words.say("earlier.locked", file())),
                new Field(words.say("earlier.key"), key.field(), key)
                        .errors(key.field(), new ReadOnlyStringWrapper(wrong)),
                new FlowPane(8, 8, check, choose()));
    }

    private Node read() {
        Manifest manifest = earlier.manifest();
        boolean good = earlier.wayBack() == WayBack.FROM_BEFORE;
        Facts facts = new Facts(ID)
                .add("file", words.say("made.file"), file())
                .add("of", words.say("content.database"), manifest.origin().database())
                .add("at", words.say("content.made"), new Dates(desk.locale()).moment(manifest.created()))
                .add("checked", words.say("made.checked"), words.say("made.checked.yes"));
        VBox content = new VBox(8, facts);
        content.setId(ID + (good ? "-good" : "-doubt"));
        if (!good) {
            content.getChildren().add(Parts.row(doubt().icon(), Parts.grow(Parts.text(doubt(manifest.origin())))));
        }
        if (earlier.wayBack() == WayBack.OTHER_NAME) {
            content.getChildren().add(same());
        }
        return new Notice(
                desk.words("widget"),
                good ? Mark.PASSED : doubt(),
                words.say("earlier.title"),
                content,
                new FlowPane(8, 8, choose()));
    }

    private Mark doubt() {
        return earlier.standing().get() == Standing.NO_WAY_BACK ? Mark.FAILED : Mark.WARNING;
    }

    private String doubt(Origin origin) {
        return switch (earlier.wayBack()) {
            case FROM_BEFORE -> "";
            case OTHER_NAME -> words.say("earlier.named", origin.database(), WayBack.name(model.settings()));
            case LATER -> words.say("earlier.later");
            case OTHER_ENGINE ->
                words.say(
                        "earlier.other",
                        origin.engine().title(),
                        model.settings().engine().title());
        };
    }

    private CheckBox same() {
        CheckBox same = new CheckBox(words.say("earlier.same"));
        same.setId(ID + "-same");
        same.setWrapText(true);
        same.setMnemonicParsing(true);
        same.selectedProperty().bindBidirectional(earlier.same());
        return same;
    }
}
