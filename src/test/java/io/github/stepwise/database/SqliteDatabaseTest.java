package io.github.stepwise.database;

import static io.github.stepwise.database.DatabaseProblem.Kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepwise.schema.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteDatabaseTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"oncall.db", "with space.db", "what?mode=memory.db", "50%25#.db", "数据.db"})
    void opensFilesOfAnyName(String name) throws Exception {
        Path file = made(name);

        try (Database database = Database.open(ConnectionSettings.sqlite(file))) {
            assertThat(database.engine()).isEqualTo(Engine.SQLITE);
            assertThat(database.serverVersion().isAtLeast(3, 35)).isTrue();
            assertThat(ask(database, "select count(*) from t")).isEqualTo("1");
        }
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void waitsForLocksAndLeavesForeignKeysAlone() throws Exception {
        Path file = made("oncall.db");
        try (Database database = Database.open(ConnectionSettings.sqlite(file))) {
            assertThat(ask(database, "pragma busy_timeout")).isEqualTo("5000");
            assertThat(ask(database, "pragma foreign_keys")).isEqualTo("0");
        }
        try (Database database = Database.open(ConnectionSettings.sqlite(file), Database.Option.SQLITE_FOREIGN_KEYS)) {
            assertThat(ask(database, "pragma foreign_keys")).isEqualTo("1");
        }
    }

    @Test
    void makesAFileOnlyWhenAsked() throws Exception {
        Path file = folder.resolve("new.db");

        assertThat(openFails(file).kind()).isEqualTo(Kind.FILE_NOT_FOUND);
        assertThat(file).doesNotExist();
        Database.open(ConnectionSettings.sqlite(file), Database.Option.SQLITE_CREATE)
                .close();
        assertThat(file).exists();
    }

    @Test
    void knowsWhatIsNoDatabase() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "Remember to back up. ".repeat(200));

        DatabaseProblem problem = openFails(file);

        assertThat(problem.kind()).isEqualTo(Kind.NOT_A_DATABASE);
        assertThat(problem.errorCode()).isEqualTo(26);
        assertThat(problem.sentence()).isEqualTo(file + " is not a SQLite database.");
    }

    @Test
    void doesNotOpenAFolder() {
        assertThat(openFails(folder).kind()).isEqualTo(Kind.FILE_NOT_FOUND);
    }

    @Test
    void knowsALockedFile() throws Exception {
        Path file = made("oncall.db");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement();
                Database database = Database.open(ConnectionSettings.sqlite(file))) {
            ask(database, "pragma busy_timeout = 50");
            statement.execute("begin exclusive");
            assertThat(executeFails(database, "insert into t values (2)").kind())
                    .isEqualTo(Kind.FILE_LOCKED);
        }
    }

    @Test
    void knowsAReadOnlyFile() throws Exception {
        Path file = made("oncall.db");
        try (Database database = Database.open(ConnectionSettings.sqlite(file))) {
            assertThat(executeFails(database, "pragma query_only = on", "insert into t values (2)")
                            .kind())
                    .isEqualTo(Kind.READ_ONLY);
        }
    }

    @Test
    void knowsAFullDisk() throws Exception {
        Path file = made("oncall.db");
        try (Database database = Database.open(ConnectionSettings.sqlite(file))) {
            DatabaseProblem problem = executeFails(
                    database, "pragma max_page_count = 2", "create table big as select randomblob(100000) as b");
            assertThat(problem.kind()).isEqualTo(Kind.DISK_FULL);
        }
    }

    @Test
    void knowsADamagedFile() throws Exception {
        Path file = made("oncall.db");
        byte[] content = Files.readAllBytes(file);
        java.util.Arrays.fill(content, 4096, 8192, (byte) 0x5a);
        Files.write(file, content);

        try (Database database = Database.open(ConnectionSettings.sqlite(file))) {
            assertThat(executeFails(database, "select * from t").kind()).isEqualTo(Kind.DAMAGED);
        }
    }

    @Test
    void leavesNothingOpenBehind() throws Exception {
        Path file = made("oncall.db");
        Database database = Database.open(ConnectionSettings.sqlite(file));
        ask(database, "select 1");
        database.close();

        assertThatExceptionOfType(SQLException.class).isThrownBy(database::connection);
        Files.delete(file);
    }

    private Path made(String name) throws SQLException {
        Path file = folder.resolve(name);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (i integer)");
            statement.execute("insert into t values (1)");
        }
        return file;
    }

    private static DatabaseProblem openFails(Path file) {
        return catchThrowableOfType(DatabaseProblem.class, () -> Database.open(ConnectionSettings.sqlite(file)));
    }

    private static DatabaseProblem executeFails(Database database, String... statements) {
        SQLException thrown = catchThrowableOfType(SQLException.class, () -> {
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        });
        return database.problem(thrown);
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
