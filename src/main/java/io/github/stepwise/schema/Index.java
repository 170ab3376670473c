package io.github.stepwise.schema;

import java.util.List;

/**
 * An index or a unique constraint.
 *
 * @param name as the engine knows it; null where the engine gives none (a unique constraint inside a SQLite table)
 * @param kind what the engine makes of it
 * @param parts column names, or expressions in the engine's own words for {@link Kind#UNIQUE_EXPRESSION}
 */
public record Index(String name, Kind kind, List<String> parts) {

    /** What an index is for. */
    public enum Kind {
        /** A plain index. */
        PLAIN,
        /** PostgreSQL only: an index with {@code varchar_pattern_ops} that serves LIKE searches. */
        PATTERN,
        /** A unique constraint. */
        UNIQUE,
        /** A unique index on expressions; MariaDB has none. */
        UNIQUE_EXPRESSION
    }

    public Index {
        parts = List.copyOf(parts);
    }

    /** True when two rows may not be equal in these parts. */
    public boolean isUnique() {
        return kind == Kind.UNIQUE || kind == Kind.UNIQUE_EXPRESSION;
    }

    /** True when a search by these columns can use this index, that is, they are its first parts. */
    public boolean covers(List<String> columns) {
        return parts.size() >= columns.size()
                && parts.subList(0, columns.size()).equals(columns);
    }

    /** True when both do the same, whatever their names. */
    public boolean sameAs(Index other) {
        return kind == other.kind && parts.equals(other.parts);
    }

    Index withParts(List<String> newParts) {
        return new Index(name, kind, newParts);
    }
}
