package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.Launcher;
import io.github.stepwise.database.UnfinishedRestore;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves that is ended in the middle, by force or by request. The middle is held open by locks of ours. */
class KilledBackupTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void killedBackupOfAServerLeavesNothingThatLooksWhole() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            fill(database);
            Path file = directory.resolve("killed.stepwise");
            Path part = directory.resolve("killed.stepwise.part");
            String[] create = LookingCommandsTest.on(database, "backup", "create", "--to", file.toString());
            killWhileLocked(database, create, part);
            assertTraces(file, part);
            assertThat(BackupCommandsTest.on(database, "backup", "create", "--to", file.toString())
                            .exitCode())
                    .isZero();
            assertThat(part).doesNotExist();
            assertThat(CommandRun.of("backup", "verify", file.toString()).exitCode())
                    .isZero();
        }
    }

    private void killWhileLocked(TestDatabase database, String[] create, Path part) throws Exception {
        try (Connection blocker = database.connect();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("lock table a in access exclusive mode");
            Process child = start(database, create);
            await(() -> Files.exists(part.resolve("growing.stepwise")) || !child.isAlive());
            kill(child);
            blocker.rollback();
        }
    }

    @Test
    void killedBackupOfAFileLeavesNothingThatLooksWhole() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE)) {
            fillFile(database);
            Path file = directory.resolve("killed.stepwise");
            Path part = directory.resolve("killed.stepwise.part");
            Process child =
                    start(database, LookingCommandsTest.on(database, "backup", "create", "--to", file.toString()));
            await(() -> Files.exists(part.resolve("growing.stepwise")) || !child.isAlive());
            kill(child);
            assertTraces(file, part);
            assertThat(BackupCommandsTest.on(database, "backup", "create", "--to", file.toString())
                            .exitCode())
                    .isZero();
            assertThat(part).doesNotExist();
        }
    }

    private void assertTraces(Path file, Path part) {
        assertThat(file).doesNotExist();
        assertThat(part).exists();
        CommandRun.Outcome verify = CommandRun.of("backup", "verify", part.toString(), "--json");
        assertThat(verify.exitCode()).isEqualTo(6);
        assertThat(verify.json().at("/error/happened").asText()).contains("interrupted", "Nothing can be restored");
    }

    @Test
    void killedRestoreOnAServerIsToldAndRepeated() throws Exception {
        try (TestDatabase source = Servers.create(Engine.POSTGRESQL);
                TestDatabase target = Servers.create(Engine.POSTGRESQL)) {
            fill(source);
            Path file = directory.resolve("good.stepwise");
            assertThat(BackupCommandsTest.on(source, "backup", "create", "--to", file.toString())
                            .exitCode())
                    .isZero();
            String[] restore = LookingCommandsTest.on(target, "restore", file.toString());
            try (Connection blocker = target.connect();
                    Statement statement = blocker.createStatement()) {
                blocker.setAutoCommit(false);
                // Nobody sees this table, but nobody else can make one of that name before this has ended.
                statement.execute("create table a (v integer)");
                Process child = start(target, restore);
                await(() -> isMarked(target) || !child.isAlive());
                kill(child);
                blocker.rollback();
            }
            await(() -> others(target) == 0);
            assertThat(BackupCommandsTest.on(target, "detect").out().replaceAll("\\s+", " "))
                    .contains("unfinished restore of good.stepwise that began at");
            assertThat(BackupCommandsTest.on(target, "upgrade", "--yes", "--no-backup")
                            .exitCode())
                    .isEqualTo(3);
            CommandRun.Outcome again = BackupCommandsTest.on(target, "restore", file.toString());
            assertThat(again.exitCode()).as(again.all()).isZero();
            assertThat(again.out()).contains("did not end", "Compared   yes");
            assertThat(isMarked(target)).isFalse();
        }
    }

    @Test
    void killedRestoreOfAFileLeavesTheOldOne() throws Exception {
        try (TestDatabase source = Servers.create(Engine.SQLITE)) {
            fillFile(source);
            Path file = directory.resolve("good.stepwise");
            assertThat(BackupCommandsTest.on(source, "backup", "create", "--to", file.toString())
                            .exitCode())
                    .isZero();
            Path target = directory.resolve("target.db");
            Path growing = directory.resolve("target.db.part");
            String[] restore = {"restore", file.toString(), "--file", target.toString()};
            Process child = start(source, restore);
            await(() -> Files.exists(growing) || !child.isAlive());
            kill(child);
            assertThat(target).doesNotExist();
            assertThat(growing).exists();
            assertThat(CommandRun.of(restore).exitCode()).isZero();
            assertThat(growing).doesNotExist();
            assertThat(target).exists();
        }
    }

    @Test
    void cancelledBackupLeavesNothing() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            fill(database);
            Path file = directory.resolve("cancelled.stepwise");
            Path part = directory.resolve("cancelled.stepwise.part");
            try (Connection blocker = database.connect();
                    Statement statement = blocker.createStatement()) {
                blocker.setAutoCommit(false);
                statement.execute("lock table a in access exclusive mode");
                Process child = start(
                        database,
                        LookingCommandsTest.on(database, "backup", "create", "--json", "--to", file.toString()));
                await(() -> waitsForALock(database) || !child.isAlive());
                child.destroy();
                assertThat(child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                assertThat(child.exitValue()).as(Files.readString(out())).isEqualTo(130);
            }
            assertThat(Files.readString(out())).contains("Stopping and cleaning up", "\"cancelled\"", "Stopped");
            assertThat(file).doesNotExist();
            assertThat(part).doesNotExist();
        }
    }

    private Path out() {
        return directory.resolve("child.out");
    }

    private Process start(TestDatabase database, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out().toFile());
        if (!database.password().isEmpty()) {
            builder.environment().put(Passwords.VARIABLE, database.password());
        }
        return builder.start();
    }

    /** As {@code kill -9} does. */
    private void kill(Process child) throws InterruptedException, IOException {
        assertThat(child.isAlive()).as(Files.readString(out())).isTrue();
        child.destroyForcibly().waitFor();
    }

    private static void fill(TestDatabase database) throws SQLException {
        BackupCommandsTest.execute(
                database,
                "create table a (v integer primary key, t text)",
                "insert into a select i, repeat('x', 100) from generate_series(1, 1000) i");
    }

    /** Large enough that nobody is done with it within a few milliseconds: noise that cannot be compressed. */
    private static void fillFile(TestDatabase database) throws SQLException {
        BackupCommandsTest.execute(
                database,
                "create table a (v integer primary key, t blob)",
                "insert into a with recursive n(i) as (select 1 union all select i + 1 from n where i < 60)"
                        + " select i, randomblob(1000000) from n");
    }

    private static boolean isMarked(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return UnfinishedRestore.read(connection, database.engine()).isPresent();
        }
    }

    private static boolean waitsForALock(TestDatabase database) throws SQLException {
        return number(
                        database,
                        "select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock'")
                > 0;
    }

    private static long others(TestDatabase database) throws SQLException {
        return number(
                database,
                "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    }

    private static long number(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(() -> "waited too long; " + said()).isLessThan(end);
            Thread.sleep(2);
        }
    }

    private String said() {
        try (Stream<String> lines = Files.lines(out())) {
            return String.join("\n", lines.toList());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
