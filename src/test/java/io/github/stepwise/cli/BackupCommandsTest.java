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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Backups from the command line: there, looked at, and back. */
class BackupCommandsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void createShowVerifyRestore(Engine engine) throws SQLException {
        Path file = directory.resolve("sample.stepwise");
        try (TestDatabase source = Servers.create(engine, "1.2.40");
                TestDatabase target = Servers.create(engine)) {
            CommandRun.Outcome created = on(source, "backup", "create", "--to", file.toString());
            assertThat(created.exitCode()).as(created.all()).isZero();
            assertThat(created.out())
                    .contains("Backup     " + file, "connection", "Checked    yes", "Encrypted  no", "Took");
            long rows = rows(source);

            CommandRun.Outcome shown = CommandRun.of("backup", "show", file.toString());
            assertThat(shown.exitCode()).isZero();
            assertThat(shown.out())
                    .contains(engine.title(), "alerts_alertgroup", "--tables lists all", "has not been checked");
            JsonNode all = CommandRun.of("backup", "show", file.toString(), "--tables", "--json")
                    .json()
                    .path("backup");
            assertThat(all.path("tableList")).hasSize(all.path("tables").asInt());
            assertThat(all.path("tableList").findValuesAsText("name"))
                    .anyMatch(name -> name.endsWith("schedules_oncallschedule"));

            List<String> verify = new ArrayList<>(List.of("backup", "verify", file.toString(), "--restore", "--json"));
            CommandRun.Outcome verified = engine == Engine.SQLITE
                    ? CommandRun.of(verify.toArray(String[]::new))
                    : on(source, verify.toArray(String[]::new));
            assertThat(verified.exitCode()).as(verified.all()).isZero();
            JsonNode backup = verified.json().path("backup");
            assertThat(backup.path("restored").asBoolean()).isTrue();
            assertThat(backup.path("rows").asLong()).isEqualTo(all.path("rows").asLong());
            assertThat(backup.path("engine").asText()).isEqualTo(engine.id());

            CommandRun.Outcome restored = on(target, "restore", file.toString(), "--json");
            assertThat(restored.exitCode()).as(restored.all()).isZero();
            JsonNode restore = restored.json().path("restore");
            assertThat(restore.path("compared").asBoolean()).isTrue();
            assertThat(restore.path("loadMethod").asText()).isNotBlank();
            assertThat(restore.path("refused")).isEmpty();
            assertThat(restore.path("safetyBackup").isNull()).isTrue();
            assertThat(rows(target)).isEqualTo(rows);
            assertThat(on(target, "verify").out()).contains("as OnCall 1.2.40 leaves it");
        }
    }

    @Test
    void jsonOfCreateHasWhatScriptsNeed() throws IOException {
        try (TestDatabase source = Servers.create(Engine.SQLITE, "1.2.40")) {
            CommandRun.Outcome run =
                    on(source, "backup", "create", "--to", directory.toString(), "--json", "--no-check");
            assertThat(run.exitCode()).isZero();
            assertThat(run.json().path("command").asText()).isEqualTo("backup create");
            JsonNode backup = run.json().path("backup");
            Path file = Path.of(backup.path("file").asText());
            String name = source.file().getFileName().toString();
            assertThat(file.getParent()).isEqualTo(directory);
            assertThat(file.getFileName().toString()).startsWith(name + "-").matches(".*-\\d{8}-\\d{6}\\.stepwise");
            assertThat(backup.path("bytes").asLong()).isEqualTo(Files.size(file));
            assertThat(backup.path("database").asText()).isEqualTo(name);
            assertThat(backup.path("server").asText()).startsWith("3.");
            assertThat(backup.path("rawBytes").asLong()).isEqualTo(Files.size(source.file()));
            assertThat(backup.path("connections").asInt()).isEqualTo(1);
            assertThat(backup.path("checked").asBoolean()).isFalse();
            assertThat(backup.path("encrypted").asBoolean()).isFalse();
            assertThat(backup.path("tables").asInt()).isGreaterThan(80);
            assertThat(backup.path("seconds").asDouble()).isPositive();
            assertThat(backup.path("warnings").isArray()).isTrue();
            assertThat(run.err()).contains("Saving rows", "Completing the file");
        }
    }

    @Test
    void existingFileIsNeverWrittenOver() throws IOException {
        Path file = Files.writeString(directory.resolve("mine.stepwise"), "precious");
        try (TestDatabase source = Servers.create(Engine.SQLITE, "1.2.40")) {
            CommandRun.Outcome run = on(source, "backup", "create", "--to", file.toString(), "--json");
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.json().at("/error/kind").asText()).isEqualTo("file");
            assertThat(file).hasContent("precious");
            assertThat(on(
                                    source,
                                    "backup",
                                    "create",
                                    "--to",
                                    directory.resolve("none/x.stepwise").toString())
                            .err())
                    .contains("There is no folder");
            assertThat(names()).containsExactly("mine.stepwise");
            assertThat(on(source, "backup", "create", "--jobs", "7").exitCode()).isEqualTo(2);
        }
    }

    @Test
    void whatCannotBeSavedBlocksUntilItIsAccepted() throws SQLException {
        Path file = directory.resolve("gap.stepwise");
        try (TestDatabase source = Servers.create(Engine.POSTGRESQL)) {
            execute(
                    source,
                    "create foreign data wrapper w",
                    "create server far foreign data wrapper w",
                    "create user mapping for public server far options (password 'hunter2')");
            CommandRun.Outcome refused = on(source, "backup", "create", "--to", file.toString(), "--json");
            assertThat(refused.exitCode()).as(refused.all()).isEqualTo(3);
            assertThat(refused.json().at("/error/kind").asText()).isEqualTo("not_captured");
            assertThat(refused.err()).contains("--accept-missing").doesNotContain("hunter2");
            String gap = refused.json().at("/error/details/0").asText();
            assertThat(gap).startsWith("user mapping ");
            assertThat(names()).isEmpty();

            String object = gap.substring(0, gap.indexOf(": "));
            CommandRun.Outcome accepted =
                    on(source, "backup", "create", "--to", file.toString(), "--accept-missing", object);
            assertThat(accepted.exitCode()).as(accepted.all()).isZero();
            assertThat(accepted.out()).contains("Accepted to be missing", object);
            JsonNode shown =
                    CommandRun.of("backup", "show", file.toString(), "--json").json();
            assertThat(shown.at("/backup/notCaptured/0/object").asText()).isEqualTo(object);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void connectionIsWantedOnlyWhereItHelps() throws IOException {
        Path file = directory.resolve("server.stepwise");
        try (TestDatabase source = Servers.create(Engine.POSTGRESQL);
                TestDatabase other = Servers.create(Engine.SQLITE)) {
            assertThat(on(source, "backup", "create", "--to", file.toString()).exitCode())
                    .isZero();
            CommandRun.Outcome nowhere = CommandRun.of("backup", "verify", file.toString(), "--restore");
            assertThat(nowhere.exitCode()).isEqualTo(2);
            assertThat(nowhere.err()).contains("on which server", "--host");
            CommandRun.Outcome pointless = on(source, "backup", "verify", file.toString());
            assertThat(pointless.exitCode()).isEqualTo(2);
            assertThat(pointless.err()).contains("Add --restore");
            assertThat(on(other, "backup", "verify", file.toString(), "--restore")
                            .exitCode())
                    .isEqualTo(3);
            assertThat(on(other, "restore", file.toString(), "--json")
                            .json()
                            .at("/error/kind")
                            .asText())
                    .isEqualTo("wrong_server");
        }
    }

    @Test
    void namesCannotTakeOverTheTerminal() throws SQLException {
        Path file = directory.resolve("hostile.stepwise");
        String name = "a\u001b[2Jb\nc\u009b31m\u202e";
        try (TestDatabase source = Servers.create(Engine.SQLITE)) {
            execute(source, "create table \"" + name + "\" (v integer)", "insert into \"" + name + "\" values (1)");
            assertThat(on(source, "backup", "create", "--to", file.toString()).exitCode())
                    .isZero();
            CommandRun.Outcome shown = CommandRun.of("backup", "show", file.toString());
            assertThat(shown.all())
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]")
                    .contains("  a\\u{1b}[2Jb\\u{a}c\\u{9b}31m\\u{202e}\n");
            assertThat(CommandRun.of("backup", "show", file.toString(), "--json")
                            .json()
                            .at("/backup/tableList/0/name")
                            .asText())
                    .isEqualTo(name);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    static CommandRun.Outcome on(TestDatabase database, String... arguments) {
        return new CommandRun().passwordOf(database).run(LookingCommandsTest.on(database, arguments));
    }

    static void execute(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long rows(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select (select count(*) from alerts_alertgroup)"
                        + " * 1000 + (select count(*) from django_migrations)")) {
            row.next();
            return row.getLong(1);
        }
    }
}
