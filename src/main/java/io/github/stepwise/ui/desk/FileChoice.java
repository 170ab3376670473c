package io.github.stepwise.ui.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lets the admin choose files. */
public interface FileChoice {
    /**
     * A kind of files.
     *
     * @param patterns such as {@code *.stepwise}
     */
    record Kind(String title, List<String> patterns) {
        public Kind {
            patterns = List.copyOf(patterns);
        }
    }

    /** A file that is there; empty if the admin changed his mind. */
    Optional<Path> open(String title, List<Kind> kinds);

    /** A file to be written. */
    Optional<Path> save(String title, Path folder, String name, List<Kind> kinds);

    /** A folder. */
    Optional<Path> folder(String title, Path start);
}
