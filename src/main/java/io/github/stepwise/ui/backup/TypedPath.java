package io.github.stepwise.ui.backup;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/** Paths as people type and paste them. */
public final class TypedPath {
    private static final String URL_PREFIX = "file:";

    private TypedPath() {}

    /**
     * The absolute path that a text means: quotes around it, as some desktops copy them, are taken off, a {@code file:} URL
     * is the file's path, and {@code ~} is the user's own folder.
     *
     * @return empty if the text is blank, or no path can be like that
     */
    public static Optional<Path> of(String typed) {
        String text = unquoted(typed.strip()).strip();
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(path(text).toAbsolutePath().normalize());
        } catch (IllegalArgumentException | FileSystemNotFoundException noPath) {
            return Optional.empty();
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static Path path(String text) {
        if (text.regionMatches(true, 0, URL_PREFIX + "/", 0, URL_PREFIX.length() + 1)) {
            // By hand, people write spaces as they are.
            return Path.of(URI.create(text.replace(" ", "%20")));
        }
        boolean own = text.equals("~") || text.startsWith("~/") || text.startsWith("~\\");
        return own ? Path.of(System.getProperty("user.home"), text.substring(1)) : Path.of(text);
    }
}
