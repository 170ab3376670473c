package io.github.stepwise.backup.postgres;

import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A database of a test's own, seen with and without the code under test. */
final class PostgresPlace implements AutoCloseable {
    private final TestDatabase made;
    private final Database database;

    private PostgresPlace(TestDatabase made, Database database) {
        this.made = made;
        this.database = database;
    }

    static PostgresPlace create() throws DatabaseProblem {
        TestDatabase made = Servers.create(Engine.POSTGRESQL);
        return new PostgresPlace(made, Database.open(made.settings()));
    }

    /** With another encoding; the name of the made one is taken over, so that closing drops it. */
    static PostgresPlace create(String encoding) throws SQLException, DatabaseProblem {
        TestDatabase made = Servers.create(Engine.POSTGRESQL);
        try (Database server = Database.server(made.settings());
                Connection connection = server.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + made.name());
            statement.execute("create database " + made.name() + " encoding '" + encoding
                    + "' template template0 lc_collate 'C' lc_ctype 'C'");
        }
        return new PostgresPlace(made, Database.open(made.settings()));
    }

    Database database() {
        return database;
    }

    /** The same database for another user. */
    Database as(String user) throws DatabaseProblem {
        return Database.open(database.settings().withCredentials(user, Secret.none()));
    }

    /** Outside the pool, as another program would. */
    Connection connect() throws SQLException {
        return made.connect();
    }

    /** Each may be a script of several. */
    void execute(String... statements) throws SQLException {
        Properties asTheyAre = new Properties();
        asTheyAre.setProperty("preferQueryMode", "simple");
        try (Connection connection = made.connect(asTheyAre);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String ask(String sql) throws SQLException {
        return rows(sql).get(0);
    }

    /** The first column of all rows. */
    List<String> rows(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }

    @Override
    public void close() {
        database.close();
        made.close();
    }
}
