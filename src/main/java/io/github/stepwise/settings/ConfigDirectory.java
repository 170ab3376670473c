package io.github.stepwise.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the system wants programs to keep what they remember about a user. */
public final class ConfigDirectory {
    private ConfigDirectory() {}

    /** Stepwise's own folder; it may not exist yet. */
    public static Path path() {
        return path(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
    }

    static Path path(String system, String home, Map<String, String> env) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String roaming = env.get("APPDATA");
            return (isSet(roaming) ? Path.of(roaming) : Path.of(home, "AppData", "Roaming")).resolve("Stepwise");
        }
        if (name.startsWith("mac")) {
            return Path.of(home, "Library", "Application Support", "Stepwise");
        }
        String config = env.get("XDG_CONFIG_HOME");
        boolean usable = isSet(config) && Path.of(config).isAbsolute();
        return (usable ? Path.of(config) : Path.of(home, ".config")).resolve("stepwise");
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }
}
