package io.github.stepwise.testing;

import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** SQLite databases in a temporary directory. */
final class SqliteFiles implements TestServer {
    private final Path directory;

    private SqliteFiles(Path directory) {
        this.directory = directory;
    }

    static SqliteFiles inTempDirectory() {
        return new SqliteFiles(TempDirectory.create("stepwise-sqlite"));
    }

    @Override
    public TestDatabase create() {
        Path file = directory.resolve(Names.next() + ".db");
        return new TestDatabase(this, Engine.SQLITE, file.toString(), "jdbc:sqlite:" + file, "", "");
    }

    @Override
    public TestDatabase copy(TestDatabase database) {
        TestDatabase copy = create();
        try {
            Files.copy(database.file(), copy.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    /** With all that lies beside the file under its name: journals, copies and backups of an upgrade. */
    @Override
    public void drop(TestDatabase database) {
        String name = database.file().getFileName().toString();
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.getFileName().toString().startsWith(name)).forEach(TempDirectory::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        TempDirectory.delete(directory);
    }
}
