package io.github.stepwise.schema;

import java.util.Objects;

/**
 * A column of a table.
 *
 * @param defaultValue default that stays in the database, as literal text ({@code 0}, {@code false}, {@code UTC},
 *     {@code {}}), or null where there is none; defaults that only fill existing rows are not part of a schema
 * @param generation how the engine makes the value when none is given
 */
public record Column(String name, Type type, boolean nullable, String defaultValue, Generation generation) {

    /** How a key column gets its values. */
    public enum Generation {
        /** The application gives the value. */
        NONE,
        /** A sequence that belongs to the column; auto_increment and rowid alike. PostgreSQL up to OnCall 1.3.47. */
        SERIAL,
        /** An identity column; PostgreSQL only, in tables that OnCall 1.3.48 or later created. */
        IDENTITY
    }

    public Column {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(generation);
    }

    Column withName(String newName) {
        return new Column(newName, type, nullable, defaultValue, generation);
    }

    /** The same column in another type, for example the engine's own. */
    public Column withType(Type newType) {
        return new Column(name, newType, nullable, defaultValue, generation);
    }

    /** The same column with another stored default, or none when null. */
    public Column withDefault(String newDefault) {
        return new Column(name, type, nullable, newDefault, generation);
    }

    /** The same column with another way to make its values. */
    public Column withGeneration(Generation newGeneration) {
        return new Column(name, type, nullable, defaultValue, newGeneration);
    }

    Column withNullable(boolean newNullable) {
        return new Column(name, type, newNullable, defaultValue, generation);
    }
}
