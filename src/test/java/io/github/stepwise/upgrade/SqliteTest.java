package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a SQLite database and what happens beside it. */
class SqliteTest {
    private static final Version TARGET = Version.of("1.3.4");

    @TempDir
    Path exports;

    private Trial sample;
    private Path file;

    @BeforeEach
    void create() {
        sample = Trial.of(Engine.SQLITE, exports);
        file = sample.database.file();
    }

    @AfterEach
    void drop() {
        sample.close();
    }

    private static final Faults BROKEN = new Faults() {
        private int count;

        @Override
        public void before(String migration, int number, Connection connection) throws SQLException {
            if (++count == 5) {
                throw new SQLException("broken on purpose");
            }
        }
    };

    private List<String> beside() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            String name = file.getFileName().toString();
            return files.map(path -> path.getFileName().toString())
                    .filter(other -> other.startsWith(name))
                    .map(other -> other.substring(name.length()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theOriginalStaysUntilTheCopyIsComplete() throws Exception {
        byte[] before = Files.readAllBytes(file);

        UpgradeResult failed = sample.upgrade(TARGET, BROKEN).run();

        assertThat(failed.condition()).isEqualTo(Condition.UNCHANGED);
        assertThat(failed.failure().orElseThrow().dataSafe()).isTrue();
        assertThat(failed.original()).isEmpty();
        assertThat(file).hasBinaryContent(before);
        assertThat(beside()).containsExactly("");

        UpgradeResult result = sample.run(TARGET);

        assertThat(result.original().orElseThrow()).hasBinaryContent(before);
        assertThat(beside()).hasSize(2).last().asString().startsWith(".before-1.3.4-");
        assertThat(sample.plan(TARGET).isEmpty()).isTrue();
    }

    /** A file that says that rows were deleted must not outlive a run that did not happen. */
    @Test
    void discardsTheRowsItKeptWithTheCopy() throws Exception {
        Faults afterDeletion = new Faults() {
            @Override
            public void before(String migration, int number, Connection connection) throws SQLException {
                if (migration.startsWith("webhooks.0009")) {
                    assertThat(exports).isDirectoryContaining("glob:**.jsonl");
                    throw new SQLException("broken on purpose");
                }
            }
        };
        sample.execute(
                "insert into base_dynamicsetting (name, boolean_value) values ('enabled_mobile_test_push', true)");

        UpgradeResult result =
                sample.upgrade(Version.of("1.3.22"), afterDeletion).run();

        assertThat(result.failure().orElseThrow().problem().orElseThrow().serverText())
                .contains("broken on purpose");
        assertThat(result.condition()).isEqualTo(Condition.UNCHANGED);
        assertThat(result.exports()).isEmpty();
        assertThat(exports).isEmptyDirectory();
        assertThat(sample.heard(UpgradeEvent.CopyStarted.class)).hasSize(1);
    }

    @Test
    void keepsOwnerAndMode() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        boolean root = "root".equals(System.getProperty("user.name"));
        if (root) {
            Files.setAttribute(file, "unix:uid", 1000);
            Files.setAttribute(file, "unix:gid", 1000);
        }

        assertThat(sample.run(TARGET).failure()).isEmpty();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-r--");
        if (root) {
            assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(1000);
            assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(1000);
        }
    }

    @Test
    void deletesWhatDeadRunsHaveLeft() throws Exception {
        for (String ending :
                List.of(".stepwise-20200101000000", ".stepwise-20200101000000-journal", ".stepwise-mine")) {
            Files.writeString(file.resolveSibling(file.getFileName() + ending), "x");
        }

        assertThat(sample.run(TARGET).failure()).isEmpty();

        assertThat(beside()).hasSize(3).contains("", ".stepwise-mine");
    }

    @Test
    void takesWhatIsInTheWriteAheadLog() throws Exception {
        try (Connection connection = sample.database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma wal_autocheckpoint = 0");
            statement.execute("update alerts_alertgroup set web_title_cache = 'from the log'");
            Files.copy(file, file.resolveSibling(file.getFileName() + ".2"));
            Files.copy(
                    file.resolveSibling(file.getFileName() + "-wal"),
                    file.resolveSibling(file.getFileName() + ".2-wal"));
        }
        Path left = file.resolveSibling(file.getFileName() + ".2");
        Files.move(left, file, StandardCopyOption.REPLACE_EXISTING);
        Files.move(
                file.resolveSibling(file.getFileName() + ".2-wal"), file.resolveSibling(file.getFileName() + "-wal"));

        UpgradeResult result = sample.run(TARGET);

        assertThat(result.failure()).isEmpty();
        for (Path database : List.of(file, result.original().orElseThrow())) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select count(*) from alerts_alertgroup where web_title_cache <> 'from the log'")) {
                assertThat(row.getLong(1)).isZero();
            }
        }
    }

    @Test
    void refusesAFileThatOthersWorkIn() throws Exception {
        UpgradeOptions options = sample.options().withPatience(1, Duration.ofSeconds(1));
        Upgrade upgrade = sample.upgrade(TARGET, options, Faults.NONE);
        try (Connection other = sample.database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");

            UpgradeResult result = upgrade.run();

            assertThat(result.condition()).isEqualTo(Condition.UNCHANGED);
            assertThat(result.failure().orElseThrow().sentence()).contains("Another program is using");
            statement.execute("rollback");
        }
        assertThat(beside()).containsExactly("");
    }

    @Test
    void doesNotSwapWhatSomebodyHasOpen() throws Exception {
        try (Connection other = sample.database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("update alerts_alertgroup set web_title_cache = 'x'");

            UpgradeResult result = sample.run(TARGET);

            assertThat(result.condition()).isEqualTo(Condition.UNCHANGED);
            assertThat(result.failure().orElseThrow().sentence())
                    .contains("Another program has")
                    .contains("-wal");
            statement.execute("update alerts_alertgroup set web_title_cache = 'y'");
        }
        assertThat(beside()).containsExactly("");
        assertThat(sample.run(TARGET).failure()).isEmpty();
    }

    @Test
    void othersCannotWriteMeanwhile() throws Exception {
        UpgradeResult result = sample.upgrade(TARGET, new Faults() {
                    private boolean done;

                    @Override
                    public void before(String migration, int number, Connection connection) throws SQLException {
                        if (!done) {
                            done = true;
                            try (Connection other = sample.database.connect();
                                    Statement statement = other.createStatement()) {
                                statement.execute("pragma busy_timeout = 50");
                                statement.execute("delete from alerts_alert");
                            } catch (SQLException refused) {
                                assertThat(refused.getMessage()).contains("locked");
                                return;
                            }
                            throw new SQLException("the guard does not guard");
                        }
                    }
                })
                .run();

        assertThat(result.failure()).isEmpty();
    }

    @Test
    void findsADamagedFile() throws Exception {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long page = channel.size() / 2 / 4096 * 4096;
            channel.write(ByteBuffer.wrap(new byte[4096]), page);
        }
        Upgrade upgrade =
                new Upgrade(Trial.CATALOG, sample.plan(TARGET), sample.settings(), sample.options(), event -> {});

        UpgradeResult result = upgrade.run();

        assertThat(result.condition()).isEqualTo(Condition.UNCHANGED);
        assertThat(result.failure().orElseThrow().sentence()).contains("is damaged");
        assertThat(beside()).containsExactly("");
    }

    @Test
    void followsALinkToTheFile() throws Exception {
        Path link = exports.resolve("oncall.db");
        Files.createSymbolicLink(link, file);
        Upgrade upgrade = new Upgrade(
                Trial.CATALOG, sample.plan(TARGET), ConnectionSettings.sqlite(link), sample.options(), event -> {});

        assertThat(upgrade.run().failure()).isEmpty();

        assertThat(link).isSymbolicLink();
        assertThat(sample.plan(TARGET).isEmpty()).isTrue();
    }

    @Test
    void saysWhenTheAccountCannotMakeSuchAFile() throws Exception {
        assumeTrue(!"root".equals(System.getProperty("user.name")), "root may do everything");
        file.getParent().toFile().setWritable(false);
        try {
            assertThat(sample.run(TARGET).condition()).isEqualTo(Condition.UNCHANGED);
        } finally {
            file.getParent().toFile().setWritable(true);
        }
    }
}
