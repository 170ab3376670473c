package io.github.stepwise.ui.page.connect;

import io.github.stepwise.ui.backup.TypedPath;
import io.github.stepwise.words.Phrase;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Pattern;

/** What can be said of the form without asking anybody. Each rule gives what is wrong, or null. */
final class Rules {
    private static final Pattern SPACE = Pattern.compile("[\\s\\u3000\\u00a0]");

    /** Names that OnCall's docker-compose files and chart give to their database; outside nobody knows them. */
    private static final Pattern INSIDE = Pattern.compile(
            "(db|mysql|mariadb|postgres|postgresql|pgsql)|[a-z0-9-]+-(mysql|mariadb|postgres|postgresql)");

    private Rules() {}

    static Phrase host(String text) {
        String host = bare(text);
        if (host.isEmpty()) {
            return error("host-empty");
        } else if (host.contains("://") || host.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
            return error("host-url");
        } else if (SPACE.matcher(host).find()) {
            return error("host-space");
        } else if (host.matches("[^:]+:\\d*|\\[.*]:\\d*")) {
            return error("host-port");
        } else if (host.contains(":")
                ? !host.matches("[0-9A-Fa-f:.]+(%[\\w.-]+)?")
                : host.matches(".*[/@,;\\\\\\[\\]'\"].*")) {
            return error("host-sign");
        }
        return null;
    }

    static Phrase port(String text) {
        String port = text.strip();
        return port.matches("[0-9]{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65535
                ? null
                : error("port");
    }

    static Phrase filled(String text, String otherwise) {
        return text.isBlank() ? error(otherwise) : null;
    }

    /** Nothing is fine: then the authorities that Java trusts are trusted. */
    static Phrase certificate(String text) {
        if (text.isBlank()) {
            return null;
        }
        return TypedPath.of(text).filter(Files::isRegularFile).isPresent() ? null : error("certificate");
    }

    static Phrase file(String text) {
        if (text.isBlank()) {
            return error("file-empty");
        }
        return TypedPath.of(text).isPresent() ? null : error("file-path");
    }

    /** Whether a host's name looks like one that only docker or Kubernetes know. */
    static boolean isInside(String text) {
        return INSIDE.matcher(bare(text).toLowerCase(Locale.ROOT)).matches();
    }

    /** Without the brackets around an IPv6 address. */
    static String bare(String text) {
        String host = text.strip();
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static Phrase error(String key) {
        return Phrase.of("connect", "error." + key);
    }
}
