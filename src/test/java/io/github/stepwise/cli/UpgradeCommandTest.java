package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Reference;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Upgrades of the sample, from the plan to the report. */
class UpgradeCommandTest {
    private static final String PASSWORD = "hunter2-Geheim!";

    @TempDir
    private Path directory;

    private Path key;

    @BeforeEach
    void writeKey() throws IOException {
        key = Files.writeString(directory.resolve("key"), Reference.SECRET_KEY + "\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRESQL"})
    void goesFromPlanToVerifiedReport(Engine engine) throws IOException {
        Path json = directory.resolve("report.json");
        Path text = directory.resolve("report.txt");
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            CommandRun.Outcome run = upgrade(
                    new CommandRun().with(Passwords.VARIABLE, PASSWORD).passwordOf(database),
                    database,
                    "--to",
                    "1.8.5",
                    "--yes",
                    "--report",
                    json.toString(),
                    "--report",
                    text.toString());
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.out())
                    .contains(
                            "From     OnCall 1.2.40",
                            "What happens to data",
                            "[1/",
                            "Stop 1 of",
                            "verified in",
                            "Outcome    completed",
                            "Verified   yes",
                            "buttons-first",
                            "delete 5 rows of alerts_escalationpolicy",
                            "Exported before deletion",
                            "grafana/oncall:v1.8.5",
                            "old engine",
                            "plugin");
            JsonNode report = new ObjectMapper().readTree(json.toFile());
            assertThat(report.path("outcome").asText()).isEqualTo("completed");
            assertThat(report.path("reached").asText()).isEqualTo("1.8.5");
            assertThat(report.path("stops"))
                    .allSatisfy(stop ->
                            assertThat(stop.path("verified").asBoolean()).isTrue());
            assertThat(report.path("deviations")).isNotEmpty();
            assertThat(report.path("exports")).isNotEmpty();
            assertThat(Files.readString(text)).contains("1.3.11  verified", "webhooks.0008_auto_20230712_1613");
            assertThat(new CommandRun()
                            .passwordOf(database)
                            .run(LookingCommandsTest.on(database, "verify"))
                            .exitCode())
                    .isZero();
            assertThat(new CommandRun()
                            .passwordOf(database)
                            .run(LookingCommandsTest.on(database, "detect"))
                            .out())
                    .contains("1.8.5");
            assertNoSecret(run);
        }
    }

    @Test
    void jsonIsOneDocumentAndProgressGoesElsewhere() {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            CommandRun.Outcome run = upgrade(new CommandRun(), database, "--to", "1.3.15", "--yes", "--json");
            assertThat(run.exitCode()).isZero();
            assertThat(run.json().at("/run/outcome").asText()).isEqualTo("completed");
            assertThat(run.json().at("/plan/target").asText()).isEqualTo("1.3.15");
            assertThat(run.json().at("/database/engine").asText()).isEqualTo("sqlite");
            assertThat(run.err()).contains("Stop 1 of");
        }
    }

    @Test
    void wantsTheNameOfTheDatabaseTyped() {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            String name = database.file().getFileName().toString();
            CommandRun.Outcome wrong = upgrade(new CommandRun().typing("yes"), database, "--to", "1.2.44");
            assertThat(wrong.exitCode()).isEqualTo(3);
            assertThat(wrong.questions()).singleElement().asString().contains(name);
            assertThat(wrong.out()).contains("stays beside the upgraded one", "Stop OnCall's engine");
            assertThat(wrong.err()).contains("nothing was started");

            CommandRun.Outcome ended = upgrade(new CommandRun().typing(), database, "--to", "1.2.44");
            assertThat(ended.exitCode()).isEqualTo(3);

            CommandRun.Outcome right = upgrade(new CommandRun().typing(name), database, "--to", "1.2.44");
            assertThat(right.exitCode()).isZero();
            assertThat(right.out()).contains("completed");
        }
    }

    @Test
    void refusesWithoutTerminalAndYes() {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            CommandRun.Outcome run = upgrade(new CommandRun(), database, "--to", "1.2.44", "--json");
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("no terminal to ask on", "--yes");
            assertThat(run.json().at("/error/data").asText()).isEqualTo("Nothing was changed.");
            assertThat(run.json().has("run")).isFalse();
        }
    }

    @Test
    void pausesWhereItMayAndGoesOn() {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            CommandRun.Outcome wrong =
                    upgrade(new CommandRun(), database, "--to", "1.8.5", "--yes", "--pause-at", "1.3.50");
            assertThat(wrong.exitCode()).isEqualTo(3);
            assertThat(wrong.err()).contains("cannot pause at 1.3.50", "1.3.53");

            CommandRun.Outcome paused =
                    upgrade(new CommandRun(), database, "--to", "1.8.5", "--yes", "--pause-at", "1.3.11");
            assertThat(paused.exitCode()).isZero();
            assertThat(paused.out()).contains("Outcome    paused", "rests at OnCall 1.3.11", "--to 1.8.5");
            assertThat(new CommandRun()
                            .passwordOf(database)
                            .run(LookingCommandsTest.on(database, "verify"))
                            .out())
                    .contains("as OnCall 1.3.12 leaves it");
            assertThat(upgrade(new CommandRun(), database, "--to", "1.8.5", "--yes")
                            .exitCode())
                    .isZero();
        }
    }

    @Test
    void keyIsWantedCheckedAndNeverShown() throws IOException {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            String[] arguments = LookingCommandsTest.on(database, "upgrade", "--to", "1.3.11", "--yes");
            CommandRun.Outcome none = CommandRun.of(arguments);
            assertThat(none.exitCode()).isEqualTo(3);
            assertThat(none.err()).contains("--secret-key-file", "--without-secret-key");
            assertThat(none.out())
                    .as("the one line that matters is not behind a plan")
                    .doesNotContain("What happens to data");
            String otherKey = "another-key-" + "w".repeat(30);
            Path keyFile = Files.writeString(directory.resolve("other-key"), otherKey + "\n");
            CommandRun.Outcome other = CommandRun.of(LookingCommandsTest.on(
                    database, "upgrade", "--to", "1.3.11", "--yes", "--secret-key-file", keyFile.toString()));
            assertThat(other.err()).contains("not the key that OnCall has");
            assertThat(other.out()).doesNotContain("What happens to data");

            String wrongKey = "wrong-key-that-nobody-may-see-" + "w".repeat(30);
            CommandRun.Outcome wrong = new CommandRun().typing(wrongKey).run(arguments);
            assertThat(wrong.exitCode()).isEqualTo(3);
            assertThat(wrong.err()).contains("not the key that OnCall has").doesNotContain(wrongKey);
            CommandRun.Outcome shortKey =
                    new CommandRun().typing("short-secret").run(arguments);
            assertThat(shortKey.exitCode()).isEqualTo(3);
            assertThat(shortKey.all()).contains("fewer than 32 characters").doesNotContain("short-secret");

            Path env = Files.writeString(
                    directory.resolve(".env"),
                    "DATABASE_TYPE=sqlite3\nDATABASE_NAME=" + database.file() + "\nSECRET_KEY=" + Reference.SECRET_KEY
                            + "\n");
            CommandRun.Outcome config =
                    CommandRun.of("upgrade", "--to", "1.3.11", "--yes", "--oncall-config", env.toString());
            assertThat(config.err()).isEmpty();
            assertThat(config.exitCode()).isZero();
            assertThat(config.all()).doesNotContain(Reference.SECRET_KEY);
        }
    }

    @Test
    void othersWhoAreConnectedAreToldOfAndNoted() throws Exception {
        Path json = directory.resolve("report.json");
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40");
                Connection other = database.connect()) {
            assertThat(other.isValid(1)).isTrue();
            CommandRun run = new CommandRun().with(Passwords.VARIABLE, PASSWORD).passwordOf(database);
            CommandRun.Outcome asked = upgrade(run.typing("no"), database, "--to", "1.2.44");
            assertThat(asked.err()).contains("Warning: One other session is connected", "- session ");
            CommandRun.Outcome done = upgrade(
                    new CommandRun().with(Passwords.VARIABLE, PASSWORD).passwordOf(database),
                    database,
                    "--to",
                    "1.2.44",
                    "--yes",
                    "--report",
                    json.toString());
            assertThat(done.exitCode()).isZero();
            assertThat(done.err()).containsOnlyOnce("Warning: One other session is connected");
            assertThat(done.out()).contains("It was begun although: One other session");
        }
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.path("sessions").path("sentence").asText()).contains("One other session");
        assertThat(report.path("sessions").path("evidence")).hasSize(1);
        assertThat(report.path("withoutBackup").asBoolean()).isTrue();
    }

    @Test
    void withoutKeyIsPossibleWithAWarning() {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            CommandRun.Outcome run = CommandRun.of(LookingCommandsTest.on(
                    database,
                    "upgrade",
                    "--to",
                    "1.3.11",
                    "--yes",
                    "--without-secret-key",
                    "--export-dir",
                    directory.toString()));
            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).contains("stored as plain text");
        }
    }

    @Test
    void reportThatCannotBeWrittenStopsTheRunBeforeItStarts() {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            CommandRun.Outcome run = upgrade(
                    new CommandRun(),
                    database,
                    "--to",
                    "1.2.44",
                    "--yes",
                    "--report",
                    directory.resolve("none/report.json").toString());
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("report", "cannot be written", "Nothing was changed.");
            assertThat(new CommandRun()
                            .passwordOf(database)
                            .run(LookingCommandsTest.on(database, "detect"))
                            .out())
                    .contains("OnCall 1.2.40");
        }
    }

    @Test
    void brokenDatabaseIsCompleted() {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "broken-4701")) {
            CommandRun.Outcome run = upgrade(new CommandRun(), database, "--to", "1.8.5", "--yes");
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("4701", "lost-links", "Link lost", "completed");
            assertThat(new CommandRun()
                            .passwordOf(database)
                            .run(LookingCommandsTest.on(database, "verify"))
                            .exitCode())
                    .isZero();
        }
    }

    private CommandRun.Outcome upgrade(CommandRun run, TestDatabase database, String... arguments) {
        List<String> all = new ArrayList<>(List.of("upgrade"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--secret-key-file", key.toString()));
        all.addAll(List.of("--export-dir", directory.resolve("exports").toString(), "--no-backup"));
        return run.run(LookingCommandsTest.on(database, all.toArray(String[]::new)));
    }

    /** In the outputs, the reports and the exported rows. */
    private void assertNoSecret(CommandRun.Outcome run) throws IOException {
        List<String> texts = new ArrayList<>(List.of(run.all()));
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(f -> !f.equals(key))
                    .toList()) {
                texts.add(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        assertThat(texts)
                .hasSizeGreaterThan(3)
                .allSatisfy(
                        text -> assertThat(text).doesNotContain(PASSWORD, Reference.SECRET_KEY, "pä$$", "Bearer zzz"));
    }
}
