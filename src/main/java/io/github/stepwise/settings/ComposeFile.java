package io.github.stepwise.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** OnCall's docker-compose file: the environment of its engine, and how its database is reached from outside. */
final class ComposeFile {
    private static final List<String> LIKELY = List.of("engine", "oncall_db_migration", "celery");

    private final Path source;
    private final Map<String, String> variables;
    private final Map<String, Object> root;
    private final Map<String, Object> services;

    private ComposeFile(Path source, Map<String, Object> root, Map<String, String> variables) {
        this.source = source;
        this.root = root;
        this.variables = variables;
        this.services = Yamls.map(root.get("services"));
    }

    /** @param variables of the neighbouring .env file */
    static OnCallConfig read(Path source, Map<String, Object> root, Map<String, String> variables) throws IOException {
        return new ComposeFile(source, root, variables).read();
    }

    private OnCallConfig read() throws IOException {
        Map<String, Object> service = null;
        Map<String, String> env = Map.of();
        for (Map<String, Object> candidate : candidates()) {
            Map<String, String> its = environment(candidate);
            if (isOnCall(candidate) || Environment.namesDatabase(its)) {
                service = candidate;
                env = its;
                break;
            }
        }
        if (service == null) {
            throw new IOException(source + " has no service that looks like OnCall's engine");
        }
        if (!Environment.namesDatabase(env)) {
            // As OnCall's own: its settings fall back to MySQL then.
            env = new LinkedHashMap<>(env);
            env.put("DATABASE_TYPE", "mysql");
        }
        OnCallConfig config = Environment.read(source, env);
        return "sqlite".equals(config.engine()) ? outsideFile(config, service) : outsideAddress(config);
    }

    /** The engine first, then whatever else there is. */
    private List<Map<String, Object>> candidates() {
        List<Map<String, Object>> result = new ArrayList<>();
        LIKELY.stream().filter(services::containsKey).forEach(name -> result.add(Yamls.map(services.get(name))));
        services.values().forEach(service -> result.add(Yamls.map(service)));
        return result;
    }

    private static boolean isOnCall(Map<String, Object> service) {
        String image = Yamls.text(service, "image");
        return image != null && image.contains("oncall");
    }

    private Map<String, String> environment(Map<String, Object> service) throws IOException {
        Map<String, String> env = new LinkedHashMap<>();
        for (String name : envFiles(service.get("env_file"))) {
            Path file = source.resolveSibling(Interpolation.resolve(name, variables));
            if (Files.isRegularFile(file)) {
                env.putAll(EnvFile.parse(OnCallConfigReader.text(file)));
            }
        }
        Object given = service.get("environment");
        Yamls.map(given).forEach((name, value) -> put(env, name, value == null ? null : value.toString()));
        for (Object entry : Yamls.list(given)) {
            String text = String.valueOf(entry);
            int equals = text.indexOf('=');
            put(env, equals < 0 ? text : text.substring(0, equals), equals < 0 ? null : text.substring(equals + 1));
        }
        return env;
    }

    /** A variable without a value is taken over from outside. */
    private void put(Map<String, String> env, String name, String value) {
        String resolved = value == null ? variables.get(name) : Interpolation.resolve(value, variables);
        if (resolved != null) {
            env.put(name, resolved);
        }
    }

    private static List<String> envFiles(Object value) {
        if (value instanceof String one) {
            return List.of(one);
        }
        return Yamls.list(value).stream()
                .map(entry -> entry instanceof String text ? text : Yamls.text(Yamls.map(entry), "path"))
                .filter(Objects::nonNull)
                .toList();
    }

    /** A host that is a service of this file is known only to its neighbours; a published port is known to all. */
    private OnCallConfig outsideAddress(OnCallConfig config) {
        String service = config.host();
        if (service == null || !services.containsKey(service)) {
            return config;
        }
        for (Object entry : Yamls.list(Yamls.map(services.get(service)).get("ports"))) {
            int published = PublishedPort.of(entry, config.port(), variables);
            if (published > 0) {
                return config.withAddress(
                        "localhost",
                        published,
                        "Port " + published + " of the docker host leads to the service " + service
                                + "; if docker runs on another computer, put its name in place of localhost.");
            }
        }
        return config.withAddress(
                service,
                config.port(),
                "The host " + service + " is known only inside docker-compose, and its port " + config.port()
                        + " is not published. Add it to the service's ports to connect from outside.");
    }

    private OnCallConfig outsideFile(OnCallConfig config, Map<String, Object> service) {
        String inside = config.file() == null
                ? Environment.SQLITE_FILE
                : config.file().toString().replace('\\', '/');
        for (Object entry : Yamls.list(service.get("volumes"))) {
            Volume volume = Volume.of(entry, variables);
            if (volume == null || !volume.holds(inside)) {
                continue;
            }
            String rest = inside.substring(volume.target().length()).replaceFirst("^/", "");
            if (volume.isBind()) {
                return config.withFile(
                        source.resolveSibling(volume.source()).resolve(rest).normalize(), null);
            }
            String name = volumeName(volume.source());
            return config.withFile(
                    Path.of("/var/lib/docker/volumes", name, "_data", rest),
                    "The database is in the docker volume " + name + ". Where it is on disk, docker volume inspect "
                            + name + " tells; only root may read it there.");
        }
        return config.withFile(
                config.file(), "The path " + inside + " is that inside the container; find the file on this computer.");
    }

    /** Compose puts the project's name before that of a volume, unless the volume has a name of its own. */
    private String volumeName(String key) {
        Map<String, Object> definition =
                Yamls.map(Yamls.map(root.get("volumes")).get(key));
        String own = Yamls.text(definition, "name");
        if (own != null) {
            return Interpolation.resolve(own, variables);
        }
        if ("true".equals(Yamls.text(definition, "external"))) {
            return key;
        }
        String project = Environment.first(variables, "COMPOSE_PROJECT_NAME");
        if (project == null) {
            project = Yamls.text(root, "name");
        }
        if (project == null) {
            Path folder = source.getParent() == null ? null : source.getParent().getFileName();
            project = folder == null ? "" : folder.toString();
        }
        return project.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceFirst("^[_-]+", "") + "_" + key;
    }
}
