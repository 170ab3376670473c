package io.github.stepwise.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A table with everything that hangs on it. Instances are values: each {@code with…} answers a changed copy.
 *
 * @param columns in their order; never compared by it, because upgrades by different ways leave different orders
 * @param primaryKey columns of the primary key, possibly none
 * @param primaryKeyName name of its constraint on PostgreSQL, null elsewhere
 */
public record Table(
        String name,
        List<Column> columns,
        List<String> primaryKey,
        String primaryKeyName,
        List<Index> indexes,
        List<ForeignKey> foreignKeys,
        List<Check> checks) {

    public Table {
        Objects.requireNonNull(name);
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
    }

    /** The column of that name. */
    public Optional<Column> column(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    Column requireColumn(String column) {
        return column(column).orElseThrow(() -> new SchemaException("table " + name + " has no column " + column));
    }

    /** The index that does the same as the given one, whatever its name. */
    public Optional<Index> indexLike(Index wanted) {
        return indexes.stream().filter(wanted::sameAs).findFirst();
    }

    /** The foreign key that does the same as the given one, whatever its name. */
    public Optional<ForeignKey> foreignKeyLike(ForeignKey wanted) {
        return foreignKeys.stream().filter(wanted::sameAs).findFirst();
    }

    /** True when the table checks the same, under whatever name. */
    public boolean hasCheckLike(Check wanted) {
        return checks.stream().anyMatch(wanted::sameAs);
    }

    /** The same table with other columns. */
    public Table withColumns(List<Column> newColumns) {
        return new Table(name, newColumns, primaryKey, primaryKeyName, indexes, foreignKeys, checks);
    }

    /** The same table with other indexes. */
    public Table withIndexes(List<Index> newIndexes) {
        return new Table(name, columns, primaryKey, primaryKeyName, newIndexes, foreignKeys, checks);
    }

    /** The same table with other foreign keys. */
    public Table withForeignKeys(List<ForeignKey> newForeignKeys) {
        return new Table(name, columns, primaryKey, primaryKeyName, indexes, newForeignKeys, checks);
    }

    /** The same table with other checks. */
    public Table withChecks(List<Check> newChecks) {
        return new Table(name, columns, primaryKey, primaryKeyName, indexes, foreignKeys, newChecks);
    }

    /** The same table under another name; what hangs on it keeps its names, as on every engine. */
    public Table withName(String newName) {
        return new Table(newName, columns, primaryKey, primaryKeyName, indexes, foreignKeys, checks);
    }

    Table withColumn(String column, UnaryOperator<Column> change) {
        requireColumn(column);
        return withColumns(columns.stream()
                .map(c -> c.name().equals(column) ? change.apply(c) : c)
                .toList());
    }

    Table withIndex(Index index) {
        return withIndexes(with(indexes, index));
    }

    Table withForeignKey(ForeignKey foreignKey) {
        return withForeignKeys(with(foreignKeys, foreignKey));
    }

    Table withCheck(Check check) {
        return withChecks(with(checks, check));
    }

    Table withoutIndexes(Predicate<Index> gone) {
        return withIndexes(indexes.stream().filter(gone.negate()).toList());
    }

    Table withoutForeignKeys(Predicate<ForeignKey> gone) {
        return withForeignKeys(foreignKeys.stream().filter(gone.negate()).toList());
    }

    Table withoutChecks(Predicate<Check> gone) {
        return withChecks(checks.stream().filter(gone.negate()).toList());
    }

    static <T> List<T> with(List<T> list, T added) {
        List<T> result = new ArrayList<>(list);
        result.add(added);
        return result;
    }
}
