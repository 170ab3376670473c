package io.github.stepwise.cli;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.database.Tls;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.OnCallConfig;
import io.github.stepwise.settings.OnCallConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where the database is: a URL, or parts, or OnCall's own configuration with parts that say it better. */
final class ConnectionOptions {
    @Option(
            names = "--oncall-config",
            paramLabel = "FILE",
            description =
                    "OnCall's own .env, docker-compose.yml or Helm values.yaml, or their folder; it says where the"
                            + " database is and which keys OnCall has. The options below go before it.")
    private Path config;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "JDBC URL, without a password: jdbc:postgresql://db.example/oncall, jdbc:mysql://…,"
                    + " jdbc:mariadb://… or jdbc:sqlite:/data/oncall.db.")
    private String url;

    @Option(names = "--engine", paramLabel = "ENGINE", description = "postgresql, mysql, mariadb or sqlite.")
    private String engine;

    @Option(names = "--host", paramLabel = "HOST", description = "Name or address of the server.")
    private String host;

    @Option(names = "--port", paramLabel = "PORT", description = "Its port, if not the usual one.")
    private Integer port;

    @Option(names = "--database", paramLabel = "NAME", description = "Name of the database on the server.")
    private String database;

    @Option(names = "--user", paramLabel = "NAME", description = "Who connects.")
    private String user;

    @Option(names = "--file", paramLabel = "FILE", description = "The file of a SQLite database.")
    private Path file;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File with the password in its first line. Without it: the environment variable"
                    + " STEPWISE_PASSWORD, then OnCall's configuration, then a question on the terminal.")
    private Path passwordFile;

    @Option(
            names = "--tls",
            paramLabel = "MODE",
            description = "disable, prefer (the default), require, verify-ca or verify-full.")
    private String tls;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description =
                    "PEM file with the certificates to trust, for verify-ca (which it means if --tls is not given)"
                            + " and verify-full.")
    private Path certificate;

    private OnCallConfig read;

    /**
     * What was asked for, with a password if one could be had.
     *
     * @param action is told the password, so that it never shows it
     * @throws Trouble.Stop if it cannot be made out
     */
    ConnectionSettings settings(Terminal terminal, Action action) {
        return settings(terminal, action, true);
    }

    /** The same for a server, of which no database need be named. */
    ConnectionSettings serverSettings(Terminal terminal, Action action) {
        return settings(terminal, action, false);
    }

    private ConnectionSettings settings(Terminal terminal, Action action, boolean named) {
        OnCallConfig oncall = oncall(terminal).orElse(null);
        try {
            ConnectionSettings settings = url == null ? fromParts(oncall, named) : fromUrl(named);
            settings = withTls(settings);
            if (settings.engine() == Engine.SQLITE) {
                return settings;
            }
            Secret known =
                    url == null && oncall != null ? Secret.of(oncall.password().reveal()) : Secret.none();
            Secret password = action.keep(new Passwords(terminal, passwordFile).find(settings, known), settings);
            return settings.withCredentials(settings.user(), password);
        } catch (IllegalArgumentException e) {
            throw Trouble.usage(
                            e.getMessage() + (e.getMessage().endsWith(".") ? "" : "."), "See the options of --help.")
                    .stop();
        }
    }

    /** Whether anything at all says where a database is. */
    boolean areGiven() {
        return Stream.of(config, url, engine, host, port, database, user, file).anyMatch(Objects::nonNull);
    }

    /** OnCall's configuration, if a file was named; its notes are passed on once. */
    Optional<OnCallConfig> oncall(Terminal terminal) {
        if (config == null || read != null) {
            return Optional.ofNullable(read);
        }
        try {
            read = OnCallConfigReader.read(config);
        } catch (IOException e) {
            String words = Files.exists(config) ? e.getMessage() : "There is no file " + config + ".";
            throw Trouble.usage(
                            "OnCall's configuration cannot be read: " + words,
                            "Name the .env, docker-compose.yml or values.yaml that OnCall was started with.")
                    .stop();
        }
        if (!read.namesDatabase() && url == null && engine == null && file == null) {
            throw Trouble.usage(
                            config + " does not say which database OnCall uses.",
                            "Say it with --url, or with --engine, --host, --database and --user.")
                    .stop();
        }
        read.notes().forEach(note -> terminal.warn("Note: " + note));
        return Optional.of(read);
    }

    private ConnectionSettings fromUrl(boolean named) {
        if (engine != null || host != null || port != null || file != null || database != null) {
            throw new IllegalArgumentException("--url says where the database is; leave out --engine, --host, --port,"
                    + " --database and --file beside it");
        }
        ConnectionSettings settings = ConnectionSettings.ofJdbcUrl(url);
        if (!settings.password().isEmpty()) {
            throw ArgumentGuard.urlRefusal();
        }
        if (named && settings.engine() != Engine.SQLITE && settings.database() == null) {
            throw new IllegalArgumentException("The URL names no database; it ends with one, as in …/oncall");
        }
        String who = user == null ? settings.user() : user;
        if (settings.engine() != Engine.SQLITE) {
            require(settings.engine(), "--user", who);
        }
        return settings.withCredentials(who, Secret.none());
    }

    private ConnectionSettings fromParts(OnCallConfig oncall, boolean named) {
        boolean fromConfig = oncall != null && oncall.namesDatabase();
        if (engine == null && file == null && !fromConfig) {
            throw new IllegalArgumentException(
                    "Which database? Say it with --url, with --engine and its parts, with --file"
                            + " for SQLite, or with --oncall-config");
        }
        Engine chosen = engine != null ? engine() : file != null ? Engine.SQLITE : engineOf(oncall.engine());
        boolean same = fromConfig
                && chosen.isMySqlFamily() == engineOf(oncall.engine()).isMySqlFamily()
                && (chosen.isMySqlFamily() || chosen == engineOf(oncall.engine()));
        if (chosen == Engine.SQLITE) {
            Path path = file != null ? file : same ? oncall.file() : null;
            if (path == null) {
                throw new IllegalArgumentException("A SQLite database needs --file, the path of its file");
            }
            return ConnectionSettings.sqlite(path);
        }
        if (file != null) {
            throw new IllegalArgumentException("--file is for SQLite; " + chosen.title() + " needs --host");
        }
        String name = database != null ? database : same ? oncall.database() : null;
        String who = user != null ? user : same ? oncall.user() : null;
        String where = host != null ? host : same ? oncall.host() : null;
        require(chosen, "--host", where);
        if (named) {
            require(chosen, "--database", name);
        }
        require(chosen, "--user", who);
        int door = port != null ? port : same && host == null ? oncall.port() : 0;
        ConnectionSettings settings = ConnectionSettings.server(chosen, where, door, name, who, Secret.none());
        return same && oncall.tls() != null
                ? settings.withTls(Tls.of(oncall.tls()), visible(oncall.certificate()))
                : settings;
    }

    /** A certificate as OnCall's container sees it is often not there outside. */
    private static Path visible(Path certificate) {
        return certificate != null && Files.isReadable(certificate) ? certificate : null;
    }

    private ConnectionSettings withTls(ConnectionSettings settings) {
        if (tls == null && certificate == null) {
            return settings;
        }
        Tls mode = tls != null ? Tls.of(tls) : settings.tls().verifies() ? settings.tls() : Tls.VERIFY_CA;
        if (certificate != null && !Files.isReadable(certificate)) {
            throw new IllegalArgumentException("The certificate file " + certificate + " cannot be read");
        }
        return settings.withTls(mode, certificate != null ? certificate : settings.certificate());
    }

    private static void require(Engine engine, String option, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(engine.title() + " needs " + option);
        }
    }

    private Engine engine() {
        String id = engine.strip().toLowerCase(Locale.ROOT);
        return engineOf(id.equals("postgres") ? "postgresql" : id.equals("sqlite3") ? "sqlite" : id);
    }

    private static Engine engineOf(String id) {
        try {
            return Engine.of(id);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "There is no engine \"" + id + "\"; known are "
                            + Arrays.stream(Engine.values()).map(Engine::id).collect(Collectors.joining(", ")),
                    e);
        }
    }
}
