package io.github.stepwise.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** OnCall's environment variables, read as its settings read them: DATABASE_* before MYSQL_*, MySQL unless told otherwise. */
final class Environment {
    /** Where OnCall keeps a SQLite database unless told otherwise. */
    static final String SQLITE_FILE = "/var/lib/oncall/oncall.db";

    /** Variables of which one is enough to know that a database is meant. */
    private static final List<String> TELLING = List.of(
            "DATABASE_TYPE",
            "DATABASE_HOST",
            "DATABASE_NAME",
            "MYSQL_HOST",
            "MYSQL_DB_NAME",
            "DB_BACKEND",
            "DB_HOST",
            "DB_NAME");

    private Environment() {}

    static boolean namesDatabase(Map<String, String> env) {
        return TELLING.stream().anyMatch(name -> first(env, name) != null);
    }

    static OnCallConfig read(Path source, Map<String, String> env) {
        String engine = namesDatabase(env) ? engine(first(env, "DATABASE_TYPE", "DB_BACKEND")) : null;
        boolean sqlite = "sqlite".equals(engine);
        String name = first(env, "DATABASE_NAME", "MYSQL_DB_NAME", "DB_NAME");
        Map<String, String> options = options(first(env, "DATABASE_OPTIONS", "MYSQL_OPTIONS"));
        List<String> notes = new ArrayList<>();
        int defaultPort = "postgresql".equals(engine) ? 5432 : 3306;
        String secretKey = env.get("SECRET_KEY");
        String mirage = first(env, "MIRAGE_SECRET_KEY");
        String iv = first(env, "MIRAGE_CIPHER_IV");
        // OnCall's settings for docker-compose look at neither variable.
        boolean hobby = "settings.hobby".equals(env.get("DJANGO_SETTINGS_MODULE"));
        String port = first(env, "DATABASE_PORT", "MYSQL_PORT", "DB_PORT");
        return new OnCallConfig(
                source,
                engine,
                sqlite ? null : first(env, "DATABASE_HOST", "MYSQL_HOST", "DB_HOST"),
                engine == null || sqlite ? 0 : port(port, defaultPort, notes),
                sqlite ? null : name,
                engine == null || sqlite ? null : user(env, engine),
                sqlite ? Masked.none() : Masked.of(first(env, "DATABASE_PASSWORD", "MYSQL_PASSWORD", "DB_PASSWORD")),
                tls(options),
                path(options.getOrDefault("sslrootcert", options.get("ssl_ca"))),
                sqlite ? path(name == null ? SQLITE_FILE : name) : null,
                Masked.of(secretKey),
                Masked.of(hobby || mirage == null ? secretKey : mirage),
                Masked.of(hobby || iv == null ? OnCallConfig.DEFAULT_CIPHER_IV : iv),
                notes);
    }

    /** The first of these variables that is not empty, or null: OnCall takes an empty one for a missing one. */
    static String first(Map<String, String> env, String... names) {
        for (String name : names) {
            String value = env.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }

    /** OnCall's type of database as Stepwise calls it. */
    static String engine(String type) {
        String text = type == null ? "mysql" : type.strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "sqlite3", "sqlite" -> "sqlite";
            case "postgresql", "postgres" -> "postgresql";
            default -> "mysql";
        };
    }

    /** {@code sslmode=verify-full sslrootcert=/ca.crt}: words for psycopg2 or PyMySQL. */
    static Map<String, String> options(String text) {
        Map<String, String> result = new HashMap<>();
        for (String pair : text == null ? new String[0] : text.strip().split("\\s+")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                result.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return result;
    }

    static String tls(Map<String, String> options) {
        String mode = options.get("sslmode");
        if (mode != null) {
            return mode.equals("allow") ? "prefer" : mode;
        }
        if (isTrue(options.get("ssl_verify_identity"))) {
            return "verify-full";
        }
        if (isTrue(options.get("ssl_verify_cert"))) {
            return "verify-ca";
        }
        if (isTrue(options.get("ssl_disabled"))) {
            return "disable";
        }
        return options.keySet().stream().anyMatch(key -> key.startsWith("ssl")) ? "require" : null;
    }

    static Path path(String text) {
        try {
            return text == null || text.isBlank() ? null : Path.of(text);
        } catch (InvalidPathException notOfThisSystem) {
            return null;
        }
    }

    static int port(String text, int otherwise, List<String> notes) {
        if (text == null) {
            return otherwise;
        }
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        notes.add("The port in the file is not a number; " + otherwise + " is taken instead.");
        return otherwise;
    }

    private static String user(Map<String, String> env, String engine) {
        String user = first(env, "DATABASE_USER", "MYSQL_USER", "DB_USER");
        if (user != null) {
            return user;
        }
        return "postgresql".equals(engine) ? "postgres" : "root";
    }

    private static boolean isTrue(String value) {
        return "true".equalsIgnoreCase(value) || "1".equals(value);
    }
}
