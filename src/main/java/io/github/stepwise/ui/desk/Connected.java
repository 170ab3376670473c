package io.github.stepwise.ui.desk;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.ServerFacts;
import io.github.stepwise.settings.OnCallConfig;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The database that a flow is about, as its connect page left it. */
public final class Connected {
    private final ObjectProperty<ConnectionSettings> settings = new SimpleObjectProperty<>();
    private final ObjectProperty<ServerFacts> server = new SimpleObjectProperty<>();
    private final ObjectProperty<OnCallConfig> config = new SimpleObjectProperty<>();

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

    public Optional<OnCallConfig> knownConfig() {
        return Optional.ofNullable(config.get());
    }

    /** Never null after the connect page. */
    public ConnectionSettings require() {
        if (settings.get() == null) {
            throw new IllegalStateException("the connect page comes first");
        }
        return settings.get();
    }
}
