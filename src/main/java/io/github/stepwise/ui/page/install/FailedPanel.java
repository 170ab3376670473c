package io.github.stepwise.ui.page.install;

import io.github.stepwise.install.InstallFailure;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.trouble.Trouble;
import io.github.stepwise.ui.trouble.TroubleWords;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.ui.widget.CopyableText;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Why it did not come about, what was left behind, and what to do. */
final class FailedPanel extends VBox {
    private final Desk desk;
    private final Words words;
    private final InstallModel model;

    FailedPanel(Desk desk, Words words, InstallModel model) {
        this.desk = desk;
        this.words = words;
        this.model = model;
        setSpacing(12);
        if (model.wasCancelled()) {
            Notice notice = new Notice(
                    desk.words("widget"),
                    Mark.NOTE,
                    words.say("cancelled.title"),
                    Parts.text(words.say("cancelled.text")));
            notice.setId("install-cancelled");
            Outcome.of(notice, words.say("cancelled.title") + " " + words.say("cancelled.text"));
            getChildren().add(notice);
            return;
        }
        Trouble trouble = Troubles.of(model.failure(), model.settings());
        TroubleCard card = new TroubleCard(desk, "install-trouble", trouble);
        Outcome.of(card, new TroubleWords(trouble, desk.locale()).sentence());
        getChildren().add(card);
        addLeft(model.left());
        VBox more = new VBox();
        getChildren().add(more);
        Live.in(this, model.occupant())
                .subscribe(state -> more.getChildren().setAll(state == null ? List.of() : occupant(state)));
    }

    private void addLeft(List<InstallFailure.Leftover> left) {
        for (int i = 0; i < left.size(); i++) {
            getChildren()
                    .add(new Notice(
                            desk.words("widget"),
                            Mark.WARNING,
                            words.say("left", desk.say(left.get(i).what())),
                            new CopyableText(
                                    desk,
                                    "install-left-" + i,
                                    words.say("left.remedy"),
                                    desk.say(left.get(i).remedy()))));
        }
    }

    private List<Notice> occupant(State state) {
        String name = Connections.name(model.settings());
        if (state instanceof State.HalfRestored half) {
            return List.of(note(
                    words.say("occupant.half-restored", name),
                    words.say("occupant.half-restored.text", half.file(), half.startedAt())));
        } else if (state instanceof State.OnCall || state instanceof State.Unfinished) {
            Notice notice = note(desk.translate(state.describe()), words.say("occupant.oncall.text"));
            Runnable instead = model.install().upgradeInstead().get();
            if (instead != null) {
                Button button = Parts.button("install-upgrade-instead", words.say("occupant.upgrade", name), instead);
                button.setMnemonicParsing(false); // names have underscores
                notice.getChildren().add(button);
            }
            return List.of(notice);
        }
        return List.of();
    }

    private Notice note(String title, String text) {
        Notice notice = new Notice(desk.words("widget"), Mark.NOTE, title, Parts.text(text));
        notice.setId("install-occupant");
        return notice;
    }
}
