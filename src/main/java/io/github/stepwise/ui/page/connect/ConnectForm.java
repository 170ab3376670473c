package io.github.stepwise.ui.page.connect;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.database.Tls;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.OnCallConfig;
import io.github.stepwise.ui.backup.TypedPath;
import io.github.stepwise.words.Phrase;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** What is typed and chosen, what is wrong with it, and the settings that it makes. */
final class ConnectForm {
    final ObjectProperty<Engine> engine = new SimpleObjectProperty<>(Engine.POSTGRESQL);
    final StringProperty host = new SimpleStringProperty("localhost");
    final StringProperty port = new SimpleStringProperty("5432");
    final StringProperty database = new SimpleStringProperty("oncall");
    final StringProperty user = new SimpleStringProperty("");
    final StringProperty password = new SimpleStringProperty("");
    final ObjectProperty<Tls> tls = new SimpleObjectProperty<>(Tls.PREFER);
    final StringProperty certificate = new SimpleStringProperty("");
    final StringProperty file = new SimpleStringProperty("");

    /** Nobody is told of a mistake before he has had the chance to make it. */
    private final Map<Input, BooleanProperty> visited = new EnumMap<>(Input.class);

    private final Map<Input, ObservableValue<Phrase>> errors = new EnumMap<>(Input.class);
    private final BooleanBinding valid =
            Bindings.createBooleanBinding(() -> firstWrong().isEmpty(), fields().toArray(Observable[]::new));

    ConnectForm() {
        for (Input input : Input.values()) {
            BooleanProperty seen = new SimpleBooleanProperty();
            Observable[] causes =
                    Stream.concat(fields().stream(), Stream.of(seen)).toArray(Observable[]::new);
            visited.put(input, seen);
            errors.put(input, Bindings.createObjectBinding(() -> seen.get() ? wrong(input) : null, causes));
        }
        engine.addListener((property, old, chosen) -> usualPort(chosen));
    }

    /** Everything that the settings depend on. */
    List<Observable> fields() {
        return List.of(engine, host, port, database, user, password, tls, certificate, file);
    }

    /** What is wrong with an input, as far as it has been visited; holds null if nothing is. */
    ObservableValue<Phrase> error(Input input) {
        return errors.get(input);
    }

    /** Whether settings can be made of it. */
    BooleanBinding valid() {
        return valid;
    }

    /** Somebody has been in that field and left it. */
    void visit(Input input) {
        visited.get(input).set(true);
    }

    void visitAll() {
        visited.values().forEach(seen -> seen.set(true));
    }

    Optional<Input> firstWrong() {
        return Stream.of(Input.values()).filter(input -> wrong(input) != null).findFirst();
    }

    /** Exactly what is in the form now; empty while something is wrong. */
    Optional<ConnectionSettings> settings() {
        if (firstWrong().isPresent()) {
            return Optional.empty();
        } else if (isFile()) {
            return TypedPath.of(file.get()).map(ConnectionSettings::sqlite);
        }
        return Optional.of(new ConnectionSettings(
                engine.get(),
                Rules.bare(host.get()),
                Integer.parseInt(port.get().strip()),
                database.get().strip(),
                user.get().strip(),
                Secret.of(password.get()),
                tls.get(),
                tls.get().verifies() ? TypedPath.of(certificate.get()).orElse(null) : null,
                null));
    }

    void fill(ConnectionSettings settings) {
        engine.set(settings.engine());
        if (isFile()) {
            file.set(settings.file().toString());
            return;
        }
        host.set(settings.host());
        port.set(String.valueOf(settings.port()));
        database.set(Objects.toString(settings.database(), ""));
        user.set(Objects.toString(settings.user(), ""));
        password.set(settings.password().reveal());
        tls.set(settings.tls());
        certificate.set(Objects.toString(settings.certificate(), ""));
    }

    /** @param found a certificate of that configuration that is there on this computer, too */
    void fill(OnCallConfig config, Optional<Path> found) {
        if (!config.namesDatabase()) {
            return;
        }
        Engine named = Engine.of(config.engine());
        // OnCall says MySQL and may mean MariaDB; somebody who has chosen that knows better.
        engine.set(named == Engine.MYSQL && engine.get() == Engine.MARIADB ? Engine.MARIADB : named);
        if (isFile()) {
            file.set(Objects.toString(config.file(), ""));
            return;
        }
        host.set(Objects.toString(config.host(), "localhost"));
        port.set(String.valueOf(config.port() > 0 ? config.port() : ConnectionSettings.defaultPort(engine.get())));
        database.set(Objects.toString(config.database(), ""));
        user.set(Objects.toString(config.user(), ""));
        password.set(new String(config.password().reveal()));
        tls.set(mode(config.tls()));
        certificate.set(found.map(Path::toString).orElse(""));
    }

    private Phrase wrong(Input input) {
        if (isFile() != (input == Input.FILE)) {
            return null;
        }
        return switch (input) {
            case FILE -> Rules.file(file.get());
            case HOST -> Rules.host(host.get());
            case PORT -> Rules.port(port.get());
            case DATABASE -> Rules.filled(database.get(), "database-empty");
            case USER -> Rules.filled(user.get(), "user-empty");
            case CERTIFICATE -> tls.get().verifies() ? Rules.certificate(certificate.get()) : null;
        };
    }

    private boolean isFile() {
        return engine.get() == Engine.SQLITE;
    }

    /** A port that is not some engine's usual one was typed on purpose. */
    private void usualPort(Engine chosen) {
        boolean usual = port.get().isBlank() || port.get().strip().matches("5432|3306");
        if (usual && chosen != Engine.SQLITE) {
            port.set(String.valueOf(ConnectionSettings.defaultPort(chosen)));
        }
    }

    private static Tls mode(String text) {
        try {
            return text == null ? Tls.PREFER : Tls.of(text);
        } catch (IllegalArgumentException unknown) {
            return Tls.PREFER;
        }
    }
}
