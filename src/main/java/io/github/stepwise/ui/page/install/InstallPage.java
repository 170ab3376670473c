package io.github.stepwise.ui.page.install;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.InstallCase;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.ui.shell.Next;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.task.Sampler;
import io.github.stepwise.words.Phrase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;

/** What is going to be made and for whom; makes it, and tells what came of it. */
public final class InstallPage extends Page {
    private static final Closing RUNNING = Closing.refused(Phrase.of("install", "closing.running"));
    private static final Closing DONE = new Closing(Closing.Kind.SAFE, Phrase.of("install", "closing.done"));
    private static final Closing PASSWORD = Closing.ask(Phrase.of("install", "closing.password"));
    private static final Closing LEFT = new Closing(Closing.Kind.SAFE, Phrase.of("install", "closing.left"));

    private final Desk desk;
    private final InstallModel model;
    private final Sampler sampler;

    public InstallPage(Desk desk, InstallCase install) {
        super("install");
        this.desk = desk;
        this.model = new InstallModel(desk, install);
        this.sampler = new Sampler(model::look);
        continuable().bind(model.possible());
        waiting()
                .bind(Bindings.createObjectBinding(
                        model::waiting,
                        model.stage(),
                        model.obstacle(),
                        model.user().valid(),
                        model.user().name(),
                        model.user().password(),
                        model.user().host(),
                        model.user().who()));
        model.stage().subscribe(this::follow);
        model.passwordKept().subscribe(() -> follow(model.stage().get()));
    }

    @Override
    public Node view() {
        return new InstallView(desk, model).build();
    }

    @Override
    public void enter() {
        model.enter();
        follow(model.stage().get());
    }

    @Override
    public CompletionStage<Boolean> leave() {
        if (model.stage().get() == InstallModel.Stage.DONE) {
            return CompletableFuture.completedFuture(true);
        }
        model.begin();
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public void close() {
        model.cancel();
        sampler.stop();
    }

    /** A password that nobody has kept is gone with the window. */
    private Closing done() {
        return model.hasPasswordToKeep() ? PASSWORD : DONE;
    }

    private void follow(InstallModel.Stage stage) {
        boolean running = stage == InstallModel.Stage.RUNNING;
        boolean done = stage == InstallModel.Stage.DONE;
        if (running) {
            sampler.start();
        } else {
            sampler.stop();
        }
        nextAction().set(done ? Next.PAGE : Next.commit(model.commit()));
        returnable().set(!running && !done && !model.hasLeft());
        closingRule().set(running ? RUNNING : done ? done() : model.hasLeft() ? LEFT : Closing.SAFE);
    }
}
