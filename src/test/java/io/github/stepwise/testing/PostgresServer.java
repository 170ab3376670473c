package io.github.stepwise.testing;

import io.github.stepwise.schema.Engine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** PostgreSQL from the test dependencies. */
final class PostgresServer implements TestServer {
    /** Nothing here has to survive a power failure. */
    static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "wal_level", "minimal",
            "max_wal_senders", "0",
            "autovacuum", "off",
            "shared_buffers", "64MB",
            "max_connections", "100");

    static final String USER = "postgres";

    private final String address;
    private final AutoCloseable process;

    private PostgresServer(int port, AutoCloseable process) {
        this.address = "jdbc:postgresql://127.0.0.1:" + port + "/";
        this.process = process;
    }

    /**
     * PostgreSQL refuses to run as root. The library then starts it in a user namespace; where the container forbids
     * those, it runs as nobody.
     */
    static PostgresServer start() {
        try {
            if ("root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()) {
                PostgresAsNobody server = PostgresAsNobody.start();
                return new PostgresServer(server.port(), server);
            }
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setRegisterShutdownHook(false);
            SETTINGS.forEach(builder::setServerConfig);
            EmbeddedPostgres server = builder.start();
            return new PostgresServer(server.getPort(), server);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    @Override
    public TestDatabase create() {
        return create("");
    }

    @Override
    public TestDatabase copy(TestDatabase database) {
        return create(" template " + database.name());
    }

    private TestDatabase create(String options) {
        String name = Names.next();
        execute("create database " + name + options);
        return new TestDatabase(this, Engine.POSTGRESQL, name, address + name, USER, "");
    }

    @Override
    public void drop(TestDatabase database) {
        execute("drop database if exists " + database.name() + " with (force)");
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(address + "postgres", USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void stop() {
        try {
            process.close();
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL did not stop", e);
        }
    }
}
