package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restore may overwrite, and what it refuses to bring back. */
class RestoreCommandTest {
    @TempDir
    private Path directory;

    private TestDatabase source;
    private Path file;

    @BeforeEach
    void makeBackup() {
        source = Servers.create(Engine.SQLITE, "1.2.40");
        file = directory.resolve("sample.stepwise");
        assertThat(BackupCommandsTest.on(source, "backup", "create", "--to", file.toString())
                        .exitCode())
                .isZero();
    }

    @AfterEach
    void dropSource() {
        source.close();
    }

    @Test
    void databaseThatHoldsSomethingGoesOnlyWhenItsNameIsTyped() throws IOException {
        try (TestDatabase target = Servers.create(Engine.SQLITE, "broken-4701")) {
            byte[] before = Files.readAllBytes(target.file());
            String[] plain = LookingCommandsTest.on(target, "restore", file.toString());
            CommandRun.Outcome refused = CommandRun.of(plain);
            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err()).contains("already a file", "as it was", "--overwrite");

            Path folder = Files.createDirectory(directory.resolve("safe"));
            String[] overwrite = LookingCommandsTest.on(
                    target, "restore", file.toString(), "--overwrite", "--safety-folder", folder.toString());
            CommandRun.Outcome nobody = CommandRun.of(overwrite);
            assertThat(nobody.exitCode()).isEqualTo(3);
            assertThat(nobody.err()).contains("no terminal to ask on", "--yes");
            CommandRun.Outcome wrong = new CommandRun().typing("yes").run(overwrite);
            assertThat(wrong.exitCode()).isEqualTo(3);
            assertThat(wrong.out()).contains("Everything that is in", folder.toString());
            assertThat(Files.readAllBytes(target.file())).isEqualTo(before);

            String name = target.file().getFileName().toString();
            CommandRun.Outcome right = new CommandRun().typing(name).run(overwrite);
            assertThat(right.exitCode()).as(right.all()).isZero();
            assertThat(right.questions()).singleElement().asString().contains(name);
            assertThat(right.out()).contains("Compared   yes", "what was there is in");
            assertThat(BackupCommandsTest.on(target, "detect").out()).contains("OnCall 1.2.40");

            Path saved = only(folder);
            Path back = directory.resolve("back.db");
            CommandRun.Outcome again =
                    CommandRun.of("restore", saved.toString(), "--file", back.toString(), "--no-compare");
            assertThat(again.exitCode()).isZero();
            assertThat(again.out()).contains("no (--no-compare)");
            assertThat(CommandRun.of("detect", "--file", back.toString()).out()).contains("4701");
        }
    }

    @Test
    void yesAndNoSafetyBackupAreTakenAtTheirWord() throws IOException {
        try (TestDatabase target = Servers.create(Engine.SQLITE, "broken-4701")) {
            CommandRun.Outcome run = BackupCommandsTest.on(
                    target, "restore", file.toString(), "--overwrite", "--yes", "--no-safety-backup", "--json");
            assertThat(run.exitCode()).isZero();
            JsonNode restore = run.json().path("restore");
            assertThat(restore.path("safetyBackup").isNull()).isTrue();
            assertThat(restore.path("rows").asLong()).isGreaterThan(1000);
            assertThat(BackupCommandsTest.on(target, "detect").out()).contains("OnCall 1.2.40");
        }
        assertThat(CommandRun.of("restore", file.toString(), "--file", "x.db", "--no-safety-backup")
                        .exitCode())
                .isEqualTo(2);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void overwritesOnAServerAndMakesDatabases() throws IOException, SQLException {
        try (TestDatabase one = Servers.create(Engine.POSTGRESQL);
                TestDatabase two = Servers.create(Engine.POSTGRESQL)) {
            BackupCommandsTest.execute(one, "create table a (v integer primary key)", "insert into a values (1)");
            BackupCommandsTest.execute(two, "create table b (v integer)", "create view w as select * from b");
            Path pg = directory.resolve("pg.stepwise");
            assertThat(BackupCommandsTest.on(one, "backup", "create", "--to", pg.toString())
                            .exitCode())
                    .isZero();
            CommandRun.Outcome refused = BackupCommandsTest.on(two, "restore", pg.toString(), "--json");
            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.json().at("/error/kind").asText()).isEqualTo("not_empty");
            assertThat(refused.json().at("/error/details").toString()).contains("view");

            CommandRun.Outcome over = new CommandRun()
                    .passwordOf(two)
                    .typing("", two.name())
                    .run(LookingCommandsTest.on(
                            two, "restore", pg.toString(), "--overwrite", "--safety-folder", directory.toString()));
            assertThat(over.exitCode()).as(over.all()).isZero();
            BackupCommandsTest.execute(two, "insert into a values (2)");

            String made = one.name() + "_made";
            String url = one.jdbcUrl().replace("/" + one.name(), "/" + made);
            String[] create = {"restore", pg.toString(), "--url", url, "--user", one.user()};
            CommandRun.Outcome missing = new CommandRun().passwordOf(one).run(create);
            assertThat(missing.exitCode()).isEqualTo(5);
            assertThat(missing.err()).contains("--create");
            String[] making =
                    Stream.concat(Arrays.stream(create), Stream.of("--create")).toArray(String[]::new);
            try {
                assertThat(new CommandRun().passwordOf(one).run(making).exitCode())
                        .isZero();
                String[] detect = {"detect", "--json", "--url", url, "--user", one.user()};
                assertThat(new CommandRun()
                                .passwordOf(one)
                                .run(detect)
                                .json()
                                .at("/state/kind")
                                .asText())
                        .isEqualTo("foreign");
            } finally {
                BackupCommandsTest.execute(two, "drop database if exists " + made + " with (force)");
            }
        }
    }

    @Test
    void damagedAndForeignFilesHaveTheirExitCodes() throws IOException {
        byte[] good = Files.readAllBytes(file);
        byte[] flipped = good.clone();
        flipped[good.length / 2] ^= 1;
        Path damaged = Files.write(directory.resolve("damaged.stepwise"), flipped);
        Path text = Files.writeString(directory.resolve("notes.txt"), "no backup");
        Path none = directory.resolve("none.stepwise");

        assertRefused(damaged, 6, "damaged");
        assertRefused(text, 2, "not_a_backup");
        assertRefused(none, 2, "file");
        assertThat(CommandRun.of("backup", "verify", file.toString()).out())
                .contains("File       good", "not tried; --restore does it");
    }

    private void assertRefused(Path wrong, int exitCode, String kind) {
        Path target = directory.resolve("target.db");
        for (String[] arguments : List.of(
                new String[] {"backup", "verify", wrong.toString(), "--json"},
                new String[] {"restore", wrong.toString(), "--file", target.toString(), "--json"})) {
            CommandRun.Outcome run = CommandRun.of(arguments);
            assertThat(run.exitCode()).as(run.all()).isEqualTo(exitCode);
            JsonNode error = run.json().path("error");
            assertThat(error.path("kind").asText()).isEqualTo(kind);
            assertThat(error.path("happened").asText()).isNotBlank();
            assertThat(error.path("next")).isNotEmpty();
            assertThat(target).doesNotExist();
        }
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
