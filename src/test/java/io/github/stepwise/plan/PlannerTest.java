package io.github.stepwise.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.database.ServerVersion;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.state.State;
import io.github.stepwise.state.StateReader;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.DatabaseFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans for the sample database; SQLite serves, because a plan differs between engines only in its changes. */
class PlannerTest {
    private static final Catalog CATALOG = Catalog.load();
    private static final ServerVersion NEW_SERVER = new ServerVersion("SQLite", List.of(3, 54), "3.54");

    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = Servers.create(Engine.SQLITE, "1.2.40");
        connection = database.connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    private Plan plan(String target) throws Exception {
        return plan(target, NEW_SERVER);
    }

    private Plan plan(String target, ServerVersion server) throws Exception {
        Dialect dialect = Dialect.of(Engine.SQLITE);
        Schema live = dialect.introspect(connection);
        State state = new StateReader(CATALOG).read(connection, live);
        return new Planner(CATALOG, Engine.SQLITE)
                .plan(state, Version.of(target), Set.of(), server, new LiveFacts(connection, live, dialect::quote));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void holdsEveryMissingMigrationOnceAndInTheCatalogsOrder() throws Exception {
        List<String> ids =
                plan("1.8.5").migrations().stream().map(PlannedMigration::id).toList();
        assertThat(ids).hasSize(95).doesNotHaveDuplicates();
        assertThat(ids.indexOf("webhooks.0008_auto_20230712_1613"))
                .isLessThan(ids.indexOf("alerts.0051_remove_escalationpolicy_custom_button_trigger"));
    }

    @Test
    void passesOverReleasesThatAreKnownToBeBad() throws Exception {
        Plan plan = plan("1.16.9");
        assertThat(plan.stops())
                .extracting(stop -> stop.release().toString())
                .contains("1.3.46", "1.3.53", "1.3.116", "1.5.3", "1.12.0", "1.13.5")
                .doesNotContain("1.3.48", "1.3.50", "1.3.115", "1.5.2", "1.10.0", "1.13.0", "1.13.4");
        assertThat(plan.stops()).allMatch(PlannedStop::pausable);
        assertThat(plan.stops().get(plan.stops().size() - 1).release()).isEqualTo(Version.of("1.16.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.13.0", "1.3.48", "1.12.1"})
    void refusesABadReleaseAsTarget(String target) {
        assertThatThrownBy(() -> plan(target))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining("must not be a stop")
                .satisfies(e -> assertThat(((PlanRefused) e).nextStep()).startsWith("The next good release is "));
    }

    @Test
    void refusesToGoDown() {
        assertThatThrownBy(() -> plan("1.2.39"))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining("downwards")
                .satisfies(e -> assertThat(((PlanRefused) e).nextStep()).contains("backup"));
    }

    @Test
    void refusesAnUnknownRelease() {
        assertThatThrownBy(() -> plan("1.3.999"))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining("1.3.999");
    }

    @Test
    void refusesAServerThatIsTooOldFromThatReleaseOn() throws Exception {
        ServerVersion old = new ServerVersion("SQLite", List.of(3, 20), "3.20");
        assertThat(plan("1.3.47", old).isEmpty()).isFalse();
        assertThatThrownBy(() -> plan("1.3.53", old))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining("needs SQLite 3.21 or newer");
    }

    @Test
    void hasNothingToDoAtTheTarget() throws Exception {
        assertThat(plan("1.2.40").isEmpty()).isTrue();
    }

    @Test
    void asksForTheKeyOnlyWhenButtonsHaveSecrets() throws Exception {
        assertThat(plan("1.8.5").needsSecretKey()).isTrue();
        assertThat(plan("1.3.10").needsSecretKey()).isFalse();
        execute("update alerts_custombutton set password = null, authorization_header = null");
        assertThat(plan("1.8.5").needsSecretKey()).isFalse();
    }

    @Test
    void countsWhatIsLostAndChanged() throws Exception {
        PlannedMigration buttons = migration(plan("1.8.5"), "webhooks.0008_auto_20230712_1613");
        assertThat(buttons.risks()).anySatisfy(risk -> {
            assertThat(risk.kind()).isEqualTo(Risk.Kind.CHANGES_ROWS);
            assertThat(risk.rows()).hasValue(16);
        });
        PlannedMigration dropped = migration(plan("1.8.5"), "alerts.0026_auto_20230719_1010");
        assertThat(dropped.risks())
                .filteredOn(risk -> risk.kind() == Risk.Kind.DROPS_DATA)
                .extracting(Risk::text)
                .contains("column is_archived is dropped");
    }

    @Test
    void warnsOfWhatLiesBetween() throws Exception {
        assertThat(plan("1.8.5").warnings()).isNotEmpty().allMatch(text -> text.matches("1\\.[2-8]\\.\\d+: .+"));
    }

    @Test
    void warnsOfViewsOfOnesOwn() throws Exception {
        execute("create view some_users as select id from user_management_user");
        assertThat(plan("1.8.5").warnings().get(0)).contains("view some_users", "drop it before the upgrade");
    }

    @Test
    void previewsTheStatementsOfEveryMigration() throws Exception {
        Plan plan = plan("1.16.9");
        Map<String, List<String>> script = new SqlPreview(CATALOG, Dialect.of(Engine.SQLITE)).of(plan);
        assertThat(script.keySet())
                .containsExactlyElementsOf(
                        plan.migrations().stream().map(PlannedMigration::id).toList());
        assertThat(script.get("alerts.0033_alertgrouplogrecord_action_source"))
                .anyMatch(sql -> sql.contains("action_source"))
                .anyMatch(sql -> sql.startsWith("INSERT INTO django_migrations"));
    }

    @Test
    void planningChangesNothing() throws Exception {
        List<String> before = DatabaseFacts.schema(connection, Engine.SQLITE);
        plan("1.16.9");
        assertThat(DatabaseFacts.schema(connection, Engine.SQLITE)).isEqualTo(before);
    }

    private static PlannedMigration migration(Plan plan, String id) {
        return plan.migrations().stream()
                .filter(migration -> migration.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void optionalApplicationsAreAdded() throws Exception {
        Dialect dialect = Dialect.of(Engine.SQLITE);
        Schema live = dialect.introspect(connection);
        State state = new StateReader(CATALOG).read(connection, live);
        LiveFacts facts = new LiveFacts(connection, live, dialect::quote);
        Planner planner = new Planner(CATALOG, Engine.SQLITE);
        Plan without = planner.plan(state, Version.of("1.16.9"), Set.of(), NEW_SERVER, facts);
        Plan with = planner.plan(state, Version.of("1.16.9"), Set.of(App.MATTERMOST), NEW_SERVER, facts);
        assertThat(with.migrations()).hasSize(without.migrations().size() + 1);
    }
}
