package io.github.stepwise.schema;

/**
 * A reference from one column to the key of another table. OnCall has none over several columns.
 *
 * @param name as the engine knows it; null on SQLite, which keeps none
 * @param deferred checked at commit instead of at once (PostgreSQL and SQLite)
 */
public record ForeignKey(String name, String column, String targetTable, String targetColumn, boolean deferred) {

    /** True when both refer from the same column to the same key, whatever their names. */
    public boolean sameAs(ForeignKey other) {
        return column.equals(other.column)
                && targetTable.equals(other.targetTable)
                && targetColumn.equals(other.targetColumn);
    }

    ForeignKey withColumn(String newColumn) {
        return new ForeignKey(name, newColumn, targetTable, targetColumn, deferred);
    }

    ForeignKey withTargetTable(String newTarget) {
        return new ForeignKey(name, column, newTarget, targetColumn, deferred);
    }
}
