package io.github.stepwise.ui.page.checkfile;

import io.github.stepwise.backup.VerificationResult;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.backup.EngineTask;
import io.github.stepwise.ui.backup.Facts;
import io.github.stepwise.ui.backup.RunView;
import io.github.stepwise.ui.backup.StoppedNotice;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.ui.widget.Amounts;
import io.github.stepwise.ui.widget.CopyableText;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.Reveal;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/** What will be done, how far it is, and what was found. */
final class CheckFileView extends VBox {
    private static final String PAGE = "check-file";

    private final Desk desk;
    private final CheckFileModel model;
    private final ChosenFile chosen;
    private final Words words;

    CheckFileView(Desk desk, CheckFileModel model, ChosenFile chosen) {
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
        getChildren().clear();
        switch (state) {
            case IDLE -> getChildren().addAll(what(), trial());
            case RUNNING, STOPPING ->
                getChildren().add(new RunView(desk, PAGE, words.say("running"), model.task(), model.task()::cancel));
            case DONE -> getChildren().add(good(model.task().result()));
            case FAILED -> getChildren().addAll(what(), failed(model.task().failure()), trial());
        }
        Reveal.node(this);
    }

    private Node what() {
        Facts facts = new Facts(PAGE + "-subject")
                .add("file", words.say("file"), chosen.require().toString())
                .add(
                        "database",
                        words.say("database"),
                        words.say(
                                "database.of",
                                chosen.manifest().get().origin().engine().title(),
                                chosen.manifest().get().origin().database()));
        return Parts.panel("", facts);
    }

    /** The choice of a restore for a trial, or how to get one elsewhere. */
    private Node trial() {
        if (model.place().isEmpty()) {
            Engine engine = chosen.manifest().get().origin().engine();
            String command = "stepwise backup verify --restore --engine " + engine.id() + " --host HOST --user USER \""
                    + chosen.require() + "\"";
            return new Fold(
                    PAGE + "-by-hand",
                    words.say("by-hand.title"),
                    new VBox(
                            8,
                            Parts.text(words.say("by-hand", engine.title())),
                            new CopyableText(desk, PAGE + "-command", words.say("by-hand.title"), command)));
        }
        CheckBox box = new CheckBox(words.say("trial"));
        box.setId(PAGE + "-trial");
        box.setWrapText(true);
        box.setMnemonicParsing(true);
        box.selectedProperty().bindBidirectional(model.trial());
        return new VBox(4, box, Parts.text(words.say("trial.hint"), "field-hint", "indented"));
    }

    private Node good(VerificationResult result) {
        Amounts amounts = new Amounts(desk.words("widget"));
        Facts facts = new Facts(PAGE + "-result")
                .add("file", words.say("file"), chosen.require().toString())
                .add(
                        "content",
                        words.say("content"),
                        words.say(
                                "content.rows",
                                result.manifest().rows(),
                                result.manifest().tables().size(),
                                amounts.size(result.bytes())))
                .add("bytes", words.say("bytes"), words.say("bytes.good"))
                .add("restored", words.say("restored"), words.say(result.restored() ? "restored.yes" : "restored.no"))
                .add("time", words.say("time"), amounts.time(result.took()));
        Notice notice = new Notice(desk.words("widget"), Mark.PASSED, words.say("good"), facts);
        notice.setId(PAGE + "-good");
        return notice;
    }

    private Node failed(Throwable failure) {
        Optional<Notice> stopped = StoppedNotice.of(desk, PAGE, PAGE, failure);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        return new TroubleCard(
                desk, PAGE + "-trouble", Troubles.of(failure, model.place().orElse(null)));
    }
}
