package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepwise.database.UnfinishedRestore;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database to which a restore has not ended is never taken for a whole one. */
class HalfRestoredTest {
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void everyCommandSaysSo(Engine engine) throws SQLException {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            try (Connection connection = database.connect()) {
                new UnfinishedRestore("nightly.stepwise", "2026-11-22T12:00:00Z", "/safe/before.stepwise")
                        .write(connection, engine);
            }
            CommandRun.Outcome detect = BackupCommandsTest.on(database, "detect");
            assertThat(detect.exitCode()).isZero();
            assertThat(detect.out().replaceAll("\\s+", " "))
                    .contains("unfinished restore of nightly.stepwise that began at 2026-11-22T12:00:00Z")
                    .contains("/safe/before.stepwise", "stepwise restore");
            JsonNode state =
                    BackupCommandsTest.on(database, "detect", "--json").json().path("state");
            assertThat(state.path("kind").asText()).isEqualTo("halfRestored");
            assertThat(state.path("file").asText()).isEqualTo("nightly.stepwise");

            for (List<String> command : List.of(
                    List.of("plan"),
                    List.of("upgrade", "--yes", "--no-backup"),
                    List.of("install"),
                    List.of("verify"),
                    List.of("backup", "create"))) {
                CommandRun.Outcome refused = BackupCommandsTest.on(database, command.toArray(String[]::new));
                assertThat(refused.exitCode()).as(command + refused.all()).isEqualTo(3);
                assertThat(refused.err().replaceAll("\\s+", " ")).contains("unfinished restore of nightly.stepwise");
            }
        }
    }
}
