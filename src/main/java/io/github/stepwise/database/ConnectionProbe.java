package io.github.stepwise.database;

import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Opens a connection with exactly the settings that will be used, and looks around. */
public final class ConnectionProbe {
    private static final int QUESTIONS = 5;

    private static final String POSTGRES_TLS =
            "select version, cipher from pg_stat_ssl where ssl and pid = pg_backend_pid()";

    private ConnectionProbe() {}

    /**
     * What answered.
     *
     * @param settings those that were tested, with the engine that was found
     * @param driver its name and version
     * @param isThere false if the server answered and the database is still to be made
     */
    public record Reached(ConnectionSettings settings, ServerFacts facts, String driver, boolean isThere) {}

    /**
     * Takes up to ten seconds where nobody answers.
     *
     * @param mayBeMissing the database will be made if it is not there
     * @throws DatabaseProblem if nobody can work there
     * @throws IOException if a SQLite file cannot be made in its folder
     */
    public static Reached run(ConnectionSettings settings, boolean mayBeMissing) throws DatabaseProblem, IOException {
        if (mayBeMissing && settings.engine() == Engine.SQLITE && !Files.exists(settings.file())) {
            return newFile(settings);
        }
        try (Database database = Database.open(settings)) {
            return look(database, database.settings(), true);
        } catch (DatabaseProblem problem) {
            if (!mayBeMissing || problem.kind() != DatabaseProblem.Kind.NO_SUCH_DATABASE) {
                throw problem;
            }
        }
        try (Database server = Database.server(settings)) {
            return look(server, settings.withEngine(server.engine()), false);
        }
    }

    /** A file beside the one that is to be made tells whether that can be made. */
    private static Reached newFile(ConnectionSettings settings) throws DatabaseProblem, IOException {
        Path folder = settings.file().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder));
        }
        Path trial = Files.createTempFile(folder, "stepwise", ".tmp");
        try (Database database = Database.open(ConnectionSettings.sqlite(trial))) {
            return look(database, settings, false);
        } finally {
            Files.deleteIfExists(trial);
        }
    }

    private static Reached look(Database database, ConnectionSettings settings, boolean isThere)
            throws DatabaseProblem {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            DatabaseMetaData driver = connection.getMetaData();
            ServerFacts facts = new ServerFacts(
                    database.serverVersion(), latency(statement), encryption(statement, database.engine()));
            return new Reached(settings, facts, driver.getDriverName() + " " + driver.getDriverVersion(), isThere);
        } catch (SQLException e) {
            throw database.problem(e);
        }
    }

    private static Duration latency(Statement statement) throws SQLException {
        long[] nanos = new long[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            long begun = System.nanoTime();
            statement.executeQuery("select 1").close();
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[QUESTIONS / 2]);
    }

    private static Optional<String> encryption(Statement statement, Engine engine) throws SQLException {
        return switch (engine) {
            case POSTGRESQL -> postgresWords(statement);
            case MYSQL, MARIADB -> mySqlWords(statement);
            case SQLITE -> Optional.empty();
        };
    }

    private static Optional<String> postgresWords(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(POSTGRES_TLS)) {
            return row.next() ? joined(row.getString(1), row.getString(2)) : Optional.empty();
        }
    }

    private static Optional<String> mySqlWords(Statement statement) throws SQLException {
        String version = "";
        String cipher = "";
        try (ResultSet row =
                statement.executeQuery("show session status where variable_name in ('Ssl_version', 'Ssl_cipher')")) {
            while (row.next()) {
                if (row.getString(1).equalsIgnoreCase("Ssl_version")) {
                    version = row.getString(2);
                } else {
                    cipher = row.getString(2);
                }
            }
        }
        return joined(version, cipher);
    }

    private static Optional<String> joined(String version, String cipher) {
        if (cipher == null || cipher.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(version == null || version.isBlank() ? cipher : version + ", " + cipher);
    }
}
