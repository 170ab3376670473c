package io.github.stepwise.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The values of OnCall's Helm chart; what they leave out is what the chart puts there. */
final class HelmValues {
    private static final List<String> TELLING =
            List.of("database", "mariadb", "externalMysql", "postgresql", "externalPostgresql", "oncall");

    private final Path source;
    private final Map<String, Object> values;
    private final List<String> notes = new ArrayList<>();

    private HelmValues(Path source, Map<String, Object> values) {
        this.source = source;
        this.values = values;
    }

    static boolean fits(Map<String, Object> yaml) {
        return TELLING.stream().anyMatch(yaml::containsKey);
    }

    static OnCallConfig read(Path source, Map<String, Object> values) {
        return new HelmValues(source, values).read();
    }

    private OnCallConfig read() {
        String engine = Environment.engine(text("database", "type"));
        return switch (engine) {
            case "sqlite" -> {
                notes.add(
                        "The chart keeps a SQLite database inside the pod, at /etc/app/oncall.db; copy it with kubectl cp.");
                yield config(engine, null, 0, null, null, null, Map.of());
            }
            case "postgresql" ->
                isOn("postgresql", false)
                        ? bundled(engine, "postgresql", 5432, "postgres", "postgresPassword")
                        : external(engine, "externalPostgresql", 5432, "postgres");
            default ->
                isOn("mariadb", true)
                        ? bundled(engine, "mariadb", 3306, "root", "rootPassword")
                        : external(engine, "externalMysql", 3306, "root");
        };
    }

    private OnCallConfig bundled(String engine, String section, int port, String admin, String adminPassword) {
        notes.add("The database runs in the cluster. Make it reachable with kubectl port-forward svc/<release>-"
                + section + " " + port + ":" + port + " and connect to localhost.");
        String user = or(text(section, "auth", "username"), admin);
        String password = text(section, "auth", user.equals(admin) ? adminPassword : "password");
        if (password == null) {
            String secret = or(text(section, "auth", "existingSecret"), "<release>-" + section);
            notes.add("The password is in the Kubernetes secret " + secret + ": kubectl get secret " + secret
                    + " -o yaml");
        }
        String database = or(text(section, "auth", "database"), "oncall");
        return config(engine, null, port, database, user, password, Map.of());
    }

    private OnCallConfig external(String engine, String section, int port, String admin) {
        String password = text(section, "password");
        String existing = text(section, "existingSecret");
        if (existing != null) {
            password = null;
            notes.add("The password is in the Kubernetes secret " + existing + ", key "
                    + or(text(section, "passwordKey"), "that the chart expects") + ".");
        }
        String user = text(section, "user");
        if (user == null && existing != null && text(section, "usernameKey") != null) {
            notes.add("The user is in the same secret, key " + text(section, "usernameKey") + ".");
        } else {
            user = or(user, admin);
        }
        return config(
                engine,
                text(section, "host"),
                Environment.port(text(section, "port"), port, notes),
                or(text(section, "db_name"), "oncall"),
                user,
                password,
                Environment.options(text(section, "options")));
    }

    private OnCallConfig config(
            String engine,
            String host,
            int port,
            String database,
            String user,
            String password,
            Map<String, String> options) {
        String existing = text("oncall", "secrets", "existingSecret");
        String secretKey = existing == null ? text("oncall", "secrets", "secretKey") : null;
        String mirage = existing == null ? text("oncall", "secrets", "mirageSecretKey") : null;
        if (existing != null) {
            notes.add("OnCall's keys are in the Kubernetes secret " + existing + ".");
        } else if (secretKey == null || mirage == null) {
            notes.add(
                    "The chart makes up OnCall's keys anew at each upgrade unless they are given. Save those in use first:"
                            + " kubectl get secret <release>-oncall -o yaml");
        }
        return new OnCallConfig(
                source,
                engine,
                host,
                port,
                database,
                user,
                Masked.of(password),
                Environment.tls(options),
                Environment.path(options.getOrDefault("sslrootcert", options.get("ssl_ca"))),
                null,
                Masked.of(secretKey),
                Masked.of(mirage),
                Masked.of(or(text("oncall", "mirageCipherIV"), OnCallConfig.DEFAULT_CIPHER_IV)),
                notes);
    }

    private boolean isOn(String section, boolean otherwise) {
        String enabled = text(section, "enabled");
        return enabled == null ? otherwise : enabled.equalsIgnoreCase("true");
    }

    private String text(String... path) {
        return Yamls.text(values, path);
    }

    private static String or(String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
