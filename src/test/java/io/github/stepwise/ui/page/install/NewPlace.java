package io.github.stepwise.ui.page.install;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.InstallCase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A name on a server that is free, and a user that is not there; both are gone afterwards. */
final class NewPlace implements AutoCloseable {
    final TestDatabase database;
    final String user;
    private final TestDatabase server;

    NewPlace(Engine engine) {
        server = Servers.create(engine);
        database = Servers.create(engine);
        user = "u_" + Math.abs(database.name().hashCode());
        database.close();
    }

    InstallCase install(String release) {
        return install(database.settings(), release);
    }

    static InstallCase install(ConnectionSettings settings, String release) {
        InstallCase install = new InstallCase();
        install.release().set(Version.of(release));
        install.connected().settings().set(settings);
        return install;
    }

    boolean isThere() {
        try (Connection connection = database.connect()) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    boolean mayComeIn(String name, String password) {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), name, password)) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
        try (server;
                Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            boolean postgres = server.engine() == Engine.POSTGRESQL;
            statement.execute(
                    postgres ? "drop role if exists \"" + user + "\"" : "drop user if exists '" + user + "'@'%'");
        }
    }
}
