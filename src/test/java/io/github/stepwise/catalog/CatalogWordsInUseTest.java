package io.github.stepwise.catalog;

import static io.github.stepwise.catalog.CatalogWordsTest.assertChinese;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.catalog.oncall.RowChangeContext;
import io.github.stepwise.catalog.oncall.UnknownButtonLinks;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.ServerVersion;
import io.github.stepwise.install.demo.DemoDatabase;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.plan.Risk;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.State;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.upgrade.Upgrade;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeOptions;
import io.github.stepwise.upgrade.UpgradeResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chinese for what plans, states and runs of real databases say. */
class CatalogWordsInUseTest {
    private static final Catalog CATALOG = CatalogWordsTest.CATALOG;
    private static final CatalogWords CHINESE = CatalogWordsTest.CHINESE;
    private static final ServerVersion SERVER = new ServerVersion("SQLite", List.of(3, 54), "3.54");
    private static final Version NEWEST = Version.of("1.16.9");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1.2.40", "broken-4701"})
    void everySentenceOfAPlanForASampleIsChinese(String sample) throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, sample)) {
            try (Connection connection = database.connect()) {
                execute(connection, "create view some_users as select id from user_management_user");
            }
            Inspected inspected = inspect(database.settings());
            assertChinese(inspected.state().describe());
            assertPlan(inspected.plan());
            assertThat(inspected.plan().warnings().get(0)).contains("view some_users");
            assertThat(CHINESE.of(inspected.plan().warnings().get(0))).contains("view some_users");
        }
    }

    @Test
    void everySentenceOfThePlanForTheDemoIsChinese() throws Exception {
        Path file = folder.resolve("oncall.db");
        new DemoDatabase(CATALOG).create(file);
        Inspected inspected = inspect(ConnectionSettings.sqlite(file));
        assertThat(CHINESE.of(inspected.state().describe())).isEqualTo("这是 OnCall 1.2.40 的数据库。");
        assertPlan(inspected.plan());
    }

    @Test
    void everySentenceOfARunOfTheBrokenDemoIsChinese() throws Exception {
        Path file = folder.resolve("oncall.db");
        new DemoDatabase(CATALOG).createBroken4701(file);
        ConnectionSettings settings = ConnectionSettings.sqlite(file);
        Inspected inspected = inspect(settings);
        assertThat(CHINESE.of(inspected.state().describe())).startsWith("从 OnCall 1.2.40 一次跳到");
        assertPlan(inspected.plan());

        List<UpgradeEvent> events = new ArrayList<>();
        UpgradeOptions options = UpgradeOptions.of(folder.resolve("exports"))
                .withCipher(MirageCipher.of(DemoDatabase.SECRET_KEY, DemoDatabase.CIPHER_IV));
        UpgradeResult result = new Upgrade(CATALOG, inspected.plan(), settings, options, events::add).run();
        assertThat(result.outcome()).isEqualTo(UpgradeResult.Outcome.COMPLETED);
        assertThat(events)
                .hasAtLeastOneElementOfType(UpgradeEvent.DeviationApplied.class)
                .hasAtLeastOneElementOfType(UpgradeEvent.Note.class);
        events.forEach(CatalogWordsInUseTest::assertEvent);
    }

    private static void assertEvent(UpgradeEvent event) {
        if (event instanceof UpgradeEvent.RunStarted started) {
            assertChinese(started.from());
        } else if (event instanceof UpgradeEvent.MigrationStarted started) {
            assertChinese(started.title());
            assertThat(CHINESE.title(started.migration(), started.title())).isEqualTo(CHINESE.of(started.title()));
        } else if (event instanceof UpgradeEvent.Note note) {
            assertChinese(note.text());
        } else if (event instanceof UpgradeEvent.DeviationApplied applied) {
            assertChinese(applied.why());
        }
    }

    private static void assertPlan(Plan plan) {
        assertThat(plan.migrations()).hasSizeGreaterThan(50);
        plan.migrations().forEach(migration -> {
            assertChinese(migration.title());
            migration.risks().stream().map(Risk::text).forEach(CatalogWordsTest::assertChinese);
        });
        assertThat(plan.warnings()).isNotEmpty();
        plan.warnings().forEach(CatalogWordsTest::assertChinese);
    }

    @Test
    void databasesOfOthersAndBetweenReleasesAreToldInChinese() throws Exception {
        Path file = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            execute(connection, "create table pets (id integer primary key)");
            assertChinese(inspectState(file).describe());
            execute(connection, "create table django_migrations (id integer primary key, app text, name text)");
            assertChinese(inspectState(file).describe());
            execute(connection, "insert into django_migrations (app, name) values ('pets', '0001_initial')");
            assertChinese(inspectState(file).describe());
        }
        Path demo = folder.resolve("demo.db");
        new DemoDatabase(CATALOG).create(demo);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + demo)) {
            for (int missing = 1; missing <= 5; missing += 4) {
                execute(
                        connection,
                        "delete from django_migrations where id in (select id from django_migrations"
                                + " where app = 'schedules' order by id limit " + missing + ")");
                State state = inspectState(demo);
                assertThat(state).isInstanceOf(State.Between.class);
                assertChinese(state.describe());
                assertThat(CHINESE.of(state.describe())).contains("OnCall 的某个早期版本", "schedules.0001_squashed_initial");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.39", "1.3.999", "1.13.0", "1.3.48"})
    void whyThereIsNoPlanIsToldInChinese(String target) throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            PlanRefused refused = catchThrowableOfType(
                    PlanRefused.class, () -> inspect(database.settings(), Version.of(target), SERVER));
            assertChinese(refused.getMessage());
            assertChinese(refused.nextStep());
            assertThat(CHINESE.of(refused.getMessage())).contains(target);
        }
    }

    @Test
    void refusalsOfServersAndOtherDatabasesAreToldInChinese() throws Exception {
        ServerVersion old = new ServerVersion("SQLite", List.of(3, 20), "3.20");
        List<PlanRefused> refusals = new ArrayList<>();
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            refusals.add(catchThrowableOfType(PlanRefused.class, () -> inspect(database.settings(), NEWEST, old)));
        }
        Planner planner = new Planner(CATALOG, Engine.SQLITE);
        for (State state : List.of(
                new State.Empty(),
                new State.HalfRestored("a.stepwise", "10:00", ""),
                new State.Newer(List.of("alerts.0099_new")),
                new State.Foreign(
                        "it is Grafana's own database. OnCall has a database of its own, often named oncall."))) {
            refusals.add(
                    catchThrowableOfType(PlanRefused.class, () -> planner.plan(state, NEWEST, Set.of(), SERVER, null)));
        }
        assertThat(refusals).hasSize(5).doesNotContainNull();
        refusals.forEach(refused -> {
            assertChinese(refused.getMessage());
            assertChinese(refused.nextStep());
        });
    }

    @Test
    void notesOfLostLinksAreChinese() throws Exception {
        List<String> notes = new ArrayList<>();
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40");
                Connection connection = database.connect()) {
            execute(connection, "update alerts_escalationpolicy set custom_button_trigger_id = null, step = 10");
            new UnknownButtonLinks()
                    .apply(new RowChangeContext(connection, Engine.SQLITE, Optional.empty(), notes::add));
        }
        assertThat(notes).isNotEmpty();
        notes.forEach(CatalogWordsTest::assertChinese);
    }

    /**
     * English that the program does not say any more would never be recognised; sentences are looked for in the classes,
     * piece by piece, as the compiler left them there.
     */
    @Test
    void everyPhraseIsStillWhatTheProgramSays() throws Exception {
        String program = constants("plan", "state", "upgrade", "catalog/oncall");
        for (String name : CatalogWordsTest.phrases()) {
            String english = CatalogWordsTest.properties().getProperty("phrase." + name + ".english");
            for (String part : english.replace("''", "'").split("\\{\\d}", -1)) {
                assertThat(rest(part, program)).as(name).isEmpty();
            }
        }
    }

    /** What of a text is not made of texts of the program, each of at least eight characters. */
    private static String rest(String text, String program) {
        String rest = text;
        while (!rest.isEmpty()) {
            int length = rest.length();
            while (length > 0 && !program.contains(rest.substring(0, length))) {
                length--;
            }
            if (length < Math.min(8, rest.length())) {
                return rest;
            }
            rest = rest.substring(length);
        }
        return rest;
    }

    private static String constants(String... packages) throws Exception {
        Path classes = Path.of(Catalog.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        StringBuilder constants = new StringBuilder();
        for (String name : packages) {
            try (Stream<Path> files =
                    Files.list(classes.resolve("io/github/stepwise").resolve(name))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    constants.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return constants.toString();
    }

    private record Inspected(State state, Plan plan) {}

    private static Inspected inspect(ConnectionSettings settings) throws Exception {
        return inspect(settings, NEWEST, SERVER);
    }

    private static Inspected inspect(ConnectionSettings settings, Version target, ServerVersion server)
            throws Exception {
        try (Database database = Database.open(settings);
                Connection connection = database.connection()) {
            Inspection inspection = Inspection.of(database, CATALOG);
            Plan plan = new Planner(CATALOG, Engine.SQLITE)
                    .plan(inspection.state(), target, Set.of(), server, inspection.facts(connection, database));
            return new Inspected(inspection.state(), plan);
        }
    }

    private static State inspectState(Path file) throws Exception {
        try (Database database = Database.open(ConnectionSettings.sqlite(file))) {
            return Inspection.of(database, CATALOG).state();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
