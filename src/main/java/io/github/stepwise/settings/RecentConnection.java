package io.github.stepwise.settings;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A connection that worked once. There is no place for a password in it.
 *
 * @param engine {@code postgresql}, {@code mysql}, {@code mariadb} or {@code sqlite}
 * @param host null for SQLite
 * @param port 0 for SQLite
 * @param tls for example {@code verify-full}; null for SQLite
 * @param certificate path, or null
 * @param file path of a SQLite file; null for the others
 */
public record RecentConnection(
        String engine,
        String host,
        int port,
        String database,
        String user,
        String tls,
        String certificate,
        String file,
        Instant usedAt) {
    private static final Set<String> THIS_COMPUTER = Set.of("localhost", "127.0.0.1", "::1");

    /** True when both lead to the same database as the same user. */
    public boolean sameTarget(RecentConnection other) {
        return toTarget().equals(other.toTarget());
    }

    /** True when both lead to the same database, whoever comes in. */
    public boolean sameDatabase(RecentConnection other) {
        return engine.equals(other.engine)
                && Objects.equals(server(), other.server())
                && port == other.port
                && Objects.equals(database, other.database)
                && Objects.equals(file, other.file);
    }

    /** True when both may lead to the same database on a server, which can have many names and doors. */
    boolean sameName(RecentConnection other) {
        return file == null
                && other.file == null
                && database != null
                && engine.equals(other.engine)
                && database.equals(other.database);
    }

    private String server() {
        String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
        return THIS_COMPUTER.contains(name) ? "localhost" : name;
    }

    private RecentConnection toTarget() {
        return new RecentConnection(engine, host, port, database, user, null, null, file, null);
    }
}
