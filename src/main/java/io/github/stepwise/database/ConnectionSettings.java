package io.github.stepwise.database;

import io.github.stepwise.schema.Engine;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a database is and how to get in. Safe to print: the password is masked.
 *
 * @param engine what the admin said it is; {@link Database#settings()} tells what it turned out to be
 * @param host name or address, without brackets; null for SQLite
 * @param port 1 to 65535; 0 for SQLite
 * @param database name on the server, null for a server connection; null for SQLite
 * @param user null for SQLite
 * @param certificate PEM file with the certificates to trust; null to trust those that Java trusts
 * @param file absolute path of a SQLite file; null for the others
 */
public record ConnectionSettings(
        Engine engine,
        String host,
        int port,
        String database,
        String user,
        Secret password,
        Tls tls,
        Path certificate,
        Path file) {

    public ConnectionSettings {
        Objects.requireNonNull(engine, "engine");
        password = password == null ? Secret.none() : password;
        tls = tls == null ? Tls.PREFER : tls;
        database = database == null || database.isEmpty() ? null : database;
        if (engine == Engine.SQLITE) {
            if (file == null) {
                throw new IllegalArgumentException("A SQLite database needs the path of its file");
            }
            file = file.toAbsolutePath().normalize();
        } else {
            if (host == null || host.isBlank()) {
                throw new IllegalArgumentException(engine.title() + " needs the name or address of its host");
            }
            host = host.strip();
            port = port == 0 ? defaultPort(engine) : port;
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("A port is a number from 1 to 65535, not " + port);
            }
        }
    }

    /**
     * Settings of a database on a server, with TLS where the server has it.
     *
     * @param port 0 for the engine's usual one
     */
    public static ConnectionSettings server(
            Engine engine, String host, int port, String database, String user, Secret password) {
        return new ConnectionSettings(engine, host, port, database, user, password, Tls.PREFER, null, null);
    }

    public static ConnectionSettings sqlite(Path file) {
        return new ConnectionSettings(Engine.SQLITE, null, 0, null, null, Secret.none(), Tls.DISABLE, null, file);
    }

    /**
     * Takes a JDBC URL apart.
     *
     * @param url for example {@code jdbc:postgresql://db.example/oncall?user=oncall&sslmode=require}; user and password may
     *     be in it
     * @throws IllegalArgumentException if the URL is none of ours; the message never quotes the URL, because a password may be
     *     in it
     */
    public static ConnectionSettings ofJdbcUrl(String url) {
        return JdbcUrl.parse(url);
    }

    /** The port a server of this engine listens on unless told otherwise; 0 for SQLite. */
    public static int defaultPort(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> 5432;
            case MYSQL, MARIADB -> 3306;
            case SQLITE -> 0;
        };
    }

    /** For a title or a log, for example {@code PostgreSQL oncall on db.example:5432}. */
    public String describe() {
        if (engine == Engine.SQLITE) {
            return engine.title() + " " + file;
        }
        return engine.title() + (database == null ? "" : " " + database) + " on " + address();
    }

    /** Host and port as one, {@code db.example:5432} or {@code [::1]:5432}; null for SQLite. */
    public String address() {
        return engine == Engine.SQLITE ? null : urlHost() + ":" + port;
    }

    /** True when the server is this computer, so that nobody is in between. */
    public boolean isLoopback() {
        return host != null
                && (host.equalsIgnoreCase("localhost")
                        || host.equals("::1")
                        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}"));
    }

    public ConnectionSettings withEngine(Engine newEngine) {
        return new ConnectionSettings(newEngine, host, port, database, user, password, tls, certificate, file);
    }

    /**
     * The same server, another database.
     *
     * @param newDatabase null for the server itself
     */
    public ConnectionSettings withDatabase(String newDatabase) {
        return new ConnectionSettings(engine, host, port, newDatabase, user, password, tls, certificate, file);
    }

    public ConnectionSettings withCredentials(String newUser, Secret newPassword) {
        return new ConnectionSettings(engine, host, port, database, newUser, newPassword, tls, certificate, file);
    }

    /**
     * The same, with other demands on encryption.
     *
     * @param newCertificate PEM file, or null to trust what Java trusts
     */
    public ConnectionSettings withTls(Tls newTls, Path newCertificate) {
        return new ConnectionSettings(engine, host, port, database, user, password, newTls, newCertificate, file);
    }

    String urlHost() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /**
     * The server's words without the password. A password that is also the name of the user, the database or the host stays:
     * those names are no secret, and masking them would give it away.
     */
    String withoutPassword(String words) {
        String secret = password.reveal();
        boolean known = secret.equals(user) || secret.equals(database) || secret.equals(host);
        return known ? words : password.maskIn(words);
    }
}
