package io.github.stepwise.ui.page.start;

import atlantafx.base.theme.Styles;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.Desktop;
import io.github.stepwise.ui.widget.Dates;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Upgrades that were begun and not seen to end, each with a way on. */
final class LeftoverNotices extends VBox {
    private final Desk desk;
    private final StartModel model;
    private final Choices choices;
    private final Node afterwards;
    private final Words words;

    /** @param afterwards gets the focus when a notice goes away */
    LeftoverNotices(Desk desk, StartModel model, Choices choices, Node afterwards) {
        this.desk = desk;
        this.model = model;
        this.choices = choices;
        this.afterwards = afterwards;
        this.words = desk.words("start");
        setSpacing(12);
        fill();
    }

    private void fill() {
        getChildren().clear();
        for (int i = 0; i < model.leftovers().size(); i++) {
            getChildren().add(notice(i, model.leftovers().get(i)));
        }
        setVisible(!getChildren().isEmpty());
        setManaged(!getChildren().isEmpty());
    }

    private Notice notice(int index, StartModel.Leftover leftover) {
        LeftoverRun run = leftover.run();
        String name = Connections.name(leftover.settings());
        Button resume = Parts.button("start-resume-" + index, words.say("leftover.resume"), () -> choices.resume(run));
        resume.getStyleClass().add(Styles.ACCENT);
        if (index == 0) {
            resume.getStyleClass().add("focus-first");
        }
        Button forget = Parts.button("start-forget-" + index, words.say("leftover.forget"), () -> ask(leftover));
        FlowPane buttons = new FlowPane(8, 8, resume);
        boolean kept = run.backup() != null && !run.backup().isBlank();
        boolean rests = run.restsAt() != null;
        boolean untouched = run.connection().file() != null && !rests;
        if (kept && !untouched) {
            buttons.getChildren()
                    .add(Parts.button(
                            "start-restore-" + index, words.say("leftover.restore"), () -> choices.restore(run)));
        }
        buttons.getChildren().add(forget);
        String target = Connections.target(run).map(Object::toString).orElse("");
        String where = RecentList.text(words, leftover.settings());
        Notice notice = new Notice(
                desk.words("widget"),
                rests || untouched ? Mark.NOTE : Mark.WARNING,
                title(run, name, target),
                Parts.text(
                        rests
                                ? words.say("leftover.rests.text", where, target, begun(run))
                                : words.say("leftover.text", where, begun(run))));
        if (kept) {
            notice.getChildren().add(Parts.text(words.say("leftover.backup", run.backup())));
        } else if (!untouched) {
            notice.getChildren()
                    .add(Parts.text(words.say(
                            run.connection().file() == null ? "leftover.no-backup" : "leftover.file.before")));
        }
        String advice = rests ? "leftover.rests.advice" : untouched ? "leftover.file.advice" : "leftover.advice";
        notice.getChildren().addAll(Parts.text(words.say(advice)), buttons);
        return notice;
    }

    private String title(LeftoverRun run, String name, String target) {
        if (run.restsAt() != null) {
            return words.say("leftover.rests.title", name, run.restsAt());
        }
        return target.isEmpty() ? words.say("leftover.title.unknown", name) : words.say("leftover.title", name, target);
    }

    private String begun(LeftoverRun run) {
        return new Dates(desk.locale()).moment(run.startedAt());
    }

    private void ask(StartModel.Leftover leftover) {
        Desktop.Question question = new Desktop.Question(
                Phrase.of("start", "forget.title"),
                Phrase.of("start", "forget.text", Connections.name(leftover.settings())),
                Phrase.of("start", "forget.yes"),
                Phrase.of("start", "forget.no"));
        desk.desktop().confirm(question).thenAccept(yes -> {
            if (yes) {
                model.forget(leftover);
                fill();
                afterwards.requestFocus();
            }
        });
    }
}
