package io.github.stepwise.ui.desk;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.ServerFacts;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.settings.OnCallConfig;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The database that a flow is about, as its connect page left it. */
public final class Connected {
    private final ObjectProperty<ConnectionSettings> settings = new SimpleObjectProperty<>();
    private final ObjectProperty<ServerFacts> server = new SimpleObjectProperty<>();
    private final ObjectProperty<OnCallConfig> config = new SimpleObjectProperty<>();
    private final ObjectProperty<LeftoverRun> led = new SimpleObjectProperty<>();

    /** Exactly what was tested, with the engine that was found; null before that. */
    public ObjectProperty<ConnectionSettings> settings() {
        return settings;
    }

    /** What the test found; null before it. */
    public ObjectProperty<ServerFacts> server() {
        return server;
    }

    /** OnCall's own configuration if the form was filled from it; else null. */
    public ObjectProperty<OnCallConfig> config() {
        return config;
    }

    /** The note of an unfinished upgrade with which the flow was opened; null if it was opened without. */
    public ObjectProperty<LeftoverRun> led() {
        return led;
    }

    /** Never null after the connect page. */
    public ConnectionSettings require() {
        if (settings.get() == null) {
            throw new IllegalStateException("the connect page comes first");
        }
        return settings.get();
    }
}
