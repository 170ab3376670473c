package io.github.stepwise.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The same PostgreSQL, started by root as the user nobody: for containers without user namespaces. */
final class PostgresAsNobody implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path home;
    private final int port;
    private final Process process;

    private PostgresAsNobody(Path home, int port, Process process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    static PostgresAsNobody start() throws IOException {
        Path bin = unpack().resolve("bin");
        Path home = TempDirectory.create("stepwise-postgres");
        Files.setOwner(
                home, home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        Path data = home.resolve("data");
        Process initdb =
                run(home, bin, "initdb", "-A", "trust", "-U", PostgresServer.USER, "-D", "" + data, "-E", "UTF8", "-N");
        if (exitCode(initdb) != 0) {
            throw new IOException("initdb failed:\n" + Files.readString(home.resolve("initdb.log")));
        }
        int port = freePort();
        List<String> arguments = new ArrayList<>(List.of("-D", "" + data, "-p", "" + port, "-k", "" + home));
        PostgresServer.SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        Process process = run(home, bin, "postgres", arguments.toArray(String[]::new));
        PostgresAsNobody server = new PostgresAsNobody(home, port, process);
        server.awaitConnection();
        return server;
    }

    int port() {
        return port;
    }

    private void awaitConnection() throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        while (true) {
            try {
                DriverManager.getConnection(url, PostgresServer.USER, "").close();
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    throw new IOException(Files.readString(home.resolve("postgres.log")), e);
                }
            }
            pause();
        }
    }

    private static Process run(Path home, Path bin, String program, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(program + ".log").toFile())
                .start();
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path unpack() throws IOException {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        Path directory = TempDirectory.cache("stepwise-postgres-binaries");
        Path complete = directory.resolve("complete");
        Files.createDirectories(directory);
        try (FileChannel channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.exists(complete)) {
                unpack("/postgres-linux-" + architecture + ".txz", directory);
                Files.createFile(complete);
            }
        }
        return directory;
    }

    private static void unpack(String resource, Path directory) throws IOException {
        try (InputStream file = PostgresAsNobody.class.getResourceAsStream(resource);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(file)))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path target = directory.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.deleteIfExists(target);
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.deleteIfExists(target);
                    Files.copy(tar, target);
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        TempDirectory.delete(home);
    }
}
