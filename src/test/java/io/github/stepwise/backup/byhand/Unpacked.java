package io.github.stepwise.backup.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;

/** A backup in a folder, and its script on a machine that has the programs it says it needs and no others. */
final class Unpacked implements AutoCloseable {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final int PATIENCE_SECONDS = 300;

    private final Path folder;
    private final Path programs;
    private final Map<String, String> environment = new TreeMap<>();

    private Unpacked(Path folder, Path programs) {
        this.folder = folder;
        this.programs = programs;
    }

    /** What one run of the script came to. */
    record Outcome(int code, String output) {}

    /**
     * @param place a folder that goes with the test
     */
    static Unpacked of(Path backup, Path place, Engine engine) throws IOException {
        Path folder = Files.createTempDirectory(place, "unpacked");
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
        Unpacked unpacked = new Unpacked(folder, Files.createTempDirectory(place, "programs"));
        unpacked.provide("zstd");
        unpacked.provide(
                switch (engine) {
                    case POSTGRESQL -> "psql";
                    case MYSQL, MARIADB -> "mariadb";
                    case SQLITE -> "sqlite3";
                });
        return unpacked;
    }

    Path folder() {
        return folder;
    }

    String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    Unpacked with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Puts a program on the path; without it the test is skipped, but not on a build server. */
    Unpacked provide(String program) throws IOException {
        Path found = null;
        for (String directory : System.getenv("PATH").split(":", -1)) {
            Path candidate = Path.of(directory, program);
            if (found == null && Files.isExecutable(candidate)) {
                found = candidate;
            }
        }
        if (found == null || !Files.isExecutable(SHELL)) {
            assertThat(System.getenv("CI")).as("a build server has " + program).isNotEqualTo("true");
            Assumptions.abort("no " + program + " here");
        }
        Files.createSymbolicLink(programs.resolve(program), found.toRealPath());
        return this;
    }

    /** Takes a program away again. */
    Unpacked without(String program) throws IOException {
        Files.deleteIfExists(programs.resolve(program));
        return this;
    }

    /** Says where the server is, as the README tells. */
    String target(TestDatabase database) throws IOException {
        if (database.engine() == Engine.SQLITE) {
            return database.name();
        }
        ConnectionSettings settings = ConnectionSettings.ofJdbcUrl(database.jdbcUrl());
        if (database.engine() == Engine.POSTGRESQL) {
            with("PGHOST", settings.host())
                    .with("PGPORT", String.valueOf(settings.port()))
                    .with("PGUSER", database.user());
        } else {
            Files.writeString(
                    folder.resolve("client.cnf"),
                    "[client]\nprotocol=tcp\nhost=" + settings.host() + "\nport=" + settings.port() + "\nuser="
                            + database.user() + "\npassword=" + database.password() + "\n");
        }
        return settings.database();
    }

    Outcome restore(TestDatabase target) throws IOException, InterruptedException {
        return restore(target(target));
    }

    /** Runs the script from another folder. */
    Outcome restore(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(SHELL.toString(), folder.resolve("restore.sh").toString()));
        command.addAll(List.of(arguments));
        Path log = programs.resolveSibling(programs.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", programs.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("restore.sh hangs: " + Files.readString(log, StandardCharsets.UTF_8));
        }
        return new Outcome(process.exitValue(), new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
    }

    /** The links would make JUnit warn about each of them. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> links = Files.list(programs)) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }
}
