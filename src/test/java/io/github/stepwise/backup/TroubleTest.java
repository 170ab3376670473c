package io.github.stepwise.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.UnfinishedRestore;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.DatabaseFacts;
import io.github.stepwise.testing.facts.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong, and what is left then. */
class TroubleTest {
    @TempDir
    Path folder;

    static List<Engine> servers() {
        return Servers.available().stream()
                .filter(engine -> engine != Engine.SQLITE)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void cancelledBackupLeavesNoFile(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            AtomicReference<Backup> running = new AtomicReference<>();
            Backup backup = new Backup(
                    database.settings(), folder.resolve("b.stepwise"), BackupOptions.usual(), "test", event -> {
                        if (event instanceof TaskEvent.Began began && began.step() == Step.SAVING) {
                            running.get().cancel();
                        }
                    });
            running.set(backup);
            BackupFailure failure = catchThrowableOfType(BackupFailure.class, backup::run);
            assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
            assertThat(failure.condition()).contains("only read", "No backup file");
            assertThat(left()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void aBackupIsNeverWrittenOver(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            Path file = Files.writeString(folder.resolve("b.stepwise"), "mine");
            BackupFailure failure = catchThrowableOfType(BackupFailure.class, () -> Trials.backup(database, file));
            assertThat(failure.kind()).isEqualTo(Kind.FILE);
            assertThat(file).hasContent("mine");
            assertThat(left()).containsExactly("b.stepwise");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void nothingIsRestoredOverDataUnasked(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40");
                TestDatabase target = Servers.create(engine)) {
            Path file = Trials.backup(database, folder.resolve("b.stepwise")).file();
            execute(target, "create table precious (a integer)", "insert into precious values (42)");
            BackupFailure failure = catchThrowableOfType(
                    BackupFailure.class, () -> Trials.restore(file, target, RestoreOptions.usual()));
            assertThat(failure.kind()).isEqualTo(Kind.NOT_EMPTY);
            assertThat(String.join(" ", failure.details())).contains("precious");
            assertThat(failure.condition()).isEqualTo(Destination.UNTOUCHED);
            assertThat(rows(target)).extracting(Row::table).containsExactly("precious");

            RestoreResult result =
                    Trials.restore(file, target, RestoreOptions.usual().overwriting(folder));
            assertThat(rows(target)).isEqualTo(rows(database));
            try (TestDatabase again = Servers.create(engine)) {
                Trials.restore(result.safetyBackup().orElseThrow(), again, RestoreOptions.usual());
                assertThat(rows(again)).extracting(Row::table).containsExactly("precious");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void interruptedRestoreIsMarkedAndCanBeRepeated(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40");
                TestDatabase target = Servers.create(engine)) {
            Path file = Trials.backup(database, folder.resolve("b.stepwise")).file();
            BackupFailure failure = interrupted(file, target, RestoreOptions.usual());
            assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
            assertThat(failure.condition()).contains("unfinished restore", "starts anew");
            assertThat(mark(target)).isPresent();

            Path other = Files.copy(file, folder.resolve("other.stepwise"));
            BackupFailure asks = catchThrowableOfType(
                    BackupFailure.class, () -> Trials.restore(other, target, RestoreOptions.usual()));
            assertThat(asks.kind()).as("of another file").isEqualTo(Kind.NOT_EMPTY);

            List<String> told = new ArrayList<>();
            Trials.restore(file, target, RestoreOptions.usual(), Trials.intoTexts(told));
            assertThat(told).anyMatch(text -> text.contains("did not end"));
            assertThat(mark(target)).isEmpty();
            assertThat(rows(target)).isEqualTo(rows(database));
        }
    }

    /** After the first interruption there is only a part of a backup, and whatever is saved of that is no way back. */
    @ParameterizedTest
    @MethodSource("servers")
    void whereTheOldContentIsKeptIsNotForgottenAfterTwoInterruptions(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40");
                TestDatabase target = Servers.create(engine)) {
            Path file = Trials.backup(database, folder.resolve("b.stepwise")).file();
            execute(target, "create table precious (a integer)", "insert into precious values (42)");
            Path first = Files.createDirectory(folder.resolve("first"));
            Path second = Files.createDirectory(folder.resolve("second"));
            interrupted(file, target, RestoreOptions.usual().overwriting(first));
            String kept = mark(target).orElseThrow().safetyBackup();
            assertThat(Path.of(kept)).hasParent(first);

            interrupted(file, target, RestoreOptions.usual().overwriting(second));
            assertThat(mark(target).orElseThrow().safetyBackup()).isEqualTo(kept);
        }
    }

    /** While rows are loaded. */
    private static BackupFailure interrupted(Path file, TestDatabase target, RestoreOptions options) {
        AtomicReference<Restore> running = new AtomicReference<>();
        running.set(new Restore(file, BackupKeys.none(), target.settings(), options, "test", event -> {
            if (event instanceof TaskEvent.Began began && began.step() == Step.LOADING) {
                running.get().cancel();
            }
        }));
        return catchThrowableOfType(BackupFailure.class, () -> running.get().run());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void damagedFileTouchesNoDatabase(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40");
                TestDatabase target = Servers.create(engine)) {
            Path file = Trials.backup(database, folder.resolve("b.stepwise")).file();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 4;
            Files.write(file, bytes);
            BackupFailure failure = catchThrowableOfType(
                    BackupFailure.class, () -> Trials.restore(file, target, RestoreOptions.usual()));
            assertThat(failure.kind()).isEqualTo(Kind.DAMAGED);
            assertThat(rows(target)).isEmpty();
            assertThat(mark(target)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void otherEnginesBackupIsRefused(Engine engine) throws Exception {
        try (TestDatabase sqlite = Servers.create(Engine.SQLITE, "1.2.40");
                TestDatabase target = Servers.create(engine)) {
            Path file = Trials.backup(sqlite, folder.resolve("b.stepwise")).file();
            BackupFailure failure = catchThrowableOfType(
                    BackupFailure.class, () -> Trials.restore(file, target, RestoreOptions.usual()));
            assertThat(failure.kind()).isEqualTo(Kind.WRONG_SERVER);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void sessionKilledInTheMiddleLeavesNoFile(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            Throwable thrown = catchThrowable(() -> Trials.backup(
                    database,
                    folder.resolve("b.stepwise"),
                    BackupOptions.usual().withJobs(1),
                    event -> {
                        if (event instanceof TaskEvent.Began began && began.step() == Step.SAVING) {
                            killOthers(database);
                        }
                    }));
            assertThat(thrown).isInstanceOfAny(BackupFailure.class, DatabaseProblem.class);
            assertThat(left()).isEmpty();
        }
    }

    /** A real small disk; only root may make one. */
    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void fullDiskLeavesNoFileAndSomeRoom(Engine engine) throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=72m", "tmpfs", small.toString()), "no small disk can be made");
        try (TestDatabase database = Servers.create(engine)) {
            fill(database);
            BackupFailure failure = catchThrowableOfType(
                    BackupFailure.class, () -> Trials.backup(database, small.resolve("b.stepwise")));
            assertThat(failure.kind()).isEqualTo(Kind.DISK_FULL);
            assertThat(failure.condition()).contains("only read");
            try (Stream<Path> files = Files.list(small)) {
                assertThat(files).isEmpty();
            }
        } finally {
            run("umount", small.toString());
        }
    }

    /** Some 30 MB that hardly compress. */
    private static void fill(TestDatabase database) throws SQLException {
        execute(database, "create table noise (id integer, text varchar(100))");
        try (Connection connection = database.connect();
                var insert = connection.prepareStatement("insert into noise values (?, ?)")) {
            connection.setAutoCommit(false);
            var random = new java.util.Random(5);
            for (int i = 0; i < 300_000; i++) {
                insert.setInt(1, i);
                insert.setString(
                        2,
                        Long.toHexString(random.nextLong())
                                + Long.toHexString(random.nextLong())
                                + Long.toHexString(random.nextLong())
                                + Long.toHexString(random.nextLong())
                                + Long.toHexString(random.nextLong())
                                + Long.toHexString(random.nextLong()));
                insert.addBatch();
                if (i % 10_000 == 9_999) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void killOthers(TestDatabase database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (database.engine() == Engine.POSTGRESQL) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
                return;
            }
            List<Long> others = new ArrayList<>();
            try (var rows = statement.executeQuery("select id from information_schema.processlist"
                    + " where db = database() and id <> connection_id()")) {
                while (rows.next()) {
                    others.add(rows.getLong(1));
                }
            }
            for (long other : others) {
                statement.execute("kill " + other);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static Optional<UnfinishedRestore> mark(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return UnfinishedRestore.read(connection, database.engine());
        }
    }

    private static List<Row> rows(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return DatabaseFacts.rows(connection, database.engine());
        }
    }

    private static void execute(TestDatabase database, String... sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String one : sql) {
                statement.execute(one);
            }
        }
    }
}
