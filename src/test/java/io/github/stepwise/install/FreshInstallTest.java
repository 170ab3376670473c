package io.github.stepwise.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Reference;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.DatabaseFacts;
import io.github.stepwise.testing.facts.SchemaComparison;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FreshInstallTest {
    private static final List<String> RELEASES = List.of("1.2.40", "1.3.47", "1.3.53", "1.8.5", "1.11.5", "1.16.9");
    private static final String EVERY_ENGINE = "io.github.stepwise.testing.Servers#available";
    private static final Instant NOW = Instant.parse("2024-02-29T23:59:58.123456Z");

    private final FreshInstall install = new FreshInstall(Targets.CATALOG, Clock.fixed(NOW, ZoneOffset.UTC));

    static Stream<Arguments> everywhere() {
        return Servers.available().stream()
                .flatMap(engine -> RELEASES.stream().map(release -> Arguments.of(engine, release)));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void equalsWhatOnCallMakes(Engine engine, String release) throws Exception {
        try (TestDatabase database = Servers.create(engine)) {
            Installed installed = install.run(Targets.request(database, release), InstallListener.NONE);

            List<String> expected = Reference.freshMigrations(engine, release);
            try (Connection connection = database.connect()) {
                assertThat(SchemaComparison.compare(
                                Reference.freshFacts(engine, release),
                                DatabaseFacts.schema(connection, engine),
                                engine))
                        .isEmpty();
                int end = expected.size() - 5; // those OnCall records last, in an order that is different each time
                List<String> ids =
                        query(connection, "select concat(app, '.', name) from django_migrations order by id");
                assertThat(ids.subList(0, end)).isEqualTo(expected.subList(0, end));
                assertThat(ids).containsExactlyInAnyOrderElementsOf(expected);
            }
            assertThat(installed.databaseCreated())
                    .as("a file that does not exist is empty")
                    .isEqualTo(engine == Engine.SQLITE);
            assertThat(installed.migrations()).isEqualTo(expected.size());
            assertThat(installed.notes()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_ENGINE)
    void makesTheDatabaseWhereItIsMissing(Engine engine) throws Exception {
        try (TestDatabase database = Targets.missing(engine)) {
            List<InstallEvent> events = new ArrayList<>();
            Installed installed = install.run(Targets.request(database, "1.8.5"), events::add);

            assertThat(installed.databaseCreated()).isTrue();
            assertThat(installed.release()).isEqualTo(Version.of("1.8.5"));
            assertThat(events.get(0)).isInstanceOf(InstallEvent.DatabaseCreated.class);
            assertThat(events)
                    .filteredOn(InstallEvent.CreatingTable.class::isInstance)
                    .hasSize(installed.tables());
            assertThat(events.get(events.size() - 1)).isEqualTo(new InstallEvent.RecordingMigrations(214));
            try (Connection connection = database.connect()) {
                assertThat(tables(connection, engine))
                        .hasSize(installed.tables())
                        .contains("table alerts_alertgroup");
                assertThat(encoding(connection, engine)).isIn("UTF8", "utf8mb4 utf8mb4_unicode_ci", "UTF-8");
                String applied = engine == Engine.POSTGRESQL
                        ? "to_char(applied at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
                        : "concat(applied, '')";
                assertThat(query(connection, "select distinct " + applied + " from django_migrations"))
                        .containsExactly("2024-02-29 23:59:58.123456");
            }
            InstallFailure again = failure(database, InstallListener.NONE);
            assertThat(again.kind()).isEqualTo(InstallFailure.Kind.NOT_EMPTY);
            assertThat(again.sentence()).endsWith(" more.");
            assertThat(again.nextStep()).contains("upgrade it instead");
        }
    }

    @Test
    void emptyFileOfTheImageStaysInItsPlace() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE)) {
            Set<PosixFilePermission> rights = PosixFilePermissions.fromString("rw-rw----");
            Files.createFile(database.file());
            Files.setPosixFilePermissions(database.file(), rights);
            failure(database, new StopsAtTable(40));
            assertThat(database.file()).isEmptyFile();

            Installed installed = install.run(Targets.request(database, "1.8.5"), InstallListener.NONE);
            assertThat(installed.databaseCreated()).isFalse();
            assertThat(Files.getPosixFilePermissions(database.file())).isEqualTo(rights);
        }
    }

    @Test
    void unknownReleaseIsAnError() {
        try (TestDatabase database = Servers.create(Engine.SQLITE)) {
            assertThatThrownBy(() -> install.run(Targets.request(database, "1.16.10"), InstallListener.NONE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private InstallFailure failure(TestDatabase database, InstallListener listener) {
        return catchThrowableOfType(
                InstallFailure.class, () -> install.run(Targets.request(database, "1.8.5"), listener));
    }

    private static List<String> tables(Connection connection, Engine engine) throws SQLException {
        return DatabaseFacts.schema(connection, engine).stream()
                .filter(fact -> fact.startsWith("table "))
                .map(fact -> fact.replaceFirst("^(table \\w+).*", "$1"))
                .toList();
    }

    private static String encoding(Connection connection, Engine engine) throws SQLException {
        String sql = switch (engine) {
            case POSTGRESQL -> "show server_encoding";
            case MYSQL, MARIADB -> "select concat(@@character_set_database, ' ', @@collation_database)";
            case SQLITE -> "pragma encoding";
        };
        return query(connection, sql).get(0);
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
