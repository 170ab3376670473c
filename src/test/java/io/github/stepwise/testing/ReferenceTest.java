package io.github.stepwise.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.facts.DatabaseFacts;
import io.github.stepwise.testing.facts.Row;
import io.github.stepwise.testing.facts.RowComparison;
import io.github.stepwise.testing.facts.SchemaComparison;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceTest {
    /** The app was removed before 1.2.40: an upgraded database still has its tables, a fresh one never had them. */
    private static final String REMOVED_APP = " migration_tool_";

    @ParameterizedTest
    @EnumSource
    void historyAddsUp(Engine engine) {
        List<Stop> stops = Reference.history(engine);
        assertThat(stops).hasSize(113);
        assertThat(stops.get(0).release()).isEqualTo("1.0.0");
        assertThat(stops.get(0).applied().get(0)).isEqualTo("contenttypes.0001_initial");
        Stop last = stops.get(112);
        assertThat(last.release()).isEqualTo("1.16.0");
        assertThat(Reference.factsAt(engine, "1.16.9")).containsAll(last.added());
    }

    @Test
    void releaseBetweenTwoStopsHasTheFactsOfTheEarlier() {
        assertThat(Reference.factsAt(Engine.MYSQL, "1.2.43")).isEqualTo(Reference.factsAt(Engine.MYSQL, "1.2.41"));
        assertThat(Reference.factsAt(Engine.MYSQL, "1.2.9")).isNotEqualTo(Reference.factsAt(Engine.MYSQL, "1.2.10"));
        assertThatThrownBy(() -> Reference.factsAt(Engine.MYSQL, "1.3.115")).hasMessageContaining("1.3.115");
    }

    @Test
    void factOfSeveralLinesIsOneFact() throws SQLException {
        List<String> facts = Reference.factsAt(Engine.POSTGRESQL, "1.8.5");
        assertThat(facts).filteredOn(fact -> fact.contains("\n")).hasSize(1);
        assertThat(facts).allMatch(fact -> fact.matches("(?s)[a-z-]+ [a-z_]+.*"));
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "broken-4701");
                Connection connection = database.connect()) {
            assertThat(DatabaseFacts.schema(connection, Engine.POSTGRESQL))
                    .filteredOn(fact -> fact.contains("\n"))
                    .isSubsetOf(facts)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void sampleIsAFreshDatabaseOfItsRelease(Engine engine) throws SQLException {
        try (TestDatabase database = Servers.create(engine, "1.2.40");
                Connection connection = database.connect()) {
            assertThat(DatabaseFacts.schema(connection, engine)).isEqualTo(Reference.freshFacts(engine, "1.2.40"));
            assertThat(DatabaseFacts.rows(connection, engine, "django_migrations"))
                    .extracting(
                            row -> row.cells().get("app") + "." + row.cells().get("name"))
                    // Django records the migrations that a squashed one replaces in no particular order
                    .containsExactlyInAnyOrderElementsOf(Reference.freshMigrations(engine, "1.2.40"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void upgradedDatabaseDiffersFromAFreshOneByItsLeftovers(Engine engine) {
        List<String> differences = SchemaComparison.compare(
                Reference.factsAt(engine, "1.2.40"), Reference.freshFacts(engine, "1.2.40"), engine);
        assertThat(differences.stream().filter(line -> !line.contains(REMOVED_APP)))
                .containsExactlyElementsOf(
                        engine == Engine.MYSQL
                                // an added JSON column keeps the default that filled it
                                ? List.of(
                                        "- column alerts_alertgroup.cached_render_for_web json not-null default=_utf8mb4\\'{}\\",
                                        "+ column alerts_alertgroup.cached_render_for_web json not-null")
                                : List.of());
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void sampleHoldsTheSameRowsOnAllEngines(Engine engine) throws SQLException {
        assertThat(RowComparison.compare(sample(Engine.SQLITE), sample(engine))).isEmpty();
    }

    private static List<Row> sample(Engine engine) throws SQLException {
        try (TestDatabase database = Servers.create(engine, "1.2.40");
                Connection connection = database.connect()) {
            return DatabaseFacts.rows(connection, engine);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void brokenSampleHasLostItsLinks(Engine engine) throws SQLException {
        try (TestDatabase database = Servers.create(engine, "broken-4701");
                Connection connection = database.connect()) {
            assertThat(DatabaseFacts.schema(connection, engine))
                    .noneMatch(fact -> fact.startsWith("column alerts_escalationpolicy.custom_button_trigger_id "))
                    .anyMatch(fact -> fact.startsWith("column alerts_escalationpolicy.custom_webhook_id "));
        }
    }

    /** SQLite loses the orphaned column when 1.9.5 rebuilds the table; on the others it stays. */
    @ParameterizedTest
    @EnumSource(names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void expectedRowsAreTheSameOnAllEngines(Engine engine) {
        assertThat(RowComparison.compare(
                        Reference.expectedRows(Engine.SQLITE, "1.8.5"), Reference.expectedRows(engine, "1.8.5")))
                .isEmpty();
        assertThat(RowComparison.compare(
                        Reference.expectedRows(Engine.SQLITE, "1.16.9"), Reference.expectedRows(engine, "1.16.9")))
                .singleElement()
                .asString()
                .startsWith("300 × alerts_alertgroup.slack_message_id: extra column");
    }

    @Test
    void truthTellsWhatIsLeftOfALink() {
        assertThat(Reference.truth())
                .contains(
                        entry(1L, new Evidence(3, false, null, List.of())),
                        entry(19L, new Evidence(3, false, 3L, List.of("log", "snapshot"))));
    }

    @Test
    void unknownReleaseHasNoReference() {
        assertThat(Stream.of("1.8.4", "2.0.0"))
                .allSatisfy(release -> assertThatThrownBy(() -> Reference.freshFacts(Engine.SQLITE, release))
                        .isInstanceOf(IllegalArgumentException.class));
    }
}
