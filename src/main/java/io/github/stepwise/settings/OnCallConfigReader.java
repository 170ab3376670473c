package io.github.stepwise.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the files that OnCall itself is configured with, so that the admin need not type what is written down already. */
public final class OnCallConfigReader {
    private static final List<String> COMPOSE_NAMES =
            List.of("docker-compose.yml", "docker-compose.yaml", "compose.yml", "compose.yaml");

    private static final long MAX_BYTES = 4L << 20;

    private OnCallConfigReader() {}

    /**
     * Reads one file, whichever of them it is.
     *
     * @param file a docker-compose file, its {@code .env}, or the values of the Helm chart; or a folder that holds one of them
     * @throws IOException if it cannot be read or is none of these; the message is a plain sentence without secrets
     */
    public static OnCallConfig read(Path file) throws IOException {
        Path source =
                Files.isDirectory(file) ? inside(file) : file.toAbsolutePath().normalize();
        if (isYaml(source)) {
            Map<String, Object> yaml = Yamls.read(text(source), source);
            if (yaml.containsKey("services")) {
                return ComposeFile.read(source, yaml, neighbourEnv(source));
            }
            if (HelmValues.fits(yaml)) {
                return HelmValues.read(source, yaml);
            }
            throw new IOException(source + " is neither a docker-compose file nor the values of OnCall's Helm chart");
        }
        Map<String, String> env = EnvFile.parse(text(source));
        Path compose = sibling(source);
        if (compose != null && !Environment.namesDatabase(env)) {
            return ComposeFile.read(compose, Yamls.read(text(compose), compose), env);
        }
        return Environment.read(source, env);
    }

    private static boolean isYaml(Path source) {
        String name = source.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }

    private static Path inside(Path folder) throws IOException {
        Path compose = sibling(folder.resolve(".env"));
        if (compose != null) {
            return compose;
        }
        for (String name : List.of(".env", "values.yaml", "values.yml")) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return folder.resolve(name).toAbsolutePath().normalize();
            }
        }
        throw new IOException(folder + " holds no docker-compose.yml, .env or values.yaml");
    }

    private static Path sibling(Path source) {
        return COMPOSE_NAMES.stream()
                .map(source.toAbsolutePath()::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> neighbourEnv(Path compose) throws IOException {
        Path env = compose.resolveSibling(".env");
        return Files.isRegularFile(env) ? EnvFile.parse(text(env)) : Map.of();
    }

    static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is too large for a configuration file");
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
