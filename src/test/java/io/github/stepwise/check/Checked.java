package io.github.stepwise.check;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Runs checks of test databases. */
final class Checked {
    static final Catalog CATALOG = Catalog.load();

    private Checked() {}

    /** As a JUnit method source. */
    static List<Engine> mySqlFamily() {
        return Servers.available().stream().filter(Engine::isMySqlFamily).toList();
    }

    /** As a JUnit method source. */
    static List<Engine> servers() {
        return Servers.available().stream()
                .filter(engine -> engine != Engine.SQLITE)
                .toList();
    }

    static Premises premises(ConnectionSettings settings) {
        return new Premises(CATALOG, settings, Optional.empty(), Optional.empty());
    }

    static Finding run(TestDatabase database, String check) {
        return run(database.settings(), check);
    }

    static Finding run(ConnectionSettings settings, String check) {
        return new Checks(premises(settings)).run(check);
    }

    static Finding to(String target, TestDatabase database, String check) {
        Premises premises =
                new Premises(CATALOG, database.settings(), Optional.of(Version.of(target)), Optional.empty());
        return new Checks(premises).run(check);
    }

    static void execute(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect()) {
            execute(connection, statements);
        }
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
