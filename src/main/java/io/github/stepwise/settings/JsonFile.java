package io.github.stepwise.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A file that is read and written as a whole. */
final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonFile() {}

    /**
     * Empty if it is not there or is no JSON; then it is put aside under another name, so that nothing is written over what
     * may still be in it.
     */
    static Optional<JsonNode> read(Path file) throws IOException {
        try {
            return Optional.ofNullable(JSON.readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        }
    }

    /**
     * The entries of a list, without those that cannot be understood.
     *
     * @param reader throws {@link IllegalArgumentException} or {@link DateTimeException} for those
     */
    static <T> List<T> list(Path file, Function<JsonNode, T> reader) throws IOException {
        List<T> entries = new ArrayList<>();
        for (JsonNode node : read(file).orElseGet(JSON::createArrayNode)) {
            try {
                entries.add(reader.apply(node));
            } catch (DateTimeException | IllegalArgumentException e) {
                // It tells nothing; the others do.
            }
        }
        return List.copyOf(entries);
    }

    /** Beside the file and then in its place, so that a crash leaves the old one. Temporary files are the owner's alone. */
    static void write(Path file, JsonNode content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "stepwise", ".tmp");
        try {
            JSON.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), content);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
