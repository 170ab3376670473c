package io.github.stepwise.schema;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a column: either in the catalog's own words ({@link Logical}), or as one engine writes it ({@link Native}).
 */
public sealed interface Type {

    /** The logical types of the catalog. */
    enum Kind {
        BOOLEAN,
        SMALLINT,
        INTEGER,
        BIGINT,
        POSITIVE_SMALLINT,
        POSITIVE_INTEGER,
        POSITIVE_BIGINT,
        DOUBLE,
        STRING,
        TEXT,
        DATE,
        TIME,
        TIMESTAMP,
        DURATION,
        UUID,
        JSON;

        /** Unsigned integers carry a check that the value is not negative where the engine has no unsigned type. */
        public boolean isPositive() {
            return this == POSITIVE_SMALLINT || this == POSITIVE_INTEGER || this == POSITIVE_BIGINT;
        }
    }

    /**
     * A type in the catalog's words.
     *
     * @param length characters of a {@link Kind#STRING}, otherwise 0
     */
    record Logical(Kind kind, int length) implements Type {
        @Override
        public String toString() {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            return length > 0 ? name + "(" + length + ")" : name;
        }

        boolean isText() {
            return kind == Kind.STRING || kind == Kind.TEXT;
        }
    }

    /** A type as an engine reports it, lower case and without display widths, for example {@code varchar(100)}. */
    record Native(String sql) implements Type {
        @Override
        public String toString() {
            return sql;
        }
    }

    Pattern LOGICAL = Pattern.compile("([a-z-]+)(?:\\((\\d+)\\))?");

    /**
     * Reads a type of a catalog file, {@code string(100)} or {@code positive-integer}.
     *
     * @throws IllegalArgumentException when there is no such type, or a length is missing or out of place
     */
    static Logical parse(String text) {
        Matcher matcher = LOGICAL.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a type: " + text);
        }
        Kind kind;
        try {
            kind = Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("unknown type: " + text, unknown);
        }
        int length = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        if ((kind == Kind.STRING) != (length > 0)) {
            throw new IllegalArgumentException("a length belongs to a string and only there: " + text);
        }
        return new Logical(kind, length);
    }
}
