package io.github.stepwise.upgrade.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.flywaydb.core.FlywayTelemetryManager;
import org.flywaydb.core.extensibility.Plugin;
import org.flywaydb.core.internal.NullFlywayTelemetryManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class FlywayRunnerTest {
    private final List<String> ran = new ArrayList<>();

    private MigrationStep step(String version) {
        return new MigrationStep(version, "step " + version, connection -> {
            ran.add(version);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table t" + version.replace('.', '_') + " (id int)");
            }
        });
    }

    private static Database open(TestDatabase database) throws Exception {
        return Database.open(ConnectionSettings.sqlite(database.file()), Database.Option.SQLITE_CREATE);
    }

    @Test
    void runsStepsInOrderUpToATarget() throws Exception {
        try (TestDatabase test = Servers.create(Engine.SQLITE);
                Database database = open(test)) {
            List<MigrationStep> steps = List.of(step("1.2.9.1"), step("1.2.10.1"), step("1.2.10.2"));
            FlywayRunner flyway = new FlywayRunner(database.dataSource(), true, steps);
            flyway.baseline("1.2.8", "start");

            flyway.migrate("1.2.10.1");
            assertThat(ran).containsExactly("1.2.9.1", "1.2.10.1");
            flyway.migrate("1.2.10.2");
            flyway.migrate("1.2.10.2");
            assertThat(ran).containsExactly("1.2.9.1", "1.2.10.1", "1.2.10.2");
        }
    }

    @Test
    void passesOnWhatAStepThrows() throws Exception {
        try (TestDatabase test = Servers.create(Engine.SQLITE);
                Database database = open(test)) {
            IOException exception = new IOException("on purpose");
            FlywayRunner flyway = new FlywayRunner(
                    database.dataSource(), true, List.of(new MigrationStep("1.2.9.1", "t", connection -> {
                        throw exception;
                    })));
            flyway.baseline("1.2.8", "start");

            assertThatThrownBy(() -> flyway.migrate("1.2.9.1")).isSameAs(exception);
        }
    }

    /** Flyway itself would commit what was done before an error. */
    @Test
    void rollsBackForErrorsToo() throws Exception {
        try (TestDatabase test = Servers.create(Engine.SQLITE);
                Database database = open(test)) {
            FlywayRunner flyway = new FlywayRunner(
                    database.dataSource(), true, List.of(new MigrationStep("1.2.9.1", "t", connection -> {
                        step("1").work().run(connection);
                        throw new StackOverflowError("on purpose");
                    })));
            flyway.baseline("1.2.8", "start");

            assertThatThrownBy(() -> flyway.migrate("1.2.9.1")).isInstanceOf(StackOverflowError.class);
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute("select * from t1")).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void refusesADatabaseThatNobodyBaselined() throws Exception {
        try (TestDatabase test = Servers.create(Engine.SQLITE);
                Database database = open(test)) {
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table something (id int)");
            }
            FlywayRunner flyway = new FlywayRunner(database.dataSource(), true, List.of(step("1.2.9.1")));

            assertThatThrownBy(() -> flyway.migrate("1.2.9.1")).hasMessageContaining("no schema history table");
            assertThat(ran).isEmpty();
        }
    }

    @Test
    void keepsToItselfWhatFlywaySays(@TempDir Path home) throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger("org.flywaydb");
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        root.addAppender(heard);
        root.setLevel(Level.DEBUG);
        root.setAdditive(false);
        String realHome = System.setProperty("user.home", home.toString());
        try (TestDatabase test = Servers.create(Engine.SQLITE);
                Database database = open(test)) {
            FlywayRunner flyway = new FlywayRunner(database.dataSource(), true, List.of(step("1.2.9.1")));
            flyway.baseline("1.2.8", "start");
            flyway.migrate("1.2.9.1");

            assertThat(heard.list)
                    .isNotEmpty()
                    .noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.INFO));
            assertThat(home).isEmptyDirectory();
        } finally {
            System.setProperty("user.home", realHome);
            root.setLevel(null);
            root.setAdditive(true);
            root.detachAppender(heard);
        }
    }

    /** Telemetry would be a plug-in; flyway-core has only one that does nothing. */
    @Test
    void hasNoTelemetry() {
        assertThat(ServiceLoader.load(Plugin.class).stream()
                        .map(ServiceLoader.Provider::type)
                        .filter(FlywayTelemetryManager.class::isAssignableFrom)
                        .map(Class::getName))
                .containsExactly(NullFlywayTelemetryManager.class.getName());
    }
}
