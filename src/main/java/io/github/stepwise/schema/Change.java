package io.github.stepwise.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One step of a migration, as a catalog file declares it: a change of the schema, or a change of rows. A schema change
 * knows how it alters a {@link Schema}; from the difference every dialect derives its SQL, and whether the change is there
 * already.
 */
public sealed interface Change {

    /** The table that changes, under the name that it has before. */
    String table();

    /** Creates a table with everything that its columns bring along. */
    record CreateTable(String table, List<ColumnSpec> columns, List<NamedColumns> uniques, List<NamedColumns> indexes)
            implements Change {
        public CreateTable {
            columns = List.copyOf(columns);
            uniques = List.copyOf(uniques);
            indexes = List.copyOf(indexes);
        }
    }

    /** Drops a table with its rows. */
    record DropTable(String table) implements Change {}

    /** Renames a table; its constraints, indexes and sequences keep their names. */
    record RenameTable(String table, String to) implements Change {}

    /** Adds a column; existing rows get its fill value, or NULL. */
    record AddColumn(String table, ColumnSpec column) implements Change {}

    /**
     * Drops a column with its values and everything that hangs on it.
     *
     * @param ifPresent the column may be gone already: some releases dropped it in another migration
     */
    record DropColumn(String table, String column, boolean ifPresent) implements Change {}

    /** Renames a column; values and everything that hangs on it stay. */
    record RenameColumn(String table, String column, String to) implements Change {}

    /**
     * Changes the type of a column, or whether it may be empty.
     *
     * @param type new type, or null to leave it
     * @param nullable new state, or null to leave it
     */
    record AlterColumn(String table, String column, Type.Logical type, Boolean nullable) implements Change {}

    /**
     * Makes a text column longer where its rows need it. Not part of the schema that the catalog tells, because it
     * depends on the rows; the column is accepted in either length.
     *
     * @param condition query that answers a number greater than zero when the column must be longer, by engine
     * @param deviation id of the named deviation from OnCall's own migration
     */
    record WidenColumn(String table, String column, Type.Logical type, Map<Engine, String> condition, String deviation)
            implements Change {
        public WidenColumn {
            condition = Map.copyOf(condition);
        }
    }

    /** Gives a column a default that stays in the database, or takes it away when null. */
    record SetDefault(String table, String column, String value) implements Change {}

    /** Takes away the check of a column; MariaDB loses it where OnCall restates a column without it. */
    record DropCheck(String table, String column) implements Change {}

    /** Adds an index over columns. */
    record AddIndex(String table, NamedColumns index) implements Change {}

    /** Drops the index over exactly these columns. */
    record DropIndex(String table, List<String> columns) implements Change {
        public DropIndex {
            columns = List.copyOf(columns);
        }
    }

    /** Adds a unique constraint over columns; the rows must obey it already. */
    record AddUnique(String table, NamedColumns unique) implements Change {}

    /** Drops the unique constraint over exactly these columns. */
    record DropUnique(String table, List<String> columns) implements Change {
        public DropUnique {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Adds a unique index on expressions, where the engine has such indexes.
     *
     * @param expressions by engine, each in the engine's own words as it reports them back
     */
    record AddUniqueExpression(String table, String name, Map<Engine, List<String>> expressions) implements Change {
        public AddUniqueExpression {
            expressions = Map.copyOf(expressions);
        }
    }

    /** Adds a foreign key to an existing column. */
    record AddForeignKey(String table, String column, String references) implements Change {}

    /** Drops the foreign key of a column; the column and its values stay. */
    record DropForeignKey(String table, String column) implements Change {}

    /**
     * Changes rows by one SQL statement that is harmless when it runs twice.
     *
     * @param why in words that an admin understands
     * @param effect what happens to the rows
     * @param preview query for the number of rows that will change, by engine
     * @param sql the statement by engine
     * @param deviation id of the named deviation from OnCall's own migration, or null
     */
    record UpdateRows(
            String table,
            String why,
            Effect effect,
            Map<Engine, String> preview,
            Map<Engine, String> sql,
            String deviation)
            implements Change, RowsChange {
        public UpdateRows {
            preview = Map.copyOf(preview);
            sql = Map.copyOf(sql);
        }
    }

    /**
     * Changes rows in a way that SQL cannot express: encryption, random keys, names of time zones.
     *
     * @param preview query for the number of rows that will change, by engine; none where only the class can count them
     * @param using simple name of the class of {@code catalog.oncall} that does it
     */
    record ConvertRows(
            String table, String why, Effect effect, Map<Engine, String> preview, String using, String deviation)
            implements Change, RowsChange {
        public ConvertRows {
            preview = Map.copyOf(preview);
        }
    }

    /** What a change of rows has in common. */
    sealed interface RowsChange permits UpdateRows, ConvertRows {
        String table();

        String why();

        Effect effect();

        Map<Engine, String> preview();

        String deviation();

        /** Named deviation from OnCall's own migration, if this is one. */
        default Optional<String> namedDeviation() {
            return Optional.ofNullable(deviation());
        }
    }

    /** What happens to rows. */
    enum Effect {
        INSERT,
        UPDATE,
        DELETE
    }

    /**
     * Columns of an index or constraint.
     *
     * @param name null to give it the name that the framework would
     */
    record NamedColumns(String name, List<String> columns) {
        public NamedColumns {
            columns = List.copyOf(columns);
        }
    }
}
