package io.github.stepwise.ui.page.restore;

import io.github.stepwise.ui.backup.EngineTask;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Connected;
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

/** Brings a backup back to a database that is new, empty, or may be overwritten. */
public final class RestorePage extends Page {
    private static final String BOOK = "restore";
    private static final Closing CHECKING = Closing.ask(phrase("closing.checking"));
    private static final Closing CHANGING = Closing.refused(phrase("closing.changing"));
    private static final Closing PART = new Closing(Closing.Kind.SAFE, phrase("closing.part"));
    private static final Closing DONE = new Closing(Closing.Kind.SAFE, phrase("closing.done"));

    private final Desk desk;
    private final ChosenFile chosen;
    private final Connected connected;
    private final RestoreModel model;

    public RestorePage(Desk desk, ChosenFile chosen, Connected connected) {
        super("restore");
        this.desk = desk;
        this.chosen = chosen;
        this.connected = connected;
        this.model = new RestoreModel(desk, chosen, connected);
        EngineTask<?> task = model.task();
        continuable().bind(model.possible().or(task.state().isEqualTo(EngineTask.State.DONE)));
        waiting()
                .bind(Bindings.createObjectBinding(
                        model::waiting,
                        model.possible(),
                        model.target(),
                        task.state(),
                        model.confirmation(),
                        model.safetyFolder().facts(),
                        model.safetyFolder().error()));
        // What has changed nothing can be tried with another file or as another user.
        returnable().bind(Bindings.createBooleanBinding(this::isUntouched, task.state()));
        nextAction()
                .bind(Bindings.createObjectBinding(() -> next(task.state().get()), task.state(), connected.settings()));
        closingRule().bind(Bindings.createObjectBinding(this::rule, task.state(), model.changing()));
    }

    @Override
    public Node view() {
        Words words = desk.words(BOOK);
        return Parts.page(words.say("title"), words.say("intro"), new RestoreView(desk, model, chosen));
    }

    @Override
    public void enter() {
        model.enter();
    }

    @Override
    public CompletionStage<Boolean> leave() {
        if (model.isDone()) {
            return CompletableFuture.completedFuture(true);
        }
        model.start();
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public void close() {
        model.task().cancel();
    }

    private boolean isUntouched() {
        EngineTask.State state = model.task().state().get();
        return state == EngineTask.State.IDLE || (state == EngineTask.State.FAILED && !model.leftPart());
    }

    private Next next(EngineTask.State state) {
        if (state == EngineTask.State.DONE) {
            return Next.DONE;
        }
        String name = connected.settings().get() == null ? "" : model.name();
        boolean again = state == EngineTask.State.FAILED;
        return Next.commit(Phrase.of(BOOK, again ? "commit.again" : "commit", name));
    }

    private Closing rule() {
        return switch (model.task().state().get()) {
            case IDLE -> Closing.SAFE;
            case RUNNING, STOPPING -> model.changing().get() ? CHANGING : CHECKING;
            case DONE -> DONE;
            case FAILED -> model.leftPart() ? PART : Closing.SAFE;
        };
    }

    private static Phrase phrase(String key) {
        return Phrase.of(BOOK, key);
    }
}
