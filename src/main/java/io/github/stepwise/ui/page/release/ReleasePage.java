package io.github.stepwise.ui.page.release;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.InstallCase;
import io.github.stepwise.ui.shell.Page;
import javafx.scene.Node;

/** Which release a fresh database is for, and which optional features it has tables for. */
public final class ReleasePage extends Page {
    private final Desk desk;
    private final ReleaseModel model;

    public ReleasePage(Desk desk, InstallCase install) {
        super("release");
        this.desk = desk;
        this.model = new ReleaseModel(install);
        continuable().bind(model.chosen().isNotNull());
        desk.withCatalog(model::offer);
    }

    @Override
    public Node view() {
        return new ReleaseView(desk, model).build();
    }
}
