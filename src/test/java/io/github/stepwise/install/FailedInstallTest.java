package io.github.stepwise.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.DatabaseFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Installs that are refused or fail, and what is left then: nothing. */
class FailedInstallTest {
    private static final String EVERY_ENGINE = "io.github.stepwise.testing.Servers#available";

    private final FreshInstall install = new FreshInstall(Targets.CATALOG);

    static List<Engine> mySqlFamily() {
        return Servers.available().stream().filter(Engine::isMySqlFamily).toList();
    }

    @ParameterizedTest
    @MethodSource(EVERY_ENGINE)
    void refusesADatabaseThatHoldsSomething(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine)) {
            Targets.execute(database, "create table cats (id int)", "create view kittens as select id from cats");
            InstallFailure failure = failure(database);

            assertThat(failure.kind()).isEqualTo(InstallFailure.Kind.NOT_EMPTY);
            assertThat(failure).hasMessageContaining("table cats").hasMessageContaining("view kittens");
            assertThat(failure.left()).isEmpty();
            try (Connection connection = database.connect()) {
                assertThat(tables(connection, engine)).containsExactly("table cats");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_ENGINE)
    void cancelledHalfWayLeavesAnEmptyDatabaseEmpty(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine)) {
            InstallFailure failure = failure(database, new StopsAtTable(40));

            assertThat(failure.kind()).isEqualTo(InstallFailure.Kind.CANCELLED);
            assertThat(failure.left()).isEmpty();
            try (Connection connection = database.connect()) {
                assertThat(DatabaseFacts.schema(connection, engine)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_ENGINE)
    void cancelledHalfWayRemovesTheDatabaseItHasMade(Engine engine) throws Exception {
        try (TestDatabase database = Targets.missing(engine)) {
            InstallFailure failure = failure(database, new StopsAtTable(40));

            assertThat(failure.condition()).startsWith("Nothing has been left behind");
            assertIsMissing(database);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_ENGINE)
    void listenerThatFailsLeavesNothingEither(Engine engine) throws Exception {
        try (TestDatabase database = Targets.missing(engine)) {
            InstallListener broken = event -> {
                if (event instanceof InstallEvent.CreatingTable table && table.number() > 20) {
                    throw new IllegalStateException("broken");
                }
            };
            assertThatThrownBy(() -> install.run(Targets.request(database, "1.8.5"), broken))
                    .hasMessage("broken");
            assertIsMissing(database);
        }
    }

    @ParameterizedTest
    @MethodSource("mySqlFamily")
    void whatTheServerRefusesInTheEndIsTakenBackToo(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine)) {
            String user = "t_" + database.name().replaceFirst(".*_", "");
            Targets.execute(
                    database,
                    "create user " + user + " identified by 'x'",
                    "grant all privileges on " + database.name() + ".* to " + user,
                    "revoke insert on " + database.name() + ".* from " + user);
            InstallRequest all = Targets.request(database, "1.2.40");
            InstallRequest request =
                    InstallRequest.of(all.target().withCredentials(user, Secret.of("x")), all.release());
            InstallFailure failure =
                    catchThrowableOfType(InstallFailure.class, () -> install.run(request, InstallListener.NONE));
            Targets.execute(database, "drop user " + user);

            assertThat(failure.kind()).isEqualTo(InstallFailure.Kind.DATABASE);
            assertThat(failure.serverText()).contains("INSERT command denied");
            assertThat(failure.left()).isEmpty();
            try (Connection connection = database.connect()) {
                assertThat(DatabaseFacts.schema(connection, engine)).isEmpty();
            }
        }
    }

    @Test
    void whatPostgresRefusesInTheMiddleIsRolledBack() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            Targets.execute(database, "create type telegram_telegrammessage as enum ()");
            InstallFailure failure = failure(database);

            assertThat(failure.sentence()).startsWith("Table telegram_telegrammessage could not be finished: ");
            assertThat(failure.statement().orElseThrow()).startsWith("CREATE TABLE");
            assertThat(failure.condition()).startsWith("Nothing has been left behind");
            try (Connection connection = database.connect()) {
                assertThat(DatabaseFacts.schema(connection, Engine.POSTGRESQL)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("mySqlFamily")
    void refusesADatabaseThatCannotHoldEveryCharacter(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine)) {
            Targets.execute(database, "alter database " + database.name() + " character set latin1");
            InstallFailure failure = failure(database);

            assertThat(failure.kind()).isEqualTo(InstallFailure.Kind.WRONG_ENCODING);
            Targets.execute(database, failure.nextStep().replaceFirst(".*(ALTER DATABASE.*);", "$1"));
            assertThat(failure(database, new StopsAtTable(1)).kind()).isEqualTo(InstallFailure.Kind.CANCELLED);
        }
    }

    @Test
    void fileInAMissingFolderCannotBeMade() {
        try (TestDatabase database = Servers.create(Engine.SQLITE)) {
            InstallRequest request = InstallRequest.of(
                    ConnectionSettings.sqlite(
                            database.file().resolveSibling("nowhere").resolve("oncall.db")),
                    Version.of("1.8.5"));
            InstallFailure failure =
                    catchThrowableOfType(InstallFailure.class, () -> install.run(request, InstallListener.NONE));
            assertThat(failure.kind()).isEqualTo(InstallFailure.Kind.FILE);
        }
    }

    private InstallFailure failure(TestDatabase database) {
        return failure(database, InstallListener.NONE);
    }

    private InstallFailure failure(TestDatabase database, InstallListener listener) {
        return catchThrowableOfType(
                InstallFailure.class, () -> install.run(Targets.request(database, "1.8.5"), listener));
    }

    private static void assertIsMissing(TestDatabase database) {
        if (database.engine() == Engine.SQLITE) {
            assertThat(database.file()).doesNotExist();
        } else {
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
        }
    }

    private static List<String> tables(Connection connection, Engine engine) throws SQLException {
        return DatabaseFacts.schema(connection, engine).stream()
                .filter(fact -> fact.startsWith("table "))
                .map(fact -> fact.replaceFirst("^(table \\w+).*", "$1"))
                .toList();
    }
}
