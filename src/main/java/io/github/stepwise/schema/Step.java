package io.github.stepwise.schema;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * The smallest piece of a schema change: what one DDL statement does on PostgreSQL, MySQL and MariaDB. Asking whether a step
 * is done already is asking the live schema, see {@link #isDoneIn}.
 */
public sealed interface Step {

    /** The table that the step changes, under the name that it has before. */
    String table();

    /**
     * Whether a live schema shows the result of this step, so that it need not and must not be done again. Names of indexes,
     * constraints and keys do not matter, because they depend on a database's history.
     *
     * @param live schema as read from the database, types in the engine's own words
     */
    boolean isDoneIn(Schema live);

    /** Creates a table with columns, primary key, checks and column constraints; indexes and foreign keys follow. */
    record CreateTable(Table created) implements Step {
        @Override
        public String table() {
            return created.name();
        }

        @Override
        public boolean isDoneIn(Schema live) {
            return live.table(created.name()).isPresent();
        }
    }

    /** Drops a table. */
    record DropTable(String table) implements Step {
        @Override
        public boolean isDoneIn(Schema live) {
            return live.table(table).isEmpty();
        }
    }

    /** Renames a table. */
    record RenameTable(String table, String to) implements Step {
        @Override
        public boolean isDoneIn(Schema live) {
            return live.table(table).isEmpty() && live.table(to).isPresent();
        }
    }

    /**
     * Adds a column.
     *
     * @param column as it will be, types in the engine's own words
     * @param fill value for existing rows as literal text, or null
     * @param check its check, or null
     */
    record AddColumn(String table, Column column, String fill, Check check) implements Step {
        @Override
        public boolean isDoneIn(Schema live) {
            return live.table(table).flatMap(t -> t.column(column.name())).isPresent();
        }
    }

    /** Drops a column with its check. */
    record DropColumn(String table, String column) implements Step {
        @Override
        public boolean isDoneIn(Schema live) {
            return live.table(table).flatMap(t -> t.column(column)).isEmpty();
        }
    }

    /** Renames a column; what hangs on it follows. */
    record RenameColumn(String table, String column, String to) implements Step {
        @Override
        public boolean isDoneIn(Schema live) {
            return live.table(table)
                    .filter(t -> t.column(column).isEmpty() && t.column(to).isPresent())
                    .isPresent();
        }
    }

    /**
     * Changes type or nullability of a column; {@code before} and {@code after} have the same name. What is equal in both is
     * left as the live column has it: that may be longer than the catalog tells, or have a default of its own.
     */
    record AlterColumn(String table, Column before, Column after) implements Step {
        public boolean changesType() {
            return !before.type().equals(after.type());
        }

        public boolean changesNullable() {
            return before.nullable() != after.nullable();
        }

        /** The live column as this step leaves it. */
        public Column alter(Column live) {
            Column typed = changesType() ? live.withType(after.type()) : live;
            return changesNullable() ? typed.withNullable(after.nullable()) : typed;
        }

        @Override
        public boolean isDoneIn(Schema live) {
            return hasColumn(live, table, after.name(), column -> column.equals(alter(column)));
        }
    }

    /** Gives a column the default that stays in the database, or takes a default away. */
    record SetDefault(String table, Column column) implements Step {
        @Override
        public boolean isDoneIn(Schema live) {
            return hasColumn(live, table, column.name(), c -> Objects.equals(c.defaultValue(), column.defaultValue()));
        }
    }

    /** Takes away the check of a column that stays; its name is looked up in the live schema. */
    record DropCheck(String table, Check check) implements Step {
        @Override
        public boolean isDoneIn(Schema live) {
            return live.table(table).filter(t -> t.hasCheckLike(check)).isEmpty();
        }
    }

    /** Creates an index or unique constraint. */
    record AddIndex(String table, Index index) implements Step {
        @Override
        public boolean isDoneIn(Schema live) {
            return live.table(table)
                    .filter(t -> t.indexLike(index).isPresent() || hasExpressionsOfThatName(t))
                    .isPresent();
        }

        /** Servers of different age may put the same expression in different words. */
        private boolean hasExpressionsOfThatName(Table t) {
            return index.kind() == Index.Kind.UNIQUE_EXPRESSION
                    && t.indexes().stream()
                            .anyMatch(i ->
                                    i.kind() == index.kind() && index.name().equals(i.name()));
        }
    }

    /** Drops an index or unique constraint; its name is looked up in the live schema. */
    record DropIndex(String table, Index index) implements Step {
        @Override
        public boolean isDoneIn(Schema live) {
            return live.table(table).flatMap(t -> t.indexLike(index)).isEmpty();
        }
    }

    /**
     * Creates a foreign key.
     *
     * @param withColumn the key comes with its column or table, so that its target may be created later in the same migration
     */
    record AddForeignKey(String table, ForeignKey foreignKey, boolean withColumn) implements Step {
        @Override
        public boolean isDoneIn(Schema live) {
            return live.table(table).flatMap(t -> t.foreignKeyLike(foreignKey)).isPresent();
        }
    }

    /** Drops a foreign key; its name is looked up in the live schema. */
    record DropForeignKey(String table, ForeignKey foreignKey) implements Step {
        @Override
        public boolean isDoneIn(Schema live) {
            return live.table(table).flatMap(t -> t.foreignKeyLike(foreignKey)).isEmpty();
        }
    }

    private static boolean hasColumn(Schema live, String table, String column, Predicate<Column> as) {
        return live.table(table).flatMap(t -> t.column(column)).filter(as).isPresent();
    }
}
