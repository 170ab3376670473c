package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.database.Secret;
import io.github.stepwise.plan.LiveFacts;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.state.State;
import io.github.stepwise.state.StateReader;
import io.github.stepwise.testing.Reference;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.DatabaseFacts;
import io.github.stepwise.testing.facts.Row;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A sample database, with all that it takes to upgrade it. */
final class Trial implements AutoCloseable {
    static final Catalog CATALOG = Catalog.load();

    /** Crosses the conversion of buttons, deletions, and every kind of change of the schema; shorter than to the end. */
    static final Version TARGET = Version.of("1.8.5");

    final TestDatabase database;
    final Path exports;
    final List<UpgradeEvent> events = new ArrayList<>();

    private Trial(TestDatabase database, Path exports) {
        this.database = database;
        this.exports = exports;
    }

    static Trial of(Engine engine, Path exports) {
        return new Trial(Servers.create(engine, "1.2.40"), exports);
    }

    /** The engines on which an upgrade works in the database itself; serves as a JUnit method source. */
    static List<Engine> servers() {
        return Servers.available().stream()
                .filter(engine -> engine != Engine.SQLITE)
                .toList();
    }

    Engine engine() {
        return database.engine();
    }

    ConnectionSettings settings() {
        return settings(engine(), database.jdbcUrl(), database.user(), database.password());
    }

    static ConnectionSettings settings(Engine engine, String url, String user, String password) {
        return engine == Engine.SQLITE
                ? ConnectionSettings.sqlite(Path.of(url.substring("jdbc:sqlite:".length())))
                : ConnectionSettings.ofJdbcUrl(url).withEngine(engine).withCredentials(user, Secret.of(password));
    }

    Plan plan(Version target) throws SQLException, DatabaseProblem, PlanRefused {
        return plan(settings(), target);
    }

    static Plan plan(ConnectionSettings settings, Version target) throws SQLException, DatabaseProblem, PlanRefused {
        Dialect dialect = Dialect.of(settings.engine());
        try (Database open = Database.open(settings);
                Connection connection = open.connection()) {
            Schema live = dialect.introspect(connection);
            State state = new StateReader(CATALOG).read(connection, live);
            return new Planner(CATALOG, settings.engine())
                    .plan(
                            state,
                            target,
                            Set.of(),
                            open.serverVersion(),
                            new LiveFacts(connection, live, dialect::quote));
        }
    }

    UpgradeOptions options() {
        return options(exports);
    }

    static UpgradeOptions options(Path exports) {
        return UpgradeOptions.of(exports)
                .withCipher(MirageCipher.of(Reference.SECRET_KEY, Reference.CIPHER_IV))
                .withPatience(3, Duration.ofSeconds(20));
    }

    Upgrade upgrade(Version target, Faults faults) throws SQLException, DatabaseProblem, PlanRefused {
        return upgrade(target, options(), faults);
    }

    Upgrade upgrade(Version target, UpgradeOptions options, Faults faults)
            throws SQLException, DatabaseProblem, PlanRefused {
        return new Upgrade(CATALOG, plan(target), settings(), options, events::add, faults);
    }

    UpgradeResult run(Version target) throws SQLException, DatabaseProblem, PlanRefused {
        return upgrade(target, Faults.NONE).run();
    }

    List<Row> rows(String... only) throws SQLException {
        try (Connection connection = database.connect()) {
            return DatabaseFacts.rows(connection, engine(), only);
        }
    }

    List<String> schema() throws SQLException {
        try (Connection connection = database.connect()) {
            return DatabaseFacts.schema(connection, engine());
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    <T extends UpgradeEvent> List<T> heard(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
