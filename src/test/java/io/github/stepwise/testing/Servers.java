package io.github.stepwise.testing;

import io.github.stepwise.schema.Engine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Database servers for tests: one per engine and JVM, started at first use, stopped when the JVM ends.
 *
 * <p>PostgreSQL and MariaDB come with the test dependencies, SQLite is a file. MySQL has no such package and is
 * reached through {@code STEPWISE_TEST_MYSQL_URL}, for example {@code jdbc:mysql://127.0.0.1:3307/?user=root}.
 */
public final class Servers {
    static final String MYSQL_URL = "STEPWISE_TEST_MYSQL_URL";

    private static final Map<Engine, TestServer> STARTED = new EnumMap<>(Engine.class);
    private static final Map<String, TestDatabase> SAMPLES = new HashMap<>();

    private Servers() {}

    /**
     * The engines that tests can run on here; serves as a JUnit method source.
     *
     * @throws IllegalStateException on a build server ({@code CI=true}) without MySQL: no engine goes untested there
     */
    public static List<Engine> available() {
        return available(System.getenv());
    }

    static List<Engine> available(Map<String, String> environment) {
        List<Engine> engines = new ArrayList<>(List.of(Engine.values()));
        if (environment.getOrDefault(MYSQL_URL, "").isBlank()) {
            if ("true".equals(environment.get("CI"))) {
                throw new IllegalStateException("CI=true, but " + MYSQL_URL + " is not set: MySQL would go untested");
            }
            engines.remove(Engine.MYSQL);
        }
        return engines;
    }

    /** A new empty database. Closing it drops it. */
    public static TestDatabase create(Engine engine) {
        return server(engine).create();
    }

    /**
     * A new database that holds a sample, as {@link Reference#loadSample} would load it, but copied on the server.
     *
     * @param sample {@code 1.2.40} or {@code broken-4701}
     */
    public static TestDatabase create(Engine engine, String sample) {
        return sampleOf(engine, sample).copy();
    }

    private static synchronized TestDatabase sampleOf(Engine engine, String sample) {
        return SAMPLES.computeIfAbsent(engine.id() + " " + sample, key -> {
            TestDatabase database = create(engine);
            Reference.loadSample(database, sample);
            return database;
        });
    }

    private static synchronized TestServer server(Engine engine) {
        return STARTED.computeIfAbsent(engine, Servers::start);
    }

    private static TestServer start(Engine engine) {
        TestServer server = switch (engine) {
            case POSTGRESQL -> PostgresServer.start();
            case MYSQL -> MySqlServer.at(System.getenv(MYSQL_URL));
            case MARIADB -> MariaDbServer.start();
            case SQLITE -> SqliteFiles.inTempDirectory();
        };
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop " + engine.id()));
        return server;
    }
}
