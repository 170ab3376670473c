package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that change nothing, on real databases. */
class LookingCommandsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void detectNamesTheRelease(Engine engine) {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            CommandRun.Outcome words = run(database, "detect");
            assertThat(words.exitCode()).isZero();
            assertThat(words.out()).contains(engine.title(), "OnCall 1.2.40", "oss_installation");
            assertThat(words.err()).isEmpty();

            JsonNode state = run(database, "detect", "--json").json().path("state");
            assertThat(state.path("kind").asText()).isEqualTo("known");
            assertThat(state.path("to").asText()).isEqualTo("1.2.40");
            assertThat(state.path("applied").asInt()).isGreaterThan(100);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRESQL"})
    void planShowsStopsRisksAndSql(Engine engine) {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            CommandRun.Outcome words = run(database, "plan", "--to", "1.8.5", "--sql");
            assertThat(words.exitCode()).isZero();
            assertThat(words.out())
                    .contains(
                            "To       OnCall 1.8.5",
                            "Stop 1.3.11",
                            "webhooks.0008_auto_20230712_1613",
                            "! drops data: alerts_alertgroup",
                            "(300 rows)",
                            "In all",
                            "To know beforehand",
                            "INSERT INTO django_migrations");

            CommandRun.Outcome json = run(database, "plan", "--json");
            JsonNode plan = json.json().path("plan");
            assertThat(plan.path("target").asText()).isEqualTo("1.16.9");
            assertThat(plan.path("stops").size()).isGreaterThan(50);
            assertThat(plan.at("/stops/0/migrations/0").has("sql")).isFalse();
            assertThat(json.err()).isEmpty();
        }
    }

    @Test
    void optionalApplicationsChangeThePlan() {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            assertThat(apps(run(database, "plan", "--json"))).containsExactly("oss_installation", "zvonok", "exotel");
            assertThat(apps(run(database, "plan", "--json", "--with", "mattermost", "--without", "exotel")))
                    .containsExactly("oss_installation", "zvonok", "mattermost");
            CommandRun.Outcome refused = run(database, "plan", "--without", "oss");
            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err()).contains("tables of oss_installation already");
        }
    }

    @Test
    void planIsRefusedWithReasonAndNextStep() {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            CommandRun.Outcome down = run(database, "plan", "--to", "1.2.0");
            assertThat(down.exitCode()).isEqualTo(3);
            assertThat(down.err()).contains("downwards", "Nothing was changed.", "restore a backup");

            CommandRun.Outcome avoided = run(database, "plan", "--to", "1.3.115");
            assertThat(avoided.exitCode()).isEqualTo(3);
            assertThat(avoided.err()).contains("1.3.115 must not be a stop", "1.3.116");
        }
    }

    @Test
    void nothingToDoIsNoFailure() {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            for (String command : List.of("plan", "upgrade")) {
                CommandRun.Outcome run = run(database, command, "--to", "1.2.40");
                assertThat(run.exitCode()).isZero();
                assertThat(run.out()).contains("Nothing to do");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRESQL"})
    void verifyAgreesOrTellsTheDifferences(Engine engine) throws SQLException {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            CommandRun.Outcome equal = run(database, "verify");
            assertThat(equal.out()).contains("as OnCall 1.2.40 leaves it");
            assertThat(equal.exitCode()).isZero();

            CommandRun.Outcome later = run(database, "verify", "--release", "1.2.44");
            assertThat(later.exitCode()).isEqualTo(6);
            assertThat(later.out()).contains("2 migrations missing", "slack.0003_delete_slackactionrecord");

            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("alter table alerts_alert add column extra integer");
            }
            JsonNode verification = run(database, "verify", "--json").json().path("verification");
            assertThat(verification.path("equal").asBoolean()).isFalse();
            assertThat(verification.path("schema")).hasSize(1);
            assertThat(verification.at("/schema/0/kind").asText()).isEqualTo("unexpected");
            assertThat(verification.at("/schema/0/table").asText()).isEqualTo("alerts_alert");
            assertThat(verification.at("/schema/0/name").asText()).isEqualTo("extra");
        }
    }

    @Test
    void brokenDatabaseGetsItsStory() {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "broken-4701")) {
            CommandRun.Outcome detect = run(database, "detect");
            assertThat(detect.exitCode()).isZero();
            assertThat(detect.out()).contains("4701", "Missing", "webhooks.0008_auto_20230712_1613");
            CommandRun.Outcome verify = run(database, "verify");
            assertThat(verify.exitCode()).isEqualTo(3);
            assertThat(verify.err()).contains("--release");
        }
    }

    @Test
    void otherDatabasesAreNamedForWhatTheyAre() throws SQLException {
        try (TestDatabase database = Servers.create(Engine.SQLITE)) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table cats (id integer)");
            }
            CommandRun.Outcome detect = run(database, "detect", "--json");
            assertThat(detect.exitCode()).isZero();
            assertThat(detect.json().at("/state/kind").asText()).isEqualTo("foreign");
            assertThat(run(database, "plan").exitCode()).isEqualTo(3);
            assertThat(run(database, "upgrade", "--yes").exitCode()).isEqualTo(3);
            assertThat(run(database, "verify").exitCode()).isEqualTo(3);
        }
    }

    @Test
    void missingDatabaseAndServerAreConnectionProblems() {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            String url = database.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/no_such_database$1");
            CommandRun.Outcome missing = CommandRun.of("detect", "--url", url, "--user", database.user());
            assertThat(missing.exitCode()).isEqualTo(5);
            assertThat(missing.err()).contains("no_such_database", "Nothing was changed.");
        }
        CommandRun.Outcome down =
                CommandRun.of("detect", "--url", "jdbc:postgresql://127.0.0.1:1/oncall", "--user", "oncall");
        assertThat(down.exitCode()).isEqualTo(5);
        assertThat(down.err()).contains("127.0.0.1:1");
    }

    @Test
    void configOfOnCallLeadsToItsDatabase() throws IOException {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            Path config = Files.writeString(
                    directory.resolve(".env"), "DATABASE_TYPE=sqlite3\nDATABASE_NAME=" + database.file() + "\n");
            CommandRun.Outcome run = CommandRun.of("detect", "--oncall-config", config.toString());
            assertThat(run.out()).contains("OnCall 1.2.40");
            assertThat(CommandRun.of("detect", "--oncall-config", directory.toString())
                            .out())
                    .contains("OnCall 1.2.40");
        }
    }

    private static CommandRun.Outcome run(TestDatabase database, String... arguments) {
        return new CommandRun().passwordOf(database).run(on(database, arguments));
    }

    /** The arguments, and those that lead to the database. */
    static String[] on(TestDatabase database, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", database.jdbcUrl()));
        if (!database.user().isEmpty()) {
            all.addAll(List.of("--user", database.user()));
        }
        return all.toArray(String[]::new);
    }

    private static List<String> apps(CommandRun.Outcome run) {
        return StreamSupport.stream(run.json().at("/plan/apps").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
