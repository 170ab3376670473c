package io.github.stepwise.ui.desk;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.database.Tls;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.settings.RecentConnection;
import io.github.stepwise.words.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Between the settings of a connection and what is remembered of them, which never holds the password. */
public final class Connections {
    private Connections() {}

    /** To be remembered. */
    public static RecentConnection remembered(ConnectionSettings settings) {
        boolean file = settings.engine() == Engine.SQLITE;
        return new RecentConnection(
                settings.engine().name().toLowerCase(Locale.ROOT),
                settings.host(),
                settings.port(),
                settings.database(),
                settings.user(),
                file ? null : settings.tls().id(),
                settings.certificate() == null ? null : settings.certificate().toString(),
                file ? settings.file().toString() : null,
                Instant.now());
    }

    /** As remembered; the password is still to be typed. */
    public static ConnectionSettings settings(RecentConnection recent, Secret password) {
        Engine engine = Engine.valueOf(recent.engine().toUpperCase(Locale.ROOT));
        if (engine == Engine.SQLITE) {
            return ConnectionSettings.sqlite(Path.of(recent.file()));
        }
        return new ConnectionSettings(
                engine,
                recent.host(),
                recent.port(),
                recent.database(),
                recent.user(),
                password,
                recent.tls() == null ? Tls.PREFER : Tls.of(recent.tls()),
                recent.certificate() == null ? null : Path.of(recent.certificate()),
                null);
    }

    /** Where an upgrade was going; empty where somebody has changed the file by hand until it makes no sense. */
    public static Optional<Version> target(LeftoverRun run) {
        try {
            return Optional.of(Version.of(run.target()));
        } catch (IllegalArgumentException | NullPointerException senseless) {
            return Optional.empty();
        }
    }

    /** Which database that is, and where. */
    public static Phrase place(ConnectionSettings settings) {
        String engine = settings.engine().title();
        if (settings.engine() == Engine.SQLITE) {
            return Phrase.of("widget", "place.file", engine, settings.file().toString());
        }
        return settings.database() == null
                ? Phrase.of("widget", "place.server", engine, settings.address())
                : Phrase.of("widget", "place.database", engine, settings.database(), settings.address());
    }

    /** What the admin calls it: the name of the database, or of the file. */
    public static String name(ConnectionSettings settings) {
        return settings.engine() == Engine.SQLITE
                ? settings.file().getFileName().toString()
                : settings.database() == null ? settings.address() : settings.database();
    }
}
