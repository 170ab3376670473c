package io.github.stepwise.install;

import io.github.stepwise.database.Secret;
import java.util.Objects;

/**
 * The database user that OnCall will come in as. Safe to print: the password is masked.
 *
 * @param password of a new user; none for a user that is there already, whose password is never changed
 * @param host from where it may come in, {@code %} for everywhere; MySQL and MariaDB only
 * @param isNew whether it has to be made; the install is refused where it is there already
 */
public record OnCallUser(String name, Secret password, String host, boolean isNew) {
    /** Fewer characters are soon guessed; who asks for a new password insists on as many. */
    public static final int SHORTEST_PASSWORD = 8;

    /** From everywhere. */
    public static final String ANY_HOST = "%";

    public OnCallUser {
        Objects.requireNonNull(password);
        Objects.requireNonNull(host);
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("A database user needs a name");
        }
        if (isNew && password.isEmpty()) {
            throw new IllegalArgumentException("A new database user needs a password");
        }
    }

    /** A user to be made, who may come in from everywhere. */
    public static OnCallUser create(String name, Secret password) {
        return new OnCallUser(name, password, ANY_HOST, true);
    }

    /** A user that is there already and gets the rights it needs. */
    public static OnCallUser existing(String name) {
        return new OnCallUser(name, Secret.none(), ANY_HOST, false);
    }

    /** @param newHost name, address or pattern, as MySQL and MariaDB know them */
    public OnCallUser withHost(String newHost) {
        return new OnCallUser(name, password, newHost, isNew);
    }
}
