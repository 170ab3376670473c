package io.github.stepwise.database;

import io.github.stepwise.schema.Engine;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Takes a JDBC URL of the four drivers apart. No message of its own quotes the URL. */
final class JdbcUrl {
    private JdbcUrl() {}

    static ConnectionSettings parse(String url) {
        String rest = url.strip();
        if (rest.regionMatches(true, 0, "jdbc:", 0, 5)) {
            rest = rest.substring(5);
        }
        int colon = rest.indexOf(':');
        String scheme = colon < 0 ? "" : rest.substring(0, colon).toLowerCase(Locale.ROOT);
        rest = rest.substring(colon + 1);
        return switch (scheme) {
            case "postgresql", "postgres" -> server(Engine.POSTGRESQL, rest);
            case "mysql" -> server(Engine.MYSQL, rest);
            case "mariadb" -> server(Engine.MARIADB, rest);
            case "sqlite" -> sqlite(rest);
            default ->
                throw new IllegalArgumentException("A JDBC URL of Stepwise starts with jdbc:postgresql:,"
                        + " jdbc:mysql:, jdbc:mariadb: or jdbc:sqlite:");
        };
    }

    private static ConnectionSettings sqlite(String rest) {
        int question = rest.indexOf('?');
        String name = question < 0 ? rest : rest.substring(0, question);
        if (name.startsWith("file:")) {
            name = decode(name.substring(5).replaceFirst("^//(localhost)?(?=/)", ""));
        }
        if (name.isBlank() || name.contains(":memory:")) {
            throw new IllegalArgumentException(
                    "A SQLite URL needs the path of a file, as in jdbc:sqlite:/data/oncall.db");
        }
        try {
            return ConnectionSettings.sqlite(Path.of(name));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("The SQLite URL holds a path that this system does not allow", e);
        }
    }

    private static ConnectionSettings server(Engine engine, String rest) {
        int question = rest.indexOf('?');
        Map<String, String> parameters = parameters(question < 0 ? "" : rest.substring(question + 1));
        String path = question < 0 ? rest : rest.substring(0, question);
        String authority = "";
        if (path.startsWith("//")) {
            int slash = path.indexOf('/', Math.max(2, path.lastIndexOf('@')));
            authority = path.substring(2, slash < 0 ? path.length() : slash);
            path = slash < 0 ? "" : path.substring(slash);
        }
        String database = decode(path.startsWith("/") ? path.substring(1) : path);
        String user = parameters.get("user");
        String password = parameters.get("password");
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String credentials = authority.substring(0, at);
            int colon = credentials.indexOf(':');
            user = decode(colon < 0 ? credentials : credentials.substring(0, colon));
            password = colon < 0 ? password : decode(credentials.substring(colon + 1));
            authority = authority.substring(at + 1);
        }
        String host = host(authority);
        return new ConnectionSettings(
                engine,
                host.isEmpty() ? "localhost" : decode(host),
                port(authority),
                database,
                user,
                Secret.of(password),
                tls(parameters),
                certificate(parameters),
                null);
    }

    private static String host(String authority) {
        if (authority.contains(",") || authority.contains("(")) {
            throw new IllegalArgumentException("The URL names several servers; Stepwise works on one");
        }
        if (authority.startsWith("[")) {
            int end = authority.indexOf(']');
            if (end < 0) {
                throw new IllegalArgumentException("The address in the URL has a bracket that is not closed");
            }
            return authority.substring(1, end);
        }
        int colon = authority.indexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    private static int port(String authority) {
        String text = authority.substring(authority.lastIndexOf(']') + 1);
        int colon = text.indexOf(':');
        String digits = colon < 0 ? "" : text.substring(colon + 1);
        if (digits.isEmpty()) {
            return 0;
        }
        if (!digits.matches("\\d{1,5}")) {
            throw new IllegalArgumentException("The port in the URL is not a number");
        }
        return Integer.parseInt(digits);
    }

    private static Tls tls(Map<String, String> parameters) {
        String mode = parameters.get("sslmode");
        if (mode != null) {
            return Tls.of(mode);
        }
        boolean ssl = isTrue(parameters, "ssl") || isTrue(parameters, "usessl");
        if (isTrue(parameters, "verifyservercertificate")) {
            return Tls.VERIFY_CA;
        }
        if ("false".equalsIgnoreCase(parameters.get("usessl"))) {
            return Tls.DISABLE;
        }
        return isTrue(parameters, "requiressl") || ssl ? Tls.REQUIRE : Tls.PREFER;
    }

    private static boolean isTrue(Map<String, String> parameters, String name) {
        return "true".equalsIgnoreCase(parameters.get(name));
    }

    private static Path certificate(Map<String, String> parameters) {
        String name = parameters.getOrDefault("sslrootcert", parameters.get("serversslcert"));
        if (name == null || name.isBlank()) {
            return null;
        }
        try {
            return Path.of(name.startsWith("file:") ? name.substring(5) : name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("The URL holds a certificate path that this system does not allow", e);
        }
    }

    /** Names in lower case, because the drivers differ only in that. */
    private static Map<String, String> parameters(String query) {
        Map<String, String> result = new HashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                result.put(pair.substring(0, equals).toLowerCase(Locale.ROOT), decode(pair.substring(equals + 1)));
            }
        }
        return result;
    }

    /** Percent signs only: a plus in a password is a plus. A lone percent sign stays as it is. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException loneSign) {
            return text;
        }
    }
}
