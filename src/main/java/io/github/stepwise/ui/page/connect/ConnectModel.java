package io.github.stepwise.ui.page.connect;

import io.github.stepwise.database.ConnectionProbe;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.OnCallConfig;
import io.github.stepwise.settings.RecentConnections;
import io.github.stepwise.ui.backup.TypedPath;
import io.github.stepwise.ui.desk.Connected;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.task.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The form, what it was filled from, and the test of what is in it. */
final class ConnectModel {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectModel.class);

    private final Background background;
    private final Connected connected;
    private final RecentConnections recent;
    private final Purpose purpose;
    private final ConnectForm form = new ConnectForm();
    private final StringProperty url = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Filling> filling = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final BooleanBinding stale;
    private OnCallConfig config;
    private ConnectionSettings configOf;
    private CompletableFuture<Boolean> running = CompletableFuture.completedFuture(false);

    ConnectModel(Background background, Connected connected, RecentConnections recent, Purpose purpose) {
        this.background = background;
        this.connected = connected;
        this.recent = recent;
        this.purpose = purpose;
        this.stale = Bindings.createBooleanBinding(
                this::isStale,
                Stream.concat(form.fields().stream(), Stream.of(outcome)).toArray(Observable[]::new));
        // A test of something else than what is in the form would answer a question that nobody has any more.
        stale.addListener((property, old, now) -> {
            if (now && outcome.get() instanceof Outcome.Running) {
                cancel();
            }
        });
    }

    ConnectForm form() {
        return form;
    }

    Purpose purpose() {
        return purpose;
    }

    /** A URL that is being typed; may hold a password, and is emptied as soon as it has been taken apart. */
    StringProperty url() {
        return url;
    }

    /** What the form was filled from; null before. */
    ReadOnlyObjectProperty<Filling> filling() {
        return filling.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Outcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /** True when the form no longer holds what the outcome is about. */
    BooleanBinding stale() {
        return stale;
    }

    /** Fills the form with settings that are known already. */
    void fill(ConnectionSettings settings) {
        filling.set(null);
        form.fill(settings);
    }

    /** Fills the form with the place of a database, for another one that has no name yet. */
    void fillBeside(ConnectionSettings settings) {
        fill(settings);
        form.database.set("");
        form.file.set("");
    }

    /** The same; the configuration, which may be null, is one of that database and of no other. */
    void fill(ConnectionSettings settings, OnCallConfig known) {
        fill(settings);
        config = known;
        configOf = settings;
    }

    /** Fills the form from a file or a folder, as soon as that has been read. */
    CompletionStage<Void> fill(Path source) {
        return background
                .call(() -> Filling.read(source))
                .exceptionally(failure -> Filling.unreadable(source, failure))
                .thenAccept(this::take);
    }

    /** Fills the form from a JDBC URL, or as soon as it has been read from the file or folder to which a path leads. */
    void fill(String typed) {
        url.set("");
        Optional<Path> path = typed.strip().startsWith(Filling.URL_PREFIX) ? Optional.empty() : TypedPath.of(typed);
        if (path.isEmpty()) {
            take(Filling.url(typed));
            return;
        }
        background
                // What is no path may have a password in it, and is not repeated.
                .call(() -> Files.exists(path.get()) ? Filling.read(path.get()) : Filling.url(typed))
                .exceptionally(failure -> Filling.unreadable(path.get(), failure))
                .thenAccept(this::take);
    }

    private void take(Filling found) {
        if (found instanceof Filling.OfFile sqlite) {
            form.fill(ConnectionSettings.sqlite(sqlite.file()));
        } else if (found instanceof Filling.OfUrl taken) {
            form.fill(taken.settings());
        } else if (found instanceof Filling.OfConfig read) {
            form.fill(read.config(), read.certificate());
            config = read.config();
            configOf = null;
        }
        filling.set(found);
    }

    /**
     * Tests what is in the form now.
     *
     * @return true if it works; false if it does not, if the form is not complete, and if the test was cancelled
     */
    CompletionStage<Boolean> test() {
        form.visitAll();
        Optional<ConnectionSettings> wanted = form.settings();
        if (wanted.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        } else if (outcome.get() instanceof Outcome.Running && !running.isDone()) {
            return running;
        }
        return start(wanted.get());
    }

    private CompletionStage<Boolean> start(ConnectionSettings settings) {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        running = mine;
        outcome.set(new Outcome.Running(settings));
        background
                .call(() -> ConnectionProbe.run(settings, purpose.makesDatabase()))
                .whenComplete((reached, failure) -> {
                    if (mine.isDone()) {
                        return;
                    }
                    if (failure == null) {
                        Outcome.Passed passed = new Outcome.Passed(settings, reached);
                        outcome.set(passed);
                        publish(passed);
                        remember(reached);
                    } else {
                        outcome.set(new Outcome.Failed(settings, ConnectTrouble.of(failure, settings)));
                    }
                    mine.complete(failure == null);
                });
        return mine;
    }

    /** Waits no longer for the test; whatever it still finds is thrown away. */
    void cancel() {
        if (!running.isDone()) {
            outcome.set(Outcome.NONE);
            running.complete(false);
        }
    }

    /** Goes on with what has been tested; tests it first if that is not what is in the form. */
    CompletionStage<Boolean> leave() {
        if (outcome.get() instanceof Outcome.Passed passed && !isStale()) {
            publish(passed);
            return CompletableFuture.completedFuture(true);
        }
        return test();
    }

    private boolean isStale() {
        return tested().isPresent() && !form.settings().equals(tested());
    }

    private Optional<ConnectionSettings> tested() {
        Outcome now = outcome.get();
        if (now instanceof Outcome.Running it) {
            return Optional.of(it.settings());
        } else if (now instanceof Outcome.Passed it) {
            return Optional.of(it.settings());
        } else if (now instanceof Outcome.Failed it) {
            return Optional.of(it.settings());
        }
        return Optional.empty();
    }

    /** OnCall's configuration goes with the database only if it can be that of this database. */
    private void publish(Outcome.Passed passed) {
        ConnectionSettings found = passed.reached().settings();
        connected.server().set(passed.reached().facts());
        connected.config().set(config != null && fits(config, found) ? config : null);
        if (!Objects.equals(connected.settings().get(), found)) {
            connected.settings().set(found);
        }
    }

    private boolean fits(OnCallConfig config, ConnectionSettings found) {
        if (configOf != null && !configOf.equals(found)) {
            return false;
        } else if (!config.namesDatabase()) {
            return true;
        }
        Engine engine = found.engine();
        Engine named = Engine.of(config.engine());
        return named == engine || named.isMySqlFamily() && engine.isMySqlFamily();
    }

    /** Not what is still to be made, and not a demo, which is gone next time. */
    private void remember(ConnectionProbe.Reached reached) {
        ConnectionSettings found = reached.settings();
        boolean passing = found.file() != null && found.file().startsWith(System.getProperty("java.io.tmpdir"));
        if (!reached.isThere() || passing) {
            return;
        }
        try {
            recent.add(Connections.remembered(found));
        } catch (IOException e) {
            LOG.warn("the connection could not be remembered: {}", e.getMessage());
        }
    }
}
