package io.github.stepwise.settings;

import java.time.Instant;

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

    /** True when both lead to the same database as the same user. */
    public boolean sameTarget(RecentConnection other) {
        return toTarget().equals(other.toTarget());
    }

    private RecentConnection toTarget() {
        return new RecentConnection(engine, host, port, database, user, null, null, file, null);
    }
}
