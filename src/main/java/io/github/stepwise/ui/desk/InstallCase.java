package io.github.stepwise.ui.desk;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.install.InstallRequest;
import io.github.stepwise.install.Installed;
import io.github.stepwise.install.OnCallUser;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** One fresh installation: what its pages have asked for and what came of it. */
public final class InstallCase {
    private final Connected connected = new Connected();
    private final ObjectProperty<Version> release = new SimpleObjectProperty<>();
    private final ObjectProperty<Set<App>> apps = new SimpleObjectProperty<>(InstallRequest.usualApps());
    private final ObjectProperty<OnCallUser> user = new SimpleObjectProperty<>();
    private final ObjectProperty<Installed> installed = new SimpleObjectProperty<>();
    private final BooleanProperty passwordKept = new SimpleBooleanProperty();
    private final ObjectProperty<Runnable> upgradeInstead = new SimpleObjectProperty<>();

    /** Where the database is to be; a server's settings may name one that is not there yet. */
    public Connected connected() {
        return connected;
    }

    /** By Release: what to install. */
    public ObjectProperty<Version> release() {
        return release;
    }

    /** By Release: the optional applications whose tables are made; never null. */
    public ObjectProperty<Set<App>> apps() {
        return apps;
    }

    /** By Install: the user that OnCall comes in as; null where it is the one who connects, and on SQLite. */
    public ObjectProperty<OnCallUser> user() {
        return user;
    }

    /** By Install: what was made; null before. */
    public ObjectProperty<Installed> installed() {
        return installed;
    }

    /** By Install and what follows: whether the password of a new user was copied after the installation. */
    public BooleanProperty passwordKept() {
        return passwordKept;
    }

    /** Whether the password of a new user is only here, as far as is known; then it goes with the window. */
    public BooleanBinding hasPasswordToKeep() {
        return Bindings.createBooleanBinding(
                () -> installed.get() != null && installed.get().userCreated() && !passwordKept.get(),
                installed,
                passwordKept);
    }

    /** Leaves this for an upgrade, of {@link #connected()} where that is known; null where there is no such way. */
    public ObjectProperty<Runnable> upgradeInstead() {
        return upgradeInstead;
    }
}
