package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Evidence;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Says why a press has not begun anything, and what can be done about it. */
final class HindranceView {
    private final Desk desk;
    private final Words words;
    private final CommitModel commit;

    HindranceView(Desk desk, CommitModel commit) {
        this.desk = desk;
        this.words = desk.words("upgrade");
        this.commit = commit;
    }

    /**
     * What there is to say.
     *
     * @param toBackup leads back to the backup; null where there is no way back any more
     * @return empty if nothing stands in the way
     */
    Optional<Notice> notice(Runnable toBackup) {
        Hindrance found = commit.hindrance().get();
        if (found instanceof Hindrance.Sessions sessions) {
            return Optional.of(sessions(sessions));
        } else if (found instanceof Hindrance.BackupLost lost) {
            return Optional.of(lost(lost, toBackup));
        }
        return Optional.empty();
    }

    private Notice sessions(Hindrance.Sessions found) {
        VBox list = new VBox(2);
        list.setId("upgrade-sessions-list");
        Evidence said = new Evidence(desk);
        found.finding().evidence().forEach(session -> list.getChildren().add(Parts.text("• " + said.of(session))));
        CheckBox despite = new CheckBox(words.say("hindrance.despite"));
        despite.setId("upgrade-despite");
        despite.setWrapText(true);
        despite.setMnemonicParsing(true);
        despite.setSelected(commit.despite().get());
        despite.setOnAction(event -> commit.despite().set(despite.isSelected()));
        Notice notice = new Notice(
                desk.words("widget"),
                Mark.WARNING,
                words.say("hindrance.sessions"),
                Parts.text(desk.say(found.finding().sentence())),
                list,
                Parts.text(words.say("hindrance.sessions.next")),
                despite);
        notice.setId("upgrade-sessions");
        return notice;
    }

    private Notice lost(Hindrance.BackupLost lost, Runnable toBackup) {
        Notice notice = new Notice(
                desk.words("widget"),
                Mark.FAILED,
                words.say(lost.gone() ? "hindrance.gone" : "hindrance.changed"),
                Parts.text(words.say("hindrance.file", lost.file().toString())),
                Parts.text(words.say(toBackup == null ? "hindrance.file.begun" : "hindrance.file.back")));
        if (toBackup != null) {
            notice.getChildren()
                    .add(new FlowPane(Parts.button(
                            "upgrade-to-backup", words.say("hindrance.backup"), Feather.ARCHIVE, toBackup)));
        }
        notice.setId("upgrade-backup-lost");
        return notice;
    }
}
