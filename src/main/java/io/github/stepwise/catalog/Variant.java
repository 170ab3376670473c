package io.github.stepwise.catalog;

/**
 * A table or column that a correct database may hold or not, because of the way that it went.
 *
 * @param table name of the table; a {@code *} at its end stands for any ending
 * @param column name of the column, or null for the whole table
 * @param why how such a database came about, in words
 */
public record Variant(String table, String column, String why) {

    /** Whether this is about the table, or a column of it. */
    public boolean covers(String tableName, String columnName) {
        boolean tableFits = table.endsWith("*")
                ? tableName.startsWith(table.substring(0, table.length() - 1))
                : tableName.equals(table);
        return tableFits && (column == null || column.equals(columnName));
    }
}
