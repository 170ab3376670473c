package io.github.stepwise.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the user of this computer has chosen, in a JSON file: short texts by name, nothing secret. */
public final class Preferences {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ObjectNode values;

    /** @param file read now, if it is there; one that cannot be read counts as empty */
    public Preferences(Path file) {
        this.file = file;
        this.values = read(file);
    }

    /** Those of the user of this computer. */
    public static Preferences ofUser() {
        return new Preferences(ConfigDirectory.path().resolve("preferences.json"));
    }

    public synchronized Optional<String> get(String name) {
        return Optional.ofNullable(values.path(name).textValue());
    }

    /**
     * Remembers a choice.
     *
     * @throws IOException if it is known now, but could not be kept for the next time
     */
    public synchronized void set(String name, String value) throws IOException {
        values.put(name, value);
        JsonFile.write(file, values);
    }

    private static ObjectNode read(Path file) {
        try {
            return JsonFile.read(file).orElse(null) instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (IOException unusable) {
            return JSON.createObjectNode();
        }
    }
}
