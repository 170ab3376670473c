package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checks before an upgrade, on the command line. */
class CheckCommandTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRESQL"})
    void warningsLeaveTheExitCodeAtZero(Engine engine) {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            CommandRun.Outcome words = run(database, "check", "--to", "1.8.5", "--backup", directory.toString());
            assertThat(words.exitCode()).isZero();
            assertThat(words.out())
                    .contains(
                            "Database " + engine.title(),
                            "passed         Database: This is the database of OnCall 1.2.40.")
                    .contains("OnCall 1.8.5 is reached by", "warning        Data: ", "- 1.2.45 · ")
                    .contains("note           Secret key: ");
            assertThat(words.err()).isEmpty();

            JsonNode json = run(database, "check", "--json", "--backup", directory.toString())
                    .json();
            assertThat(json.path("command").asText()).isEqualTo("check");
            assertThat(json.at("/database/engine").asText()).isEqualTo(engine.id());
            assertThat(ids(json)).startsWith("server", "writable", "database").contains("rights", "space");
            JsonNode data = StreamSupport.stream(json.path("checks").spliterator(), false)
                    .filter(check -> check.path("id").asText().equals("data"))
                    .findFirst()
                    .orElseThrow();
            assertThat(data.path("severity").asText()).isEqualTo("warning");
            assertThat(data.path("title").asText()).isEqualTo("Data");
            assertThat(data.path("sentence").asText()).contains("delete rows");
            assertThat(data.path("whatToDo").asText()).isNotBlank();
            assertThat(data.path("evidence")).isNotEmpty();
        }
    }

    @Test
    void whatStandsAgainstAnUpgradeIsARefusal() throws SQLException {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "insert into django_migrations (app, name, applied) select app, '9999_future', applied"
                                + " from django_migrations where app = 'alerts' limit 1");
            }
            CommandRun.Outcome words = run(database, "check");
            assertThat(words.exitCode()).isEqualTo(3);
            assertThat(words.out())
                    .contains("blocker        Database: ", "- alerts.9999_future", "not checked    Data: ");
            assertThat(words.err()).contains("2 checks speak against an upgrade.", "Use a newer Stepwise");

            JsonNode json = run(database, "check", "--only", "database", "--only", "encoding", "--json")
                    .json();
            assertThat(json.path("exitCode").asInt()).isEqualTo(3);
            assertThat(ids(json)).containsExactly("database", "encoding");
            assertThat(json.at("/error/happened").asText()).startsWith("One check speaks against an upgrade: ");
        }
    }

    @Test
    void mistakesAreTold() {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            CommandRun.Outcome unknown = run(database, "check", "--only", "weather");
            assertThat(unknown.exitCode()).isEqualTo(2);
            assertThat(unknown.err()).contains("\"weather\"", "server, writable, database");
            assertThat(run(database, "check", "--to", "1.99").exitCode()).isEqualTo(2);
        }
        CommandRun.Outcome down =
                CommandRun.of("check", "--url", "jdbc:postgresql://127.0.0.1:1/oncall", "--user", "oncall");
        assertThat(down.exitCode()).isEqualTo(5);
        assertThat(down.err()).contains("127.0.0.1:1");
    }

    private static List<String> ids(JsonNode json) {
        return StreamSupport.stream(json.path("checks").spliterator(), false)
                .map(check -> check.path("id").asText())
                .toList();
    }

    private static CommandRun.Outcome run(TestDatabase database, String... arguments) {
        return new CommandRun().passwordOf(database).run(LookingCommandsTest.on(database, arguments));
    }
}
