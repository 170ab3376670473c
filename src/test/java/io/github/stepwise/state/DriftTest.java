package io.github.stepwise.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases that OnCall made: the healthy one shows no drift, and each kind of damage is named. */
class DriftTest {
    private static final Catalog CATALOG = Catalog.load();
    private static final String SERVERS = "io.github.stepwise.testing.Servers#available";

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aHealthyDatabaseHasNone(Engine engine) throws SQLException {
        try (TestDatabase database = Servers.create(engine, "1.2.40");
                Connection connection = database.connect()) {
            State.Known state = (State.Known) state(engine, connection);
            assertThat(state.to()).isEqualTo(Version.of("1.2.40"));
            assertThat(drift(engine, connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void theFailedJumpIsNoDriftButAState(Engine engine) throws SQLException {
        try (TestDatabase database = Servers.create(engine, "broken-4701");
                Connection connection = database.connect()) {
            State.Between state = (State.Between) state(engine, connection);
            assertThat(state.describe()).contains("4701");
            assertThat(state.reached()).contains(Version.of("1.2.40"));
            assertThat(state.missing()).hasSize(1 + 35);
            assertThat(drift(engine, connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void leftoversAreLegal(Engine engine) throws SQLException {
        try (TestDatabase database = Servers.create(engine, "1.2.40");
                Connection connection = database.connect()) {
            execute(connection, "create table silk_request (id integer primary key, path varchar(190))");
            execute(connection, "create table push_notifications_gcmdevice (id integer primary key)");
            assertThat(drift(engine, connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void damageIsNamed(Engine engine) throws SQLException {
        try (TestDatabase database = Servers.create(engine, "1.2.40");
                Connection connection = database.connect()) {
            execute(connection, "alter table alerts_custombutton drop column data");
            execute(connection, "create table notes (id integer primary key)");
            execute(connection, "create view some_users as select id from user_management_user");
            execute(
                    connection,
                    engine.isMySqlFamily()
                            ? "drop index alerts_aler_channel_ee84a7_idx on alerts_alertgroup"
                            : "drop index alerts_aler_channel_ee84a7_idx");
            assertThat(drift(engine, connection))
                    .extracting(Difference::toString)
                    .hasSize(4)
                    .anyMatch(text -> text.startsWith("column data of alerts_custombutton is missing"))
                    .anyMatch(text -> text.startsWith("table notes is unexpected"))
                    .anyMatch(text -> text.contains("view some_users"))
                    .anyMatch(text ->
                            text.startsWith("index alerts_aler_channel_ee84a7_idx of alerts_alertgroup is missing"));
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void anEmptyAndAForeignDatabaseAreToldApart(Engine engine) throws SQLException {
        try (TestDatabase database = Servers.create(engine);
                Connection connection = database.connect()) {
            assertThat(state(engine, connection)).isInstanceOf(State.Empty.class);
            execute(connection, "create table guests (id integer primary key)");
            assertThat(state(engine, connection).describe()).contains("not a database of OnCall", "guests");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aNewerDatabaseIsRecognised(Engine engine) throws SQLException {
        try (TestDatabase database = Servers.create(engine, "1.2.40");
                Connection connection = database.connect()) {
            execute(
                    connection,
                    "insert into django_migrations (app, name, applied) values"
                            + " ('alerts', '0999_from_the_future', '2027-01-01 00:00:00')");
            assertThat(state(engine, connection)).isInstanceOf(State.Newer.class);
            assertThat(state(engine, connection).describe()).contains("alerts.0999_from_the_future");
        }
    }

    private static State state(Engine engine, Connection connection) throws SQLException {
        return new StateReader(CATALOG).read(connection, Dialect.of(engine).introspect(connection));
    }

    private static List<Difference> drift(Engine engine, Connection connection) throws SQLException {
        Dialect dialect = Dialect.of(engine);
        Schema live = dialect.introspect(connection);
        State.OnCall state = (State.OnCall) new StateReader(CATALOG).read(connection, live);
        return new Drift(CATALOG, dialect).between(state.applied(), live);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
