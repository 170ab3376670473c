package io.github.stepwise.schema;

import java.util.Map;
import java.util.Optional;

/**
 * A column as a catalog file declares it: the column and the index, constraint and check that come with it.
 *
 * @param type in the catalog's words
 * @param key {@link Key#PRIMARY}, or {@link Key#AUTO} when the engine also makes the values
 * @param unique has a unique constraint of its own
 * @param indexed has an index of its own; a column with {@code references} has one anyway
 * @param references table, or {@code table.column}, that the column refers to; null where it does not
 * @param fill value for the rows that exist when the column is added, as literal text; null for none
 * @param storedDefaults by engine, the default that stays in the database; usually empty
 */
public record ColumnSpec(
        String name,
        Type.Logical type,
        boolean nullable,
        Key key,
        boolean unique,
        boolean indexed,
        String references,
        String fill,
        Map<Engine, String> storedDefaults) {

    /** The column's part in the primary key. */
    public enum Key {
        NONE,
        PRIMARY,
        AUTO
    }

    public ColumnSpec {
        storedDefaults = Map.copyOf(storedDefaults);
    }

    boolean isKey() {
        return key != Key.NONE;
    }

    Column column(Engine engine, Column.Generation auto) {
        Column.Generation generation = key == Key.AUTO ? auto : Column.Generation.NONE;
        return new Column(name, type, nullable, storedDefaults.get(engine), generation);
    }

    /** The table that the column refers to. */
    public Optional<String> targetTable() {
        return Optional.ofNullable(references).map(text -> text.split("\\.")[0]);
    }

    String targetColumn() {
        return references.contains(".") ? references.split("\\.")[1] : "id";
    }
}
