package io.github.stepwise.ui.backup;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Paths as people type and paste them. */
public final class TypedPath {
    private TypedPath() {}

    /**
     * The absolute path that a text means: quotes around it, as some desktops copy them, are taken off, and {@code ~} is the
     * user's own folder.
     *
     * @return empty if the text is blank, or no path can be like that
     */
    public static Optional<Path> of(String typed) {
        String text = typed.strip();
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        if (text.equals("~") || text.startsWith("~/")) {
            text = System.getProperty("user.home") + text.substring(1);
        }
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
