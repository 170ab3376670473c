package io.github.stepwise.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A file of {@code src/test/resources/reference}. */
final class ReferenceFile {
    private ReferenceFile() {}

    static byte[] bytes(String path) {
        String resource = "/reference/" + path;
        try (InputStream stream = ReferenceFile.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("no such reference: " + path);
            }
            if (!path.endsWith(".gz")) {
                return stream.readAllBytes();
            }
            try (InputStream unpacked = new GZIPInputStream(stream)) {
                return unpacked.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    static List<String> lines(String path) {
        return text(path).lines().toList();
    }
}
