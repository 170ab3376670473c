package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.DdlStatement;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Fold;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.SchemaDifferences;
import io.github.stepwise.state.State;
import io.github.stepwise.testing.Reference;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.Stop;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.DatabaseFacts;
import io.github.stepwise.testing.facts.SchemaComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From an empty database through every release that OnCall's own migrations were read at: at each the database holds the
 * same facts, and the catalog says so.
 */
class SchemaHistoryTest {
    /** Releases from 1.0.46 on no longer have this application, so an upgrade to the newest release does not bring it. */
    private static final String GONE = "migration_tool_";

    private static final Set<App> APPS = EnumSet.allOf(App.class);

    @TempDir
    Path exports;

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void everyStopIsWhatOnCallLeaves(Engine engine) throws Exception {
        // where only the application came or went, an upgrade has nothing to stop for
        List<String> history = Reference.history(engine).stream()
                .filter(stop -> stop.applied().stream().anyMatch(id -> !id.startsWith("migration_tool.")))
                .map(Stop::release)
                .toList();
        List<String> compared = new ArrayList<>();
        try (TestDatabase database = Servers.create(engine)) {
            createMigrationsTable(database);
            Upgrade upgrade = new Upgrade(
                    Databases.CATALOG,
                    planFromNothing(database),
                    database.settings(),
                    Databases.options(exports),
                    event -> {
                        if (event instanceof UpgradeEvent.StopVerified stop
                                && history.contains(stop.release().toString())) {
                            compare(database, stop.release().toString());
                            compared.add(stop.release().toString());
                        }
                    });
            UpgradeResult result = upgrade.run();
            assertThat(result.failure()).isEmpty();
        }
        assertThat(compared).containsExactlyElementsOf(history).hasSizeGreaterThan(105);
    }

    private static Plan planFromNothing(TestDatabase database) throws Exception {
        State.OnCall nothing = new State.Between(Optional.empty(), List.of(), List.of(), "", List.of(), Set.of());
        return Databases.plan(database, nothing, "1.16.9", APPS);
    }

    /** The framework makes this table before any migration; a run expects it. */
    private static void createMigrationsTable(TestDatabase database) throws SQLException {
        Engine engine = database.engine();
        Migration first = Databases.CATALOG.migrations().get(0);
        Change create = first.changesOn(engine).get(0);
        Schema after =
                new Fold(engine, Databases.CATALOG.generation(engine, first.release())).apply(create, Schema.EMPTY);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (DdlStatement ddl : Dialect.of(engine).statements(create, Schema.EMPTY, after, Schema.EMPTY)) {
                statement.execute(ddl.sql());
            }
        }
    }

    private static void compare(TestDatabase database, String release) {
        Engine engine = database.engine();
        List<String> expected = Reference.factsAt(engine, release).stream()
                .filter(fact -> !fact.contains(GONE))
                .toList();
        try (Connection connection = underWay(database)) {
            assertThat(SchemaComparison.compare(expected, DatabaseFacts.schema(connection, engine), engine))
                    .as("%s at %s: live facts", engine.title(), release)
                    .isEmpty();
            assertThat(againstCatalog(engine, release, connection))
                    .as("%s at %s: the catalog", engine.title(), release)
                    .isEmpty();
        } catch (SQLException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Difference> againstCatalog(Engine engine, String release, Connection connection)
            throws SQLException {
        Dialect dialect = Dialect.of(engine);
        List<String> applied = Databases.CATALOG.migrations().stream()
                .filter(migration -> !migration.legacy() && migration.retired().isEmpty())
                .filter(migration -> Version.of(release).isAtLeast(migration.release()))
                .map(Migration::id)
                .toList();
        Schema live = dialect.introspect(connection);
        return new SchemaDifferences(engine, false)
                .between(
                        dialect.materialize(Databases.CATALOG.fold(engine, applied)),
                        live.without("stepwise_journal").without("stepwise_history"));
    }

    /** The database that the run works in: for SQLite that is a copy beside the file. */
    private static Connection underWay(TestDatabase database) throws SQLException, IOException {
        if (database.engine() != Engine.SQLITE) {
            return database.connect();
        }
        try (Stream<Path> files = Files.list(database.file().toAbsolutePath().getParent())) {
            Path copy = files.filter(file -> file.getFileName()
                            .toString()
                            .startsWith(database.file().getFileName() + ".stepwise"))
                    .filter(file -> !file.toString().endsWith("lock")
                            && !file.toString().endsWith("-journal"))
                    .findFirst()
                    .orElseThrow();
            return DriverManager.getConnection("jdbc:sqlite:" + copy);
        }
    }
}
