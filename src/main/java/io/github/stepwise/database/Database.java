package io.github.stepwise.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/**
 * An open database: at most eight connections, each with the session settings that migrations rely on (UTC, strict mode, five
 * seconds of patience for locks). Code that changes the session settings of a connection puts them back before it closes it,
 * since the next user gets the same connection.
 */
public final class Database implements AutoCloseable {
    /** What is not done unless asked for; each is of one engine and means nothing to the others. */
    public enum Option {
        /** Foreign keys are enforced. */
        SQLITE_FOREIGN_KEYS,
        /** The file is made if it is missing. */
        SQLITE_CREATE,
        /** The server may ask for rows while a backup is restored, but is never given a file. */
        MYSQL_LOCAL_INFILE
    }

    private static final int MAX_CONNECTIONS = 8;

    private final ConnectionSettings settings;
    private final ServerVersion version;
    private final HikariDataSource pool;

    private Database(ConnectionSettings settings, ServerVersion version, HikariDataSource pool) {
        this.settings = settings;
        this.version = version;
        this.pool = pool;
    }

    /**
     * Opens a database and looks at what it is.
     *
     * @throws DatabaseProblem if the database cannot be reached, entered or read
     */
    public static Database open(ConnectionSettings settings, Option... options) throws DatabaseProblem {
        Set<Option> chosen = EnumSet.noneOf(Option.class);
        chosen.addAll(List.of(options));
        try {
            DriverSetup setup = DriverSetup.of(
                    settings, chosen.contains(Option.SQLITE_FOREIGN_KEYS), chosen.contains(Option.SQLITE_CREATE));
            if (chosen.contains(Option.MYSQL_LOCAL_INFILE) && settings.engine().isMySqlFamily()) {
                MySqlSetup.allowStreams(setup.properties());
            }
            Identity identity;
            try (Connection connection = setup.connect()) {
                identity = Identity.of(connection, settings.engine());
            }
            ConnectionSettings actual = settings.withEngine(identity.engine());
            return new Database(actual, identity.version(), new HikariDataSource(config(setup, actual.engine())));
        } catch (SQLException e) {
            throw Problems.translate(e, settings);
        }
    }

    /**
     * Opens the server instead of a database on it, to create or drop one: on PostgreSQL its database {@code postgres}, or
     * {@code template1} where that was removed; on MySQL and MariaDB none.
     *
     * @throws IllegalArgumentException for SQLite, which has no server; {@link Option#SQLITE_CREATE} makes a database
     */
    public static Database server(ConnectionSettings settings) throws DatabaseProblem {
        if (settings.engine() == Engine.SQLITE) {
            throw new IllegalArgumentException("SQLite has no server");
        }
        try {
            return open(settings.withDatabase(null));
        } catch (DatabaseProblem problem) {
            if (settings.engine() == Engine.POSTGRESQL && problem.kind() == DatabaseProblem.Kind.NO_SUCH_DATABASE) {
                return open(settings.withDatabase("template1"));
            }
            throw problem;
        }
    }

    /** A connection of the pool in auto-commit mode; closing it gives it back. */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** The same connections for code that wants a data source. */
    public DataSource dataSource() {
        return pool;
    }

    /** What the server is, even where the settings called MariaDB MySQL. */
    public Engine engine() {
        return settings.engine();
    }

    public ServerVersion serverVersion() {
        return version;
    }

    /** The settings it was opened with, with the engine that was found. */
    public ConnectionSettings settings() {
        return settings;
    }

    /** What an exception of this database means. */
    public DatabaseProblem problem(SQLException e) {
        return Problems.translate(e, settings);
    }

    @Override
    public void close() {
        pool.close();
    }

    @Override
    public String toString() {
        return settings.describe();
    }

    private static HikariConfig config(DriverSetup setup, Engine engine) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("stepwise");
        config.setJdbcUrl(setup.url());
        config.setDataSourceProperties(setup.properties());
        config.setConnectionInitSql(setup.sessionSql());
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        // No connection waits about: an idle one would stand in the way of dropping a scratch database or swapping a
        // file.
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        // The pool tries again and again for so long; with SQLite it can only be a lock that it waits for.
        int patience = engine == Engine.SQLITE ? DriverSetup.LOCK_SECONDS + 1 : 2 * DriverSetup.CONNECT_SECONDS;
        config.setConnectionTimeout(1000L * patience);
        config.setInitializationFailTimeout(-1);
        config.setRegisterMbeans(false);
        return config;
    }

    /** What a server says it is. */
    private record Identity(Engine engine, ServerVersion version) {
        static Identity of(Connection connection, Engine expected) throws SQLException {
            return switch (expected) {
                case POSTGRESQL -> plain(expected, ask(connection, "show server_version"));
                case SQLITE -> {
                    // SQLite opens anything; only the first look at its content tells whether it is a database.
                    ask(connection, "select count(*) from sqlite_master");
                    yield plain(expected, ask(connection, "select sqlite_version()"));
                }
                case MYSQL, MARIADB -> {
                    String text = ask(connection, "select version()");
                    String words = text + " " + ask(connection, "select @@version_comment");
                    boolean maria = words.toLowerCase(Locale.ROOT).contains("mariadb");
                    yield plain(maria ? Engine.MARIADB : Engine.MYSQL, text);
                }
            };
        }

        private static Identity plain(Engine engine, String text) {
            return new Identity(engine, ServerVersion.of(engine, text));
        }

        private static String ask(Connection connection, String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        }
    }
}
