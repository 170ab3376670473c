package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Reference;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upgrade that goes on: what is saved now is half of something, and must never be called what was there before. */
class ResumedBackupTest {
    private static final String GOES_ON =
            "This goes on with an upgrade that was interrupted; the backup from before it is ";

    @TempDir
    private Path directory;

    private TestDatabase database;

    @Test
    void onlyTheFirstBackupIsFromBefore() throws Exception {
        Path first = directory.resolve("first.stepwise");
        Path half = directory.resolve("half.stepwise");
        Path text = directory.resolve("report.txt");
        try (TestDatabase opened = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            database = opened;
            BackupCommandsTest.execute(
                    database, "create view by_hand as select cached_render_for_web from alerts_alertgroup");
            CommandRun.Outcome begun = upgrade("--backup", first.toString());
            assertThat(begun.json().at("/run/outcome").asText()).isEqualTo("failed");
            assertThat(run(begun, "backup")).isEqualTo(first.toString());

            CommandRun.Outcome plain = upgrade();
            assertThat(flat(plain))
                    .contains(GOES_ON + "the one made then. It began at 20")
                    .doesNotContain("Backup");
            assertThat(plain.json().has("backup")).isFalse();
            assertThat(run(plain, "backup")).isEqualTo("null");
            assertThat(backups()).containsExactly("first.stepwise");

            CommandRun.Outcome same = upgrade("--backup", first.toString());
            assertThat(flat(same))
                    .contains(
                            GOES_ON + first + ", which is there and is read again first.",
                            "Backup: " + first + " (checked again)",
                            "Backup from before: " + first);
            assertThat(same.json().has("backup")).isFalse();
            assertThat(run(same, "backup")).isEqualTo(first.toString());

            CommandRun.Outcome other = upgrade("--backup", half.toString());
            assertThat(flat(other))
                    .contains("Backup of the half-upgraded state: " + half)
                    .doesNotContain("from before: ", "Backup: ");
            assertThat(other.json().has("backup")).isFalse();
            assertThat(other.json().at("/halfUpgradedBackup/file").asText()).isEqualTo(half.toString());
            assertThat(other.json().at("/halfUpgradedBackup/checked").asBoolean())
                    .isTrue();
            assertThat(run(other, "backup")).isEqualTo("null");
            assertThat(run(other, "halfUpgradedBackup")).isEqualTo(half.toString());

            BackupCommandsTest.execute(database, "drop view by_hand");
            CommandRun.Outcome again = upgrade("--backup", half.toString(), "--report", text.toString());
            assertThat(again.exitCode()).as(again.all()).isZero();
            assertThat(flat(again))
                    .contains(GOES_ON + "the one made then.", "is there and is read again first: " + half);
            assertThat(run(again, "backup")).isEqualTo("null");
            assertThat(run(again, "halfUpgradedBackup")).isEqualTo(half.toString());
            assertThat(text)
                    .content()
                    .contains("Backup of the half-upgraded state: " + half)
                    .doesNotContain("Backup     ");
        }
    }

    @Test
    void aBackupThatWasDamagedMeanwhileIsNotReliedOn() throws Exception {
        Path file = directory.resolve("first.stepwise");
        try (TestDatabase opened = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            database = opened;
            BackupCommandsTest.execute(
                    database, "create view by_hand as select cached_render_for_web from alerts_alertgroup");
            assertThat(upgrade("--backup", file.toString()).exitCode()).isEqualTo(1);
            BackupCommandsTest.execute(database, "drop view by_hand");
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);

            CommandRun.Outcome refused = upgrade("--backup", file.toString());
            assertThat(refused.exitCode()).isEqualTo(6);
            assertThat(refused.json().at("/error/kind").asText()).isEqualTo("damaged");
            assertThat(flat(refused)).contains("so the upgrade was not continued", "--no-backup goes on");
            assertThat(refused.json().has("run")).isFalse();

            assertThat(upgrade("--no-backup").exitCode()).isZero();
        }
    }

    @Test
    void aFileThatIsNoBackupIsNotTakenForOne() throws IOException, SQLException {
        Path letter = Files.writeString(directory.resolve("letter.stepwise"), "Dear all");
        try (TestDatabase opened = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            database = opened;
            BackupCommandsTest.execute(
                    database, "create view by_hand as select cached_render_for_web from alerts_alertgroup");
            assertThat(upgrade("--no-backup").exitCode()).isEqualTo(1);
            CommandRun.Outcome refused = upgrade("--backup", letter.toString());
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.json().at("/error/kind").asText()).isEqualTo("not_a_backup");
            assertThat(refused.json().has("run")).isFalse();
            assertThat(letter).hasContent("Dear all");
        }
    }

    @Test
    void aBackupOfAnotherDatabaseIsRefusedOrWarnedOf() throws Exception {
        Path sqlite = directory.resolve("sqlite.stepwise");
        Path renamed = directory.resolve("renamed.stepwise");
        try (TestDatabase file = Servers.create(Engine.SQLITE, "1.2.40");
                TestDatabase other = Servers.create(Engine.POSTGRESQL);
                TestDatabase opened = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            database = opened;
            save(file, sqlite);
            save(other, renamed);
            BackupCommandsTest.execute(
                    database, "create view by_hand as select cached_render_for_web from alerts_alertgroup");
            assertThat(upgrade("--no-backup").exitCode()).isEqualTo(1);

            CommandRun.Outcome refused = upgrade("--backup", sqlite.toString());
            assertThat(refused.exitCode()).as(refused.all()).isEqualTo(3);
            assertThat(refused.json().at("/error/kind").asText()).isEqualTo("wrong_server");
            assertThat(flat(refused))
                    .contains(
                            "is a backup of a database on SQLite", "brought back to PostgreSQL", "--no-backup goes on");
            assertThat(refused.json().has("run")).isFalse();

            CommandRun.Outcome warned = upgrade("--backup", renamed.toString());
            assertThat(flat(warned))
                    .contains("Warning: that file is a backup of a database called " + other.name()
                            + ", and this one is called " + database.name());
            assertThat(run(warned, "backup")).isEqualTo(renamed.toString());
        }
    }

    private static void save(TestDatabase source, Path file) {
        assertThat(BackupCommandsTest.on(source, "backup", "create", "--to", file.toString())
                        .exitCode())
                .isZero();
    }

    private static String run(CommandRun.Outcome outcome, String field) {
        JsonNode run = outcome.json().path("run");
        assertThat(run.has(field)).as(field).isTrue();
        return run.path(field).asText();
    }

    private static String flat(CommandRun.Outcome outcome) {
        return outcome.err().replaceAll("\\s+", " ");
    }

    private List<String> backups() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".stepwise"))
                    .toList();
        }
    }

    private CommandRun.Outcome upgrade(String... arguments) throws IOException {
        Path key = Files.writeString(directory.resolve("key"), Reference.SECRET_KEY);
        List<String> all = new ArrayList<>(List.of("upgrade", "--to", "1.3.15", "--yes", "--json"));
        all.addAll(List.of("--secret-key-file", key.toString()));
        all.addAll(List.of("--export-dir", directory.resolve("exports").toString()));
        all.addAll(List.of(arguments));
        return BackupCommandsTest.on(database, all.toArray(String[]::new));
    }
}
