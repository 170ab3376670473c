package io.github.stepwise.ui.page.connect;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.settings.OnCallConfig;
import io.github.stepwise.ui.desk.Connected;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.shell.Waiting;
import io.github.stepwise.words.Phrase;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;

/** Where the database is. Next goes on only with settings that have just been tested. */
public final class ConnectPage extends Page {
    private final Desk desk;
    private final ConnectModel model;
    private ConnectView view;

    /**
     * @param connected is told where the database is once the test has passed
     * @param purpose says whether the database has to be there already
     */
    public ConnectPage(Desk desk, Connected connected, Purpose purpose) {
        super("connect");
        this.desk = desk;
        this.model = new ConnectModel(desk.background(), connected, desk.recent(), purpose);
        continuable().bind(model.form().valid());
        waiting()
                .bind(Bindings.createObjectBinding(
                        this::findWaiting, model.form().fields().toArray(Observable[]::new)));
    }

    private Waiting findWaiting() {
        return model.form()
                .firstWrong()
                .map(input -> new Waiting(Phrase.of("connect", "waiting." + input.id()), "connect-" + input.id()))
                .orElse(null);
    }

    /** Fills the form with what is known already; the password may be missing. */
    public void fill(ConnectionSettings settings) {
        model.fill(settings);
    }

    /** Fills the form for another database at the same place: what it is called is still to be typed. */
    public void fillBeside(ConnectionSettings settings) {
        model.fillBeside(settings);
    }

    /**
     * Fills the form with what was connected before.
     *
     * @param config OnCall's own configuration that goes with it; null if none is known
     */
    public void fill(ConnectionSettings settings, OnCallConfig config) {
        model.fill(settings, config);
    }

    /**
     * Fills the form from what was dropped, as soon as that has been read; what it was is told on the page.
     *
     * @param fileOrFolder a SQLite database, OnCall's .env, docker-compose file or Helm values, a folder with one of them, or a
     *     file with a JDBC URL
     */
    public void fill(Path fileOrFolder) {
        model.fill(fileOrFolder);
    }

    @Override
    public Node view() {
        view = new ConnectView(desk, model);
        return view.node();
    }

    @Override
    public CompletionStage<Boolean> leave() {
        return model.leave().thenApply(left -> {
            if (!left && view != null) {
                view.revealOutcome();
            }
            return left;
        });
    }

    @Override
    public void close() {
        model.cancel();
    }
}
