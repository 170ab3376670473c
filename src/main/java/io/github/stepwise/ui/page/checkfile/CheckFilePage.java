package io.github.stepwise.ui.page.checkfile;

import io.github.stepwise.ui.backup.EngineTask;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.ui.shell.Next;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;

/** Proves a backup file: every byte of it, and if wanted by restoring it to a database that is dropped again. */
public final class CheckFilePage extends Page {
    private static final Next CHECK = Next.action(Phrase.of("check-file", "check"));
    private static final Next AGAIN = Next.action(Phrase.of("check-file", "check-again"));
    private static final Closing RUNNING = Closing.ask(Phrase.of("check-file", "closing.running"));

    private final Desk desk;
    private final ChosenFile chosen;
    private final CheckFileModel model;

    public CheckFilePage(Desk desk, ChosenFile chosen) {
        super("check-file");
        this.desk = desk;
        this.chosen = chosen;
        this.model = new CheckFileModel(desk.background(), chosen);
        continuable().bind(model.task().running().not());
        returnable().bind(model.task().running().not());
        nextAction().bind(model.task().state().map(CheckFilePage::next));
        closingRule().bind(Bindings.when(model.task().running()).then(RUNNING).otherwise(Closing.SAFE));
    }

    @Override
    public Node view() {
        Words words = desk.words("check-file");
        return Parts.page(words.say("title"), words.say("intro"), new CheckFileView(desk, model, chosen));
    }

    @Override
    public void enter() {
        model.enter();
    }

    @Override
    public CompletionStage<Boolean> leave() {
        if (!model.isDone()) {
            model.start();
            return CompletableFuture.completedFuture(false);
        }
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public void close() {
        model.task().cancel();
    }

    private static Next next(EngineTask.State state) {
        return switch (state) {
            case IDLE, RUNNING, STOPPING -> CHECK;
            case DONE -> Next.DONE;
            case FAILED -> AGAIN;
        };
    }
}
