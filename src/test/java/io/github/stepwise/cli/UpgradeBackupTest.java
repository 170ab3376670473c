package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backup that an upgrade makes before it touches anything. */
class UpgradeBackupTest {
    @TempDir
    private Path directory;

    @Test
    void upgradeOfAServerBeginsWithACheckedBackup() throws IOException {
        Path file = directory.resolve("before.stepwise");
        Path json = directory.resolve("report.json");
        Path text = directory.resolve("report.txt");
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40");
                TestDatabase other = Servers.create(Engine.POSTGRESQL)) {
            CommandRun.Outcome run = upgrade(
                    new CommandRun(),
                    database,
                    "--yes",
                    "--json",
                    "--backup",
                    file.toString(),
                    "--report",
                    json.toString(),
                    "--report",
                    text.toString());
            assertThat(run.exitCode()).as(run.all()).isZero();
            assertThat(run.json().at("/backup/file").asText()).isEqualTo(file.toString());
            assertThat(run.json().at("/backup/checked").asBoolean()).isTrue();
            assertThat(run.json().at("/run/backup").asText()).isEqualTo(file.toString());
            assertThat(run.err()).containsSubsequence("Saving rows", "Backup: " + file, "Upgrading to 1.2.44");
            assertThat(new ObjectMapper().readTree(json.toFile()).path("backup").asText())
                    .isEqualTo(file.toString());
            assertThat(text).content().contains("Backup     " + file);

            assertThat(BackupCommandsTest.on(other, "restore", file.toString()).exitCode())
                    .isZero();
            assertThat(BackupCommandsTest.on(other, "detect").out()).contains("OnCall 1.2.40");
        }
    }

    @Test
    void nothingIsTouchedWhenTheBackupFails() throws IOException {
        Path taken = Files.writeString(directory.resolve("taken.stepwise"), "precious");
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            byte[] before = Files.readAllBytes(database.file());
            CommandRun.Outcome run =
                    upgrade(new CommandRun(), database, "--yes", "--json", "--backup", taken.toString());
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.json().at("/error/kind").asText()).isEqualTo("file");
            assertThat(run.json().at("/error/happened").asText())
                    .contains("The backup could not be made, so the upgrade was not started.");
            assertThat(run.json().has("run")).isFalse();
            assertThat(Files.readAllBytes(database.file())).isEqualTo(before);
            assertThat(taken).hasContent("precious");
        }
    }

    @Test
    void whatIsDoneWithoutBeingAskedIsSaidBefore() {
        try (TestDatabase server = Servers.create(Engine.POSTGRESQL, "1.2.40");
                TestDatabase sqlite = Servers.create(Engine.SQLITE, "1.2.40")) {
            String words = flat(upgrade(new CommandRun().typing("", "no"), server));
            assertThat(words)
                    .contains("A backup is made and checked first", Path.of("").toAbsolutePath() + "/" + server.name());
            assertThat(flat(upgrade(new CommandRun().typing("", "no"), server, "--no-backup")))
                    .contains("No backup is made (--no-backup)");
            assertThat(flat(upgrade(new CommandRun().typing("no"), sqlite)))
                    .contains("The file as it is now stays beside the upgraded one");
            CommandRun.Outcome both =
                    upgrade(new CommandRun(), sqlite, "--yes", "--no-backup", "--backup", directory.toString());
            assertThat(both.exitCode()).isEqualTo(2);
            assertThat(both.err()).contains("exclude each other");
        }
    }

    @Test
    void sqliteGetsOneOnlyWhenAsked() throws IOException {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            CommandRun.Outcome with =
                    upgrade(new CommandRun(), database, "--yes", "--json", "--backup", directory.toString());
            assertThat(with.exitCode()).as(with.all()).isZero();
            Path file = Path.of(with.json().at("/run/backup").asText());
            assertThat(file.getParent()).isEqualTo(directory);
            assertThat(CommandRun.of("backup", "verify", file.toString()).exitCode())
                    .isZero();
        }
    }

    private static String flat(CommandRun.Outcome run) {
        assertThat(run.exitCode()).isEqualTo(3);
        return run.out().replaceAll("\\s+", " ");
    }

    private CommandRun.Outcome upgrade(CommandRun run, TestDatabase database, String... arguments) {
        List<String> all = new ArrayList<>(List.of("upgrade", "--to", "1.2.44"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--export-dir", directory.resolve("exports").toString()));
        return run.passwordOf(database).run(LookingCommandsTest.on(database, all.toArray(String[]::new)));
    }
}
