package io.github.stepwise.testing;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A database of a test's own, dropped when closed. */
public final class TestDatabase implements AutoCloseable {
    private final TestServer server;
    private final Engine engine;
    private final String name;
    private final String jdbcUrl;
    private final String user;
    private final String password;

    TestDatabase(TestServer server, Engine engine, String name, String jdbcUrl, String user, String password) {
        this.server = server;
        this.engine = engine;
        this.name = name;
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
    }

    public Engine engine() {
        return engine;
    }

    /** Name on the server; the absolute path on SQLite. */
    public String name() {
        return name;
    }

    /** Without user and password. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** Empty on SQLite. */
    public String user() {
        return user;
    }

    /** Empty where the server asks for none. */
    public String password() {
        return password;
    }

    /**
     * The file of an SQLite database.
     *
     * @throws IllegalStateException on any other engine
     */
    public Path file() {
        if (engine != Engine.SQLITE) {
            throw new IllegalStateException(engine.title() + " databases are no files");
        }
        return Path.of(name);
    }

    /** How Stepwise is told of it. */
    public ConnectionSettings settings() {
        if (engine == Engine.SQLITE) {
            return ConnectionSettings.sqlite(file());
        }
        return ConnectionSettings.ofJdbcUrl(jdbcUrl).withEngine(engine).withCredentials(user, Secret.of(password));
    }

    /** A new connection, of which the caller takes care. */
    public Connection connect() throws SQLException {
        return connect(new Properties());
    }

    /**
     * A new connection with settings of its own.
     *
     * @param properties of the driver, in addition to user and password
     */
    public Connection connect(Properties properties) throws SQLException {
        Properties all = new Properties();
        all.putAll(properties);
        if (!user.isEmpty()) {
            all.setProperty("user", user);
            all.setProperty("password", password);
        }
        return DriverManager.getConnection(jdbcUrl, all);
    }

    /** A new database with the same schema and rows. All connections to this one must be closed. */
    public TestDatabase copy() {
        return server.copy(this);
    }

    @Override
    public void close() {
        server.drop(this);
    }

    @Override
    public String toString() {
        return engine.title() + " " + name;
    }
}
