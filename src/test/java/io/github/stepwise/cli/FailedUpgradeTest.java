package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Reference;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is told when a run fails, and that it can go on; nothing of it may hold a secret. */
class FailedUpgradeTest {
    private static final String PASSWORD = "hunter2-Geheim!";

    @TempDir
    private Path directory;

    @Test
    void failureIsExplainedAndTheRunGoesOn() throws IOException, SQLException {
        Path report = directory.resolve("report.json");
        Path key = Files.writeString(directory.resolve("key"), Reference.SECRET_KEY);
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            execute(database, "create view by_hand as select cached_render_for_web from alerts_alertgroup");
            String[] arguments = LookingCommandsTest.on(
                    database,
                    "upgrade",
                    "--to",
                    "1.3.15",
                    "--yes",
                    "--no-backup",
                    "--json",
                    "--debug",
                    "--secret-key-file",
                    key.toString(),
                    "--export-dir",
                    directory.resolve("exports").toString(),
                    "--report",
                    report.toString());
            root.detachAppender("stderr");
            root.setLevel(Level.TRACE);
            root.addAppender(log);
            CommandRun.Outcome failed =
                    new CommandRun().with(Passwords.VARIABLE, PASSWORD).run(arguments);
            assertThat(failed.exitCode()).isEqualTo(1);
            JsonNode error = failed.json().path("error");
            assertThat(error.path("happened").asText()).contains("alerts.0020_auto_20230711_1532");
            assertThat(error.path("data").asText()).contains("rolled back");
            assertThat(error.path("next")).isNotEmpty();
            assertThat(error.path("server").asText()).contains("by_hand");
            assertThat(failed.json().at("/run/outcome").asText()).isEqualTo("failed");
            assertThat(failed.json().at("/run/failure/migration").asText()).isEqualTo("alerts.0020_auto_20230711_1532");
            assertThat(failed.err())
                    .containsSubsequence(
                            "What happened", "Your data", "What to do", "Details", "server's words", "\tat ");

            CommandRun.Outcome detect = CommandRun.of(LookingCommandsTest.on(database, "detect", "--json"));
            assertThat(detect.json().at("/state/kind").asText()).isEqualTo("unfinished");
            assertThat(detect.json().at("/state/target").asText()).isEqualTo("1.3.15");

            execute(database, "drop view by_hand");
            CommandRun.Outcome again =
                    new CommandRun().with(Passwords.VARIABLE, PASSWORD).run(arguments);
            assertThat(again.exitCode()).isZero();
            assertThat(again.json().at("/run/resumed").asBoolean()).isTrue();
            assertThat(again.json().at("/run/reached").asText()).isEqualTo("1.3.15");

            List<String> texts = new ArrayList<>(List.of(failed.all(), again.all(), Files.readString(report)));
            log.list.forEach(event -> texts.add(event.getFormattedMessage() + event.getThrowableProxy()));
            assertThat(log.list).isNotEmpty();
            assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain(PASSWORD, Reference.SECRET_KEY));
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
