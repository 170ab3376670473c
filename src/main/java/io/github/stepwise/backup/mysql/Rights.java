package io.github.stepwise.backup.mysql;

import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the account may do in the whole database. Servers do not refuse to list triggers, events and routines: they leave out
 * those that the account may not see, so that the right is the only sign that the list is complete.
 */
final class Rights {
    private static final Pattern GRANT = Pattern.compile(
            "(?s)GRANT (.+?) ON (?:(?:TABLE|DATABASE|SCHEMA) )?(\\*|`(?:[^`]|``)*`)\\.(\\*|`(?:[^`]|``)*`) TO .*");
    private static final Pattern REVOKE = Pattern.compile("(?s)REVOKE (.+?) ON (`(?:[^`]|``)*`)\\.\\* FROM .*");

    private final Set<String> privileges = new HashSet<>();
    private final Set<String> global = new HashSet<>();

    private Rights() {}

    static Rights of(Connection connection, Engine engine, String database) throws SQLException {
        Rights rights = new Rights();
        for (String[] row : Ask.rows(connection, grants(connection, engine))) {
            rights.add(row[0], database);
        }
        return rights;
    }

    private static String grants(Connection connection, Engine engine) throws SQLException {
        String roles = engine == Engine.MYSQL ? Ask.value(connection, "SELECT current_role()") : "NONE";
        boolean none = roles == null || roles.isEmpty() || roles.equals("NONE");
        return none ? "SHOW GRANTS" : "SHOW GRANTS FOR CURRENT_USER() USING " + roles;
    }

    private void add(String grant, String database) {
        Matcher matcher = GRANT.matcher(grant);
        if (matcher.matches() && matcher.group(3).equals("*")) {
            boolean everywhere = matcher.group(2).equals("*");
            if (everywhere || covers(Names.unquoted(matcher.group(2)), database)) {
                privileges.addAll(words(matcher.group(1)));
            }
            if (everywhere) {
                global.addAll(words(matcher.group(1)));
            }
        }
        Matcher revoke = REVOKE.matcher(grant);
        if (revoke.matches() && Names.unquoted(revoke.group(2)).equals(database)) {
            words(revoke.group(1)).forEach(privileges::remove);
        }
    }

    private static List<String> words(String privileges) {
        return List.of(privileges.toUpperCase(Locale.ROOT).split(" *, *", -1));
    }

    /** A grant's database is a pattern like LIKE's. */
    static boolean covers(String pattern, String database) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                i++;
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL)
                .matcher(database)
                .matches();
    }

    /** For example {@code TRIGGER}. */
    boolean has(String privilege) {
        return privileges.contains(privilege) || privileges.contains("ALL PRIVILEGES") || privileges.contains("ALL");
    }

    /** Whether every routine is in the lists, with or without its body. */
    boolean seesRoutines(Engine engine) {
        return has("EXECUTE")
                || has("ALTER ROUTINE")
                || has("CREATE ROUTINE")
                || has("SHOW CREATE ROUTINE")
                || (engine == Engine.MYSQL
                        && (global.contains("SELECT")
                                || privileges.contains("SHOW_ROUTINE")
                                || global.contains("ALL PRIVILEGES")))
                || (engine == Engine.MARIADB && global.contains("SELECT"));
    }
}
