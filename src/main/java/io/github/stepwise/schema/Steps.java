package io.github.stepwise.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Takes a change apart into steps, and applies a step to a table in memory. */
public final class Steps {
    private Steps() {}

    /**
     * The steps of a change, in an order that engines accept: what goes, first foreign keys and indexes, then columns; then
     * what comes, first columns, then indexes and foreign keys. Row changes have none, and {@link Change.WidenColumn} has
     * none here because the catalog does not know the column's length, see {@link #widen}.
     *
     * @param before schema before the change, types in the engine's own words
     * @param after schema after it, likewise
     * @throws SchemaException when the schemas do not fit the change
     */
    public static List<Step> of(Change change, Schema before, Schema after) {
        if (change instanceof Change.RowsChange || change instanceof Change.WidenColumn) {
            return List.of();
        } else if (change instanceof Change.CreateTable) {
            return create(after.requireTable(change.table()));
        } else if (change instanceof Change.DropTable) {
            return List.of(new Step.DropTable(change.table()));
        } else if (change instanceof Change.RenameTable rename) {
            return List.of(new Step.RenameTable(rename.table(), rename.to()));
        } else if (change instanceof Change.RenameColumn rename) {
            return List.of(new Step.RenameColumn(rename.table(), rename.column(), rename.to()));
        }
        return alter(before.requireTable(change.table()), after.requireTable(change.table()), change);
    }

    /** The steps that make a table with everything that hangs on it. */
    public static List<Step> create(Table table) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.CreateTable(table));
        table.indexes().forEach(index -> steps.add(new Step.AddIndex(table.name(), index)));
        table.foreignKeys().forEach(key -> steps.add(new Step.AddForeignKey(table.name(), key, true)));
        return steps;
    }

    /** The step that gives a live column another type, or none when the column is not there. */
    public static Optional<Step> widen(Schema live, String table, String column, Type wide) {
        return live.table(table)
                .flatMap(t -> t.column(column))
                .map(now -> new Step.AlterColumn(table, now, now.withType(wide)));
    }

    private static List<Step> alter(Table before, Table after, Change change) {
        String table = before.name();
        boolean withColumn = change instanceof Change.AddColumn;
        List<Step> steps = new ArrayList<>();
        before.foreignKeys().stream()
                .filter(key -> after.foreignKeyLike(key).isEmpty())
                .forEach(key -> steps.add(new Step.DropForeignKey(table, key)));
        before.indexes().stream()
                .filter(index -> after.indexLike(index).isEmpty())
                .forEach(index -> steps.add(new Step.DropIndex(table, index)));
        before.checks().stream()
                .filter(check -> !after.hasCheckLike(check))
                .filter(check -> after.column(check.column()).isPresent())
                .forEach(check -> steps.add(new Step.DropCheck(table, check)));
        before.columns().stream()
                .filter(column -> after.column(column.name()).isEmpty())
                .forEach(column -> steps.add(new Step.DropColumn(table, column.name())));
        for (Column column : after.columns()) {
            before.column(column.name())
                    .ifPresentOrElse(
                            old -> steps.addAll(alterColumn(table, old, column)),
                            () -> steps.addAll(addColumn(after, column, (Change.AddColumn) change)));
        }
        after.indexes().stream()
                .filter(index -> before.indexLike(index).isEmpty())
                .forEach(index -> steps.add(new Step.AddIndex(table, index)));
        after.foreignKeys().stream()
                .filter(key -> before.foreignKeyLike(key).isEmpty())
                .forEach(key -> steps.add(new Step.AddForeignKey(table, key, withColumn)));
        return steps;
    }

    private static List<Step> alterColumn(String table, Column before, Column after) {
        List<Step> steps = new ArrayList<>();
        Step.AlterColumn alter = new Step.AlterColumn(table, before, after);
        if (alter.changesType() || alter.changesNullable()) {
            steps.add(alter);
        }
        if (!Objects.equals(before.defaultValue(), after.defaultValue())) {
            steps.add(new Step.SetDefault(table, after));
        }
        return steps;
    }

    private static List<Step> addColumn(Table after, Column column, Change.AddColumn change) {
        Check check = after.checks().stream()
                .filter(c -> c.column().equals(column.name()))
                .findFirst()
                .orElse(null);
        String fill = change.column().fill();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.AddColumn(after.name(), column, fill, check));
        if (fill != null && !fill.equals(column.defaultValue())) {
            // the value only fills the rows that exist; a run that died in between has left it as a default
            steps.add(new Step.SetDefault(after.name(), column));
        }
        return steps;
    }

    /**
     * The table as a step leaves it, for an engine that can only make a new table in its place.
     *
     * @throws IllegalArgumentException for a step that is not about the inside of one table
     */
    public static Table apply(Step step, Table table) {
        if (step instanceof Step.AddColumn add) {
            Table wider = table.withColumns(Table.with(table.columns(), add.column()));
            return add.check() == null ? wider : wider.withCheck(add.check());
        } else if (step instanceof Step.DropColumn drop) {
            return table.withColumns(table.columns().stream()
                            .filter(column -> !column.name().equals(drop.column()))
                            .toList())
                    .withoutIndexes(index -> index.parts().contains(drop.column()))
                    .withoutForeignKeys(key -> key.column().equals(drop.column()))
                    .withoutChecks(check -> check.column().equals(drop.column()));
        } else if (step instanceof Step.AlterColumn alter) {
            return table.withColumn(alter.after().name(), alter::alter);
        } else if (step instanceof Step.SetDefault set) {
            return table.withColumn(
                    set.column().name(),
                    column -> column.withDefault(set.column().defaultValue()));
        } else if (step instanceof Step.DropCheck drop) {
            return table.withoutChecks(drop.check()::sameAs);
        } else if (step instanceof Step.AddIndex add) {
            return table.withIndex(add.index());
        } else if (step instanceof Step.DropIndex drop) {
            return table.withoutIndexes(drop.index()::sameAs);
        } else if (step instanceof Step.AddForeignKey add) {
            return table.withForeignKey(add.foreignKey());
        } else if (step instanceof Step.DropForeignKey drop) {
            return table.withoutForeignKeys(drop.foreignKey()::sameAs);
        }
        throw new IllegalArgumentException("not about the inside of a table: " + step);
    }
}
