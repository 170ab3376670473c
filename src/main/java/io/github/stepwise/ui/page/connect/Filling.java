package io.github.stepwise.ui.page.connect;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.settings.OnCallConfig;
import io.github.stepwise.settings.OnCallConfigReader;
import io.github.stepwise.ui.task.Causes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was found in something that was dropped, chosen or pasted. */
sealed interface Filling {
    byte[] SQLITE_BEGINNING = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    String URL_PREFIX = "jdbc:";
    byte[] URL_BEGINNING = URL_PREFIX.getBytes(StandardCharsets.US_ASCII);

    /** A URL's length has no reason to be greater. */
    int MOST_URL_BYTES = 4096;

    /** A SQLite database. */
    record OfFile(Path file) implements Filling {}

    /** @param certificate the one that it names, if this computer has it at the same place */
    record OfConfig(OnCallConfig config, Optional<Path> certificate) implements Filling {}

    /** A JDBC URL. */
    record OfUrl(ConnectionSettings settings) implements Filling {}

    /**
     * Nothing that helps.
     *
     * @param source the file; empty for a URL, which is not repeated because a password may be in it
     * @param why a sentence without secrets
     */
    record Nothing(String source, String why) implements Filling {}

    /** Reads a file, whatever it is, or a folder with OnCall's configuration; takes its time on a slow disk. */
    static Filling read(Path path) {
        Path source = path.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(source)) {
                byte[] beginning = beginning(source);
                if (Arrays.equals(beginning, SQLITE_BEGINNING) || isNamedAsDatabase(source)) {
                    return new OfFile(source);
                } else if (startsWith(beginning, URL_BEGINNING) && Files.size(source) <= MOST_URL_BYTES) {
                    return url(Files.readString(source));
                }
            }
            OnCallConfig config = OnCallConfigReader.read(source);
            return new OfConfig(
                    config, Optional.ofNullable(config.certificate()).filter(Files::isRegularFile));
        } catch (IOException e) {
            return new Nothing(source.toString(), e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** Nothing, because not even reading it came to an end. */
    static Nothing unreadable(Path source, Throwable failure) {
        return new Nothing(source.toString(), Causes.of(failure).toString());
    }

    /** Takes a JDBC URL apart. */
    static Filling url(String text) {
        try {
            return new OfUrl(ConnectionSettings.ofJdbcUrl(text));
        } catch (IllegalArgumentException e) {
            return new Nothing("", e.getMessage());
        }
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SQLITE_BEGINNING.length);
        }
    }

    /** The test will tell if it is none. */
    private static boolean isNamedAsDatabase(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(db|sqlite|sqlite3|db3)");
    }

    private static boolean startsWith(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length && Arrays.equals(Arrays.copyOf(bytes, beginning.length), beginning);
    }
}
