package io.github.stepwise.schema;

import java.util.Locale;

/** The database engines that Stepwise serves. MariaDB stands apart from MySQL because the two differ in rules, not only in name. */
public enum Engine {
    POSTGRESQL("PostgreSQL", 63),
    MYSQL("MySQL", 64),
    MARIADB("MariaDB", 64),
    SQLITE("SQLite", 200);

    private final String title;
    private final int maxNameLength;

    Engine(String title, int maxNameLength) {
        this.title = title;
        this.maxNameLength = maxNameLength;
    }

    /** The name as its makers write it. */
    public String title() {
        return title;
    }

    /** Lower-case name as catalog files and the command line use it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Longest identifier in characters that OnCall gives to an object on this engine. */
    int maxNameLength() {
        return maxNameLength;
    }

    /** True for MySQL and MariaDB, which commit every DDL statement and index foreign keys by themselves. */
    public boolean isMySqlFamily() {
        return this == MYSQL || this == MARIADB;
    }

    /** True where a DDL statement can be rolled back with its transaction. */
    public boolean hasTransactionalDdl() {
        return !isMySqlFamily();
    }

    /**
     * @param id lower-case name, for example {@code mariadb}
     * @throws IllegalArgumentException for any other text
     */
    public static Engine of(String id) {
        for (Engine engine : values()) {
            if (engine.id().equals(id)) {
                return engine;
            }
        }
        throw new IllegalArgumentException("no such engine: " + id);
    }
}
