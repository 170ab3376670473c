package io.github.stepwise.ui.page.path;

import io.github.stepwise.plan.Way;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.shell.Next;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.words.Phrase;
import java.util.concurrent.CompletionStage;
import javafx.scene.Node;

/** Shows both ways with what each costs, and the whole plan of the upgrade. Reads the database, writes nothing. */
public final class PathPage extends Page {
    private static final Next FRESH = Next.action(Phrase.of("path", "fresh.instead"));

    private final Desk desk;
    private final PathModel model;
    private final Runnable freshInstead;
    private PathView view;

    /** @param freshInstead leaves this flow for the one that installs a fresh database */
    public PathPage(Desk desk, UpgradeCase upgrade, Runnable freshInstead) {
        super("path");
        this.desk = desk;
        this.freshInstead = freshInstead;
        this.model = new PathModel(desk, upgrade);
        continuable().bind(model.ready());
        waiting().bind(model.waiting());
        nextAction().bind(model.way().map(way -> way == Way.FRESH ? FRESH : Next.PAGE));
    }

    @Override
    public void enter() {
        model.enter();
    }

    @Override
    public Node view() {
        if (view != null) {
            view.stop();
        }
        view = new PathView(desk, model);
        return view.build();
    }

    @Override
    public CompletionStage<Boolean> leave() {
        return model.settle().thenApply(settled -> {
            if (model.way().get() == Way.FRESH) {
                freshInstead.run();
            }
            return settled;
        });
    }

    @Override
    public void close() {
        model.close();
    }
}
