package io.github.stepwise.ui.page.restore;

import io.github.stepwise.ui.backup.EngineTask;
import io.github.stepwise.ui.backup.Facts;
import io.github.stepwise.ui.backup.RunView;
import io.github.stepwise.ui.backup.StoppedNotice;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.Desktop;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.ui.widget.Dates;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.Reveal;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What is brought back to where, how far it is, and what came of it. */
final class RestoreView extends VBox {
    private static final String PAGE = "restore";
    private static final Desktop.Question STOP = new Desktop.Question(
            Phrase.of(PAGE, "stop.title"),
            Phrase.of(PAGE, "stop.text"),
            Phrase.of(PAGE, "stop.yes"),
            Phrase.of(PAGE, "stop.no"));

    private final Desk desk;
    private final RestoreModel model;
    private final ChosenFile chosen;
    private final Words words;

    RestoreView(Desk desk, RestoreModel model, ChosenFile chosen) {
        this.desk = desk;
        this.model = model;
        this.chosen = chosen;
        this.words = desk.words(PAGE);
        setSpacing(16);
        Live.in(this, model.task().state()).subscribe(this::show);
    }

    private void show(EngineTask.State state) {
        if (state == EngineTask.State.STOPPING) {
            return;
        }
        getChildren().setAll(summary());
        switch (state) {
            case IDLE -> getChildren().add(new TargetView(desk, model));
            case RUNNING, STOPPING ->
                getChildren().add(new RunView(desk, PAGE, words.say("running"), model.task(), this::stop));
            case DONE ->
                getChildren()
                        .add(new ResultView(
                                desk,
                                model.task().result(),
                                model.restored(),
                                model.task().look().get().warnings()));
            case FAILED -> getChildren().addAll(failed(model.task().failure()), new TargetView(desk, model));
        }
        Reveal.node(this);
    }

    private Node summary() {
        String made = new Dates(desk.locale()).moment(chosen.manifest().get().created());
        Facts facts = new Facts(PAGE + "-subject")
                .add("file", words.say("file"), chosen.require().toString())
                .add(
                        "content",
                        words.say("content"),
                        words.say(
                                "content.of",
                                chosen.manifest().get().origin().engine().title(),
                                chosen.manifest().get().origin().database(),
                                made,
                                chosen.manifest().get().rows()))
                .add("target", words.say("target"), desk.say(Connections.place(model.settings())));
        return Parts.panel("", facts);
    }

    /** Before anything is changed nobody has to be asked. */
    private void stop() {
        if (!model.changing().get()) {
            model.task().cancel();
            return;
        }
        desk.desktop().confirm(STOP).thenAccept(yes -> {
            if (yes) {
                model.task().cancel();
            }
        });
    }

    private Node failed(Throwable failure) {
        Optional<Notice> stopped = StoppedNotice.of(desk, PAGE, PAGE, failure);
        if (stopped.isPresent() && !model.leftPart()) {
            return stopped.get();
        }
        Button again = Parts.button(PAGE + "-retry", words.say("retry"), Feather.REFRESH_CW, model::start);
        again.disableProperty().bind(Live.in(again, model.possible().not()));
        return new TroubleCard(desk, PAGE + "-trouble", Troubles.of(failure, model.settings()), again);
    }
}
