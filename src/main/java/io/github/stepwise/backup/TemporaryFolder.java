package io.github.stepwise.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of a run's own that only its owner can enter; gone with all that is in it when closed. */
final class TemporaryFolder implements AutoCloseable {
    private final Path folder;

    private TemporaryFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * @param parent where files are that will be moved, so that they need not be copied
     * @param prefix begins its name, so that one that a power failure left can be told
     */
    static TemporaryFolder in(Path parent, String prefix) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(parent, prefix));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
