package io.github.stepwise.ui.page.install;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.install.OnCallUser;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.shell.Waiting;
import io.github.stepwise.words.Phrase;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The database user that OnCall comes in as. */
final class UserModel {
    /** They may do everything on the server, which OnCall does not need. */
    private static final Set<String> ADMINISTRATORS = Set.of("postgres", "root", "admin", "sa");

    private final ObjectProperty<Who> who = new SimpleObjectProperty<>(Who.CURRENT);
    private final StringProperty name = new SimpleStringProperty("oncall");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty host = new SimpleStringProperty(OnCallUser.ANY_HOST);
    private final BooleanProperty nameVisited = new SimpleBooleanProperty();
    private final BooleanProperty passwordVisited = new SimpleBooleanProperty();
    private final ObjectProperty<ConnectionSettings> settings = new SimpleObjectProperty<>();
    private final BooleanBinding valid = Bindings.createBooleanBinding(
            () -> namePhrase() == null && passwordPhrase() == null && hostPhrase() == null,
            who,
            name,
            password,
            host,
            settings);

    /** Who it is. */
    enum Who {
        /** The one who connects now. */
        CURRENT,
        /** One that has to be made. */
        NEW,
        /** One that is there and gets the rights. */
        EXISTING
    }

    /** Where the users are. An administrator is not proposed for OnCall. */
    void at(ConnectionSettings newSettings) {
        ConnectionSettings before = settings.get();
        boolean same = before != null
                && before.engine() == newSettings.engine()
                && Objects.equals(before.user(), newSettings.user());
        settings.set(newSettings);
        if (!same) {
            who.set(isAdministrator() ? Who.NEW : Who.CURRENT);
        }
    }

    /** Whether there are users at all. */
    boolean needed() {
        return settings.get() != null && settings.get().engine() != Engine.SQLITE;
    }

    /** Whether users are known by the host that they come from, too. */
    boolean hasHosts() {
        return needed() && settings.get().engine().isMySqlFamily();
    }

    boolean isAdministrator() {
        return needed() && ADMINISTRATORS.contains(connecting());
    }

    /** The user who connects now. */
    String connecting() {
        return Objects.toString(settings.get().user(), "");
    }

    ObjectProperty<Who> who() {
        return who;
    }

    StringProperty name() {
        return name;
    }

    /** Of a new user. */
    StringProperty password() {
        return password;
    }

    StringProperty host() {
        return host;
    }

    /** Set once the field has been left; nobody is blamed for what is still to be typed. */
    BooleanProperty nameVisited() {
        return nameVisited;
    }

    /** As {@link #nameVisited()}. */
    BooleanProperty passwordVisited() {
        return passwordVisited;
    }

    BooleanBinding valid() {
        return valid;
    }

    /** What is to be put right first; null if nothing is. */
    Waiting waiting() {
        if (namePhrase() != null) {
            return new Waiting(namePhrase(), "install-user-name");
        } else if (passwordPhrase() != null) {
            return new Waiting(passwordPhrase(), "install-user-password");
        }
        return hostPhrase() == null ? null : new Waiting(hostPhrase(), "install-user-host");
    }

    /** What is wrong with the name; null if nothing is. */
    ObjectBinding<Phrase> nameError() {
        return Bindings.createObjectBinding(
                () -> nameVisited.get() || !name.get().isEmpty() ? namePhrase() : null,
                nameVisited,
                name,
                settings,
                who);
    }

    ObjectBinding<Phrase> passwordError() {
        return Bindings.createObjectBinding(
                () -> passwordVisited.get() ? passwordPhrase() : null, passwordVisited, password, who, settings);
    }

    ObjectBinding<Phrase> hostError() {
        return Bindings.createObjectBinding(this::hostPhrase, host, who, settings);
    }

    /** Fills in a password that nobody can guess. */
    void generate() {
        password.set(GeneratedPassword.next());
    }

    /** Empty where OnCall comes in as the user who connects now. */
    Optional<OnCallUser> user() {
        if (!needed() || who.get() == Who.CURRENT) {
            return Optional.empty();
        }
        OnCallUser user = who.get() == Who.NEW
                ? OnCallUser.create(name.get(), Secret.of(password.get()))
                : OnCallUser.existing(name.get());
        return Optional.of(hasHosts() ? user.withHost(host.get().strip()) : user);
    }

    private boolean asked() {
        return needed() && who.get() != Who.CURRENT;
    }

    private Phrase namePhrase() {
        if (!asked()) {
            return null;
        }
        String typed = name.get();
        if (typed.isBlank()) {
            return Phrase.of("install", "user.name.missing");
        } else if (!typed.equals(typed.strip())) {
            return Phrase.of("install", "user.name.blanks");
        }
        int most = longest(settings.get().engine());
        int length = settings.get().engine() == Engine.POSTGRESQL
                ? typed.getBytes(StandardCharsets.UTF_8).length
                : typed.length();
        return length > most ? Phrase.of("install", "user.name.long", most) : null;
    }

    private static int longest(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> 63;
            case MYSQL -> 32;
            case MARIADB -> 80;
            case SQLITE -> Integer.MAX_VALUE;
        };
    }

    private Phrase passwordPhrase() {
        if (!asked() || who.get() != Who.NEW) {
            return null;
        } else if (password.get().isEmpty()) {
            return Phrase.of("install", "user.password.missing");
        }
        return password.get().length() < OnCallUser.SHORTEST_PASSWORD
                ? Phrase.of("install", "user.password.short", OnCallUser.SHORTEST_PASSWORD)
                : null;
    }

    private Phrase hostPhrase() {
        return asked() && hasHosts() && host.get().isBlank() ? Phrase.of("install", "user.host.missing") : null;
    }
}
