package io.github.stepwise.ui.page.release;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.InstallCase;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.shell.Waiting;
import io.github.stepwise.words.Phrase;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;

/** Which release a fresh database is for, and which optional features it has tables for. */
public final class ReleasePage extends Page {
    private static final Waiting HIDDEN = new Waiting(Phrase.of("release", "waiting.hidden"), "release-search");

    private final Desk desk;
    private final ReleaseModel model;
    private ReleaseView view;

    public ReleasePage(Desk desk, InstallCase install) {
        super("release");
        this.desk = desk;
        this.model = new ReleaseModel(install);
        BooleanBinding hidden = model.offer().hides(model.chosen().map(Release::version));
        continuable().bind(model.chosen().isNotNull().and(hidden.not()));
        waiting().bind(Bindings.when(hidden).then(HIDDEN).otherwise((Waiting) null));
        desk.withCatalog(model::offer);
    }

    @Override
    public Node view() {
        if (view != null) {
            view.stop();
        }
        view = new ReleaseView(desk, model);
        return view.build();
    }
}
