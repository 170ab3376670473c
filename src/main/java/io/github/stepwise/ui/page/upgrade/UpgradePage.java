package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.page.upgrade.UpgradeModel.Phase;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.ui.shell.Next;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.shell.Waiting;
import io.github.stepwise.ui.task.Sampler;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.words.Phrase;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * Where the database is changed: first everything that was decided, with the button that begins; then the run. There is no way
 * back from here once it has begun.
 */
public final class UpgradePage extends Page {
    private static final int LONGEST_NAME = 20;
    private static final Closing RUNNING = Closing.refused(Phrase.of("upgrade", "closing.running"));

    private final Desk desk;
    private final Consumer<SavedBackup> restore;
    private final UpgradeModel model;
    private final Sampler sampler;
    private Runnable onward = () -> {};
    private Runnable lookAgain = () -> {};
    private Runnable toBackup = () -> {};
    private Subscription ties = Subscription.EMPTY;
    private VBox frame = new VBox();
    private RunView run;

    /** @param restore opens the restore of a backup, after a run that failed */
    public UpgradePage(Desk desk, UpgradeCase upgradeCase, Consumer<SavedBackup> restore) {
        super("upgrade");
        this.desk = desk;
        this.restore = restore;
        this.model = new UpgradeModel(desk, upgradeCase, Path.of(System.getProperty("user.home", ".")));
        this.sampler = new Sampler(model.run()::look);
        model.phase().addListener((property, before, now) -> moved(before, now));
        model.commit().stopped().addListener((property, before, now) -> offer());
        model.commit().plan().addListener((property, before, now) -> offer());
        model.kept().addListener((property, before, now) -> offer());
        offer();
    }

    /**
     * What goes on to the next page when the admin leaves a database as a failed run has left it; the flow's own. Without it
     * the button that goes on has to be pressed besides.
     */
    public UpgradePage onward(Runnable next) {
        onward = next;
        return this;
    }

    /** What leads back to the look at the database when it has changed since; the pages between know nothing of it then. */
    public UpgradePage lookAgain(Runnable again) {
        lookAgain = again;
        return this;
    }

    /** What leads back to the backup when its file is not what it was. */
    public UpgradePage toBackup(Runnable back) {
        toBackup = back;
        return this;
    }

    /** For tests of the page. */
    UpgradeModel model() {
        return model;
    }

    @Override
    public void enter() {
        model.enter();
        offer();
    }

    @Override
    public Node view() {
        frame = new VBox();
        // The view is asked for before the page is told that it is shown.
        model.enter();
        show();
        return frame;
    }

    private void show() {
        ties.unsubscribe();
        run = null;
        if (model.run().isBegun()) {
            run = new RunView(desk, model, new EndView(desk, model, restore, this::keep));
            frame.getChildren().setAll(run.node());
            ties = run.tie();
        } else {
            CommitView commit = new CommitView(desk, model, lookAgain, toBackup);
            frame.getChildren().setAll(commit.node());
            ties = commit.tie();
        }
    }

    private void keep() {
        model.kept().set(true);
        onward.run();
    }

    private void moved(Phase before, Phase now) {
        if (now == Phase.RUNNING) {
            sampler.start();
        } else if (before == Phase.RUNNING) {
            sampler.stop();
        }
        offer();
        boolean other =
                model.run().isBegun() != (run != null) || model.commit().plan().get() == null;
        if (other) {
            show();
        }
        if (run != null) {
            run.moved(now);
        }
    }

    /** What the buttons of the window do now, and whether it may be closed. */
    private void offer() {
        boolean ready = model.phase().get() == Phase.READY;
        boolean ended = model.phase().get() == Phase.ENDED;
        continuable()
                .set(
                        ready
                                ? model.commit().plan().get() != null
                                        && model.commit().stopped().get()
                                : ended && (model.arrived() || model.kept().get()));
        waiting().set(continuable().get() ? null : findWaiting());
        returnable()
                .set(ready
                        && !model.run().isBegun()
                        && !model.commit().outdated().get());
        nextAction().set(ready && model.commit().plan().get() != null ? commit() : Next.PAGE);
        closingRule().set(rule());
    }

    private Waiting findWaiting() {
        return switch (model.phase().get()) {
            case READY ->
                model.commit().plan().get() == null
                        ? new Waiting(Phrase.of("upgrade", "waiting.outdated"), "upgrade-look-again")
                        : new Waiting(Phrase.of("upgrade", "waiting.stopped"), "upgrade-stopped");
            case STARTING, RUNNING -> null;
            case ENDED -> Waiting.forNothing(Phrase.of("upgrade", "waiting.ended"));
        };
    }

    /** The last look before a run only reads and may have to wait for somebody: nothing has to keep the window open for it. */
    private Closing rule() {
        if (model.phase().get() == Phase.RUNNING) {
            return RUNNING;
        }
        return model.run().isBegun() || model.resumes() ? new Closing(Closing.Kind.SAFE, ending()) : Closing.SAFE;
    }

    private Next commit() {
        String name = shortened(Connections.name(model.settings()));
        return Next.commit(
                model.resumes()
                        ? Phrase.of("upgrade", "next.resume", name)
                        : Phrase.of(
                                "upgrade",
                                "next.commit",
                                name,
                                model.commit().plan().get().target().toString()));
    }

    /** A button has to leave room for others; the whole name stands in the title. */
    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private Phrase ending() {
        if (model.arrived()) {
            return Phrase.of("upgrade", model.rests() ? "closing.resting" : "closing.arrived");
        }
        if (!model.run().isBegun() && model.restedBefore()) {
            return Phrase.of("upgrade", "closing.rested");
        }
        boolean same = model.result().get() != null && model.result().get().condition() == Condition.UNCHANGED;
        return Phrase.of("upgrade", same ? "closing.unchanged" : "closing.between");
    }

    @Override
    public CompletionStage<Boolean> leave() {
        if (model.phase().get() == Phase.READY) {
            model.start();
            return CompletableFuture.completedFuture(false);
        }
        return CompletableFuture.completedFuture(model.arrived() || model.kept().get());
    }

    @Override
    public void close() {
        model.close();
        ties.unsubscribe();
    }
}
