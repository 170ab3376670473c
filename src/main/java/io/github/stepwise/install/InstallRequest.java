package io.github.stepwise.install;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to install, and where.
 *
 * @param target the database to be, with the credentials of somebody who may make what is missing of it
 * @param apps optional applications whose tables it gets
 * @param user who gets the rights that OnCall needs; empty where OnCall comes in as the user of {@code target}, and on
 *     SQLite
 */
public record InstallRequest(ConnectionSettings target, Version release, Set<App> apps, Optional<OnCallUser> user) {

    public InstallRequest {
        Objects.requireNonNull(release);
        Objects.requireNonNull(user);
        apps = Set.copyOf(apps);
        if (target.engine() == Engine.SQLITE) {
            if (user.isPresent()) {
                throw new IllegalArgumentException("SQLite has no users");
            }
        } else if (target.database() == null) {
            throw new IllegalArgumentException("The new database needs a name");
        }
    }

    /** With the applications that OnCall has unless it is told otherwise. */
    public static InstallRequest of(ConnectionSettings target, Version release) {
        return new InstallRequest(target, release, usualApps(), Optional.empty());
    }

    /** The applications that OnCall has unless it is told otherwise. */
    public static Set<App> usualApps() {
        return Arrays.stream(App.values()).filter(App::isOnByDefault).collect(Collectors.toUnmodifiableSet());
    }

    public InstallRequest withApps(Set<App> newApps) {
        return new InstallRequest(target, release, newApps, user);
    }

    public InstallRequest withUser(OnCallUser newUser) {
        return new InstallRequest(target, release, apps, Optional.of(newUser));
    }
}
