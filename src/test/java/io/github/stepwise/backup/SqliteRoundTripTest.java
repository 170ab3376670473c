package io.github.stepwise.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite databases of all kinds, there and back. */
class SqliteRoundTripTest {
    @TempDir
    Path folder;

    @Test
    void sampleComesBackByteForByte() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            Path file = backup(database.file());
            assertThat(Files.getPosixFilePermissions(file))
                    .as("who may read it")
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            Path back = restore(file);
            assertThat(dump(back)).isEqualTo(dump(database.file()));
            assertThat(new Verification(
                                    file, BackupKeys.none(), Optional.of(ConnectionSettings.sqlite(back)), 2, e -> {})
                            .run()
                            .restored())
                    .isTrue();
            assertThat(names(folder)).containsExactlyInAnyOrder("b.stepwise", "back.db");
        }
    }

    @Test
    void everythingThatSqliteCanHold() throws Exception {
        Path source = folder.resolve("torture 100% ?#.db");
        try (Connection connection = SqliteTorture.create(source)) {
            // The write-ahead log is not merged as long as this connection is open.
            Path back = restore(backup(source));
            assertThat(SqliteTorture.facts(back)).isEqualTo(SqliteTorture.facts(source));
            assertThat(Files.size(source.resolveSibling(source.getFileName() + "-wal")))
                    .isPositive();
        }
    }

    @Test
    void othersMayWriteMeanwhile() throws Exception {
        Path source = folder.resolve("busy.db");
        String url = "jdbc:sqlite:" + source;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=wal");
            statement.execute("create table a(v integer)");
            statement.execute("create table b(v integer)");
            statement.execute(
                    "create table filler as with recursive n(i) as (select 1 union all select i+1 from n where i<40000)"
                            + " select i, hex(randomblob(200)) x from n");
            statement.execute("insert into a values (1000)");
            statement.execute("insert into b values (0)");
        }
        AtomicBoolean stop = new AtomicBoolean();
        List<Throwable> failed = new ArrayList<>();
        Thread writer = new Thread(() -> transfer(url, stop, failed));
        writer.start();
        Path back = restore(backup(source));
        stop.set(true);
        writer.join();
        assertThat(failed).isEmpty();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + back);
                Statement statement = connection.createStatement()) {
            assertThat(statement
                            .executeQuery("select (select v from a) + (select v from b)")
                            .getInt(1))
                    .isEqualTo(1000);
        }
    }

    private static void transfer(String url, AtomicBoolean stop, List<Throwable> failed) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout=10000");
            while (!stop.get()) {
                statement.execute("begin immediate");
                statement.execute("update a set v = v - 1");
                statement.execute("update b set v = v + 1");
                statement.execute("commit");
            }
        } catch (SQLException e) {
            failed.add(e);
        }
    }

    @Test
    void damagedDatabaseIsNotSaved() throws Exception {
        Path source = folder.resolve("damaged.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + source);
                Statement statement = connection.createStatement()) {
            statement.execute("create table t(a text)");
            statement.execute("create index i on t(a)");
            statement.execute("insert into t values ('x'), ('y')");
            statement.execute("pragma writable_schema=on");
            statement.execute("update sqlite_master set sql = 'create index i on t(a desc)' where name = 'i'");
        }
        BackupFailure failure = catchThrowableOfType(BackupFailure.class, () -> backup(source));
        assertThat(failure.kind()).isEqualTo(BackupFailure.Kind.DAMAGED);
        assertThat(failure.condition()).contains("as it was");
        assertThat(names(folder)).containsExactly("damaged.db");
    }

    @Test
    void nothingIsOverwrittenWithoutBeingAsked() throws Exception {
        Path source = folder.resolve("one.db");
        SqliteTorture.create(source).close();
        Path file = backup(source);
        Path other = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute("create table precious(a)");
        }
        byte[] before = Files.readAllBytes(other);
        BackupFailure failure =
                catchThrowableOfType(BackupFailure.class, () -> restore(file, other, RestoreOptions.usual()));
        assertThat(failure.kind()).isEqualTo(BackupFailure.Kind.NOT_EMPTY);
        assertThat(Files.readAllBytes(other)).isEqualTo(before);

        RestoreResult result = restore(file, other, RestoreOptions.usual().overwriting(folder));
        assertThat(SqliteTorture.facts(other)).isEqualTo(SqliteTorture.facts(source));
        Path again = folder.resolve("again.db");
        restore(result.safetyBackup().orElseThrow(), again, RestoreOptions.usual());
        assertThat(dump(again)).contains("precious");
        assertThat(names(folder)).noneMatch(name -> name.contains(".part"));
    }

    @Test
    void fileInUseIsNotReplaced() throws Exception {
        Path source = folder.resolve("one.db");
        SqliteTorture.create(source).close();
        Path file = backup(source);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + source);
                Statement statement = connection.createStatement()) {
            statement.execute("begin immediate");
            statement.execute("insert into \"select\" values (77, 'new')");
            BackupFailure failure = catchThrowableOfType(
                    BackupFailure.class,
                    () -> restore(file, source, RestoreOptions.usual().overwriting(null)));
            assertThat(failure.condition()).isEqualTo(Destination.UNTOUCHED);
            statement.execute("commit");
        }
        assertThat(dump(source)).contains("77");
    }

    /** SQLite would write what is in it into the restored database. */
    @Test
    void writeAheadLogOfAnotherDatabaseIsNotTakenIn() throws Exception {
        Path source = folder.resolve("one.db");
        SqliteTorture.create(source).close();
        Path file = backup(source);
        Path target = folder.resolve("two.db");
        Path log = Files.writeString(folder.resolve("two.db-wal"), "of another database");
        BackupFailure failure =
                catchThrowableOfType(BackupFailure.class, () -> restore(file, target, RestoreOptions.usual()));
        assertThat(failure.kind()).isEqualTo(BackupFailure.Kind.NOT_EMPTY);
        assertThat(failure.sentence()).contains("two.db-wal");
        assertThat(target).doesNotExist();
        assertThat(log).hasContent("of another database");
    }

    /** That is when one restores; the damaged file is kept, in case something can be saved from it. */
    @Test
    void damagedFileIsSetAside() throws Exception {
        Path source = folder.resolve("one.db");
        SqliteTorture.create(source).close();
        Path file = backup(source);
        Path target = Files.writeString(folder.resolve("two.db"), "x".repeat(10_000));
        restore(file, target, RestoreOptions.usual().overwriting(null));
        assertThat(SqliteTorture.facts(target)).isEqualTo(SqliteTorture.facts(source));
        assertThat(names(folder)).anyMatch(name -> name.startsWith("two.db.damaged-"));
    }

    private Path backup(Path source) throws Exception {
        return new Backup(
                        ConnectionSettings.sqlite(source),
                        folder.resolve("b.stepwise"),
                        BackupOptions.usual(),
                        "test",
                        event -> {})
                .run()
                .file();
    }

    private Path restore(Path file) throws Exception {
        Path target = folder.resolve("back.db");
        restore(file, target, RestoreOptions.usual());
        return target;
    }

    private static RestoreResult restore(Path file, Path target, RestoreOptions options) throws Exception {
        return new Restore(file, BackupKeys.none(), ConnectionSettings.sqlite(target), options, "test", e -> {}).run();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static String dump(Path file) throws SQLException {
        return String.join("\n", SqliteTorture.facts(file));
    }
}
