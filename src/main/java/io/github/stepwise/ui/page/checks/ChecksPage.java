package io.github.stepwise.ui.page.checks;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.task.Sampler;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;

/** Runs the checks and shows what they found; lets nobody on whom a finding stops. */
public final class ChecksPage extends Page {
    private final Desk desk;
    private final UpgradeCase upgrade;
    private final ChecksModel model;
    private final Sampler sampler;
    private ChecksView view;

    public ChecksPage(Desk desk, UpgradeCase upgrade) {
        super("checks");
        this.desk = desk;
        this.upgrade = upgrade;
        this.model = new ChecksModel(desk, upgrade);
        this.sampler = new Sampler(model::look);
        continuable().bind(model.ready());
        waiting().bind(Bindings.createObjectBinding(model::waiting, model.ready(), model.phase()));
        model.phase().addListener((property, old, phase) -> {
            if (phase == ChecksModel.Phase.RUNNING) {
                sampler.start();
            } else {
                sampler.stop();
            }
        });
    }

    @Override
    public void enter() {
        sampler.start();
        model.enter();
        if (model.phase().get() != ChecksModel.Phase.RUNNING) {
            sampler.stop();
        }
    }

    @Override
    public Node view() {
        if (view != null) {
            view.stop();
        }
        view = new ChecksView(desk, upgrade, model);
        return view.build();
    }

    @Override
    public void close() {
        model.close();
        sampler.stop();
    }
}
