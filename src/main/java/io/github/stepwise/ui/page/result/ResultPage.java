package io.github.stepwise.ui.page.result;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.ui.shell.Next;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.words.Phrase;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The last page of an upgrade: what has become of the database, and what is to be done now. */
public final class ResultPage extends Page {
    private final Desk desk;
    private final ResultModel model;
    private final Runnable goOn;
    private Subscription ties = Subscription.EMPTY;

    /** @param goOn opens a new upgrade of the same database; offered where this one rests at a stop */
    public ResultPage(Desk desk, UpgradeCase upgradeCase, Runnable goOn) {
        super("result");
        this.desk = desk;
        this.goOn = goOn;
        this.model = new ResultModel(desk, upgradeCase);
        returnable().set(false);
        nextAction().set(Next.DONE);
        closingRule().set(new Closing(Closing.Kind.SAFE, Phrase.of("result", "closing")));
    }

    /** Empty if no run has ended. */
    @Override
    public Node view() {
        ties.unsubscribe();
        if (!model.isThere()) {
            return new VBox();
        }
        ResultView view = new ResultView(desk, model, goOn);
        ties = view.tie();
        return view.node();
    }

    @Override
    public void close() {
        ties.unsubscribe();
    }
}
