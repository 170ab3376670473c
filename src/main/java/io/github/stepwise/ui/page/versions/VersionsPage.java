package io.github.stepwise.ui.page.versions;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.shell.Page;
import javafx.scene.Node;

/** Shows which release the database is at and lets the admin choose the one to arrive at. Reads the database, writes nothing. */
public final class VersionsPage extends Page {
    private final Desk desk;
    private final VersionsModel model;
    private VersionsView view;

    public VersionsPage(Desk desk, UpgradeCase upgrade) {
        super("versions");
        this.desk = desk;
        this.model = new VersionsModel(desk, upgrade);
        continuable().bind(model.ready());
        waiting().bind(model.waiting());
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
        view = new VersionsView(desk, model);
        return view.build();
    }

    @Override
    public void close() {
        model.close();
    }
}
