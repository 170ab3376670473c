package io.github.stepwise.install;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;

/** Where the tests install. */
final class Targets {
    static final Catalog CATALOG = Catalog.load();

    private Targets() {}

    /** With every optional application, as in the reference databases. */
    static InstallRequest request(TestDatabase database, String release) {
        return InstallRequest.of(database.settings(), Version.of(release)).withApps(EnumSet.allOf(App.class));
    }

    /** A free name on the server, or the path of no file; closing it removes what has been made there. */
    static TestDatabase missing(Engine engine) {
        TestDatabase database = Servers.create(engine);
        database.close();
        return database;
    }

    static void execute(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
