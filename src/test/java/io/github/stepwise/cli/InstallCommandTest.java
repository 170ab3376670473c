package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fresh databases from the command line. */
class InstallCommandTest {
    private static final String PASSWORD = "hunter2-Geheim!";

    @TempDir
    private Path directory;

    @Test
    void makesASqliteDatabaseThatDetectKnows() {
        String file = directory.resolve("new.db").toString();
        CommandRun.Outcome run = CommandRun.of("install", "--release", "1.8.5", "--file", file);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Done: SQLite " + file, "OnCall 1.8.5", "tables", "SECRET_KEY", "plugin");
        assertThat(CommandRun.of("detect", "--file", file).out()).contains("OnCall 1.8.5");
        assertThat(CommandRun.of("verify", "--file", file).exitCode()).isZero();
    }

    @Test
    void refusesADatabaseThatHoldsSomething() {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            CommandRun.Outcome run = CommandRun.of(LookingCommandsTest.on(database, "install", "--json"));
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.json().at("/error/happened").asText()).contains("not empty");
        }
    }

    @Test
    void makesAUserWhosePasswordIsNeverShown() {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            String role = "role_" + database.name();
            String[] arguments =
                    LookingCommandsTest.on(database, "install", "--release", "1.16.9", "--create-role", role, "--json");
            assertThat(CommandRun.of(arguments).exitCode()).isEqualTo(2);
            assertThat(CommandRun.of(arguments).err()).contains("--role-password-file", "STEPWISE_ROLE_PASSWORD");
            CommandRun.Outcome differing =
                    new CommandRun().typing("", "one", "two").run(arguments);
            assertThat(differing.exitCode()).isEqualTo(2);
            assertThat(differing.err()).contains("differ");

            CommandRun.Outcome tooShort =
                    new CommandRun().with("STEPWISE_ROLE_PASSWORD", "seven77").run(arguments);
            assertThat(tooShort.exitCode()).isEqualTo(2);
            assertThat(tooShort.err()).contains("too short", "8 characters").doesNotContain("seven77");

            CommandRun.Outcome run =
                    new CommandRun().with("STEPWISE_ROLE_PASSWORD", PASSWORD).run(arguments);
            assertThat(run.exitCode()).isZero();
            JsonNode installed = run.json().path("installed");
            assertThat(installed.path("release").asText()).isEqualTo("1.16.9");
            assertThat(installed.path("userCreated").asBoolean()).isTrue();
            assertThat(installed.path("tables").asInt()).isGreaterThan(90);
            assertThat(run.all()).doesNotContain(PASSWORD);
        }
    }

    @Test
    void rolesExcludeEachOther() {
        CommandRun.Outcome run = CommandRun.of(
                "install",
                "--url",
                "jdbc:mysql://db/oncall",
                "--user",
                "root",
                "--create-role",
                "a",
                "--grant-to",
                "b");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("exclude each other");
        CommandRun.Outcome sqlite = CommandRun.of("install", "--file", "x.db", "--grant-to", "b");
        assertThat(sqlite.exitCode()).isEqualTo(2);
        assertThat(sqlite.err()).contains("SQLite has no users");
        assertThat(Files.exists(Path.of("x.db"))).isFalse();
        assertThat(List.of(run.out(), sqlite.out())).containsOnly("");
    }
}
