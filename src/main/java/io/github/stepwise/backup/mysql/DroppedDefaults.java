package io.github.stepwise.backup.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Columns that may be NULL, but have to be named when a row is inserted, because their default was dropped. SHOW CREATE TABLE
 * says nothing about them, and a column that is made with nothing said gets the default NULL.
 */
final class DroppedDefaults {
    private final Connection connection;
    private final String table;

    private DroppedDefaults(Connection connection, String table) {
        this.connection = connection;
        this.table = Names.quoted(table);
    }

    /**
     * The statement that drops them again; null where there are none.
     *
     * @param text what SHOW CREATE TABLE says
     */
    static String statement(Connection connection, String table, TableText text) throws SQLException {
        List<String> columns = new DroppedDefaults(connection, table).among(text.columnsWithNothingSaid());
        return columns.isEmpty()
                ? null
                : columns.stream()
                        .map(column -> "ALTER COLUMN " + column + " DROP DEFAULT")
                        .collect(Collectors.joining(", ", "ALTER TABLE " + Names.quoted(table) + " ", ""));
    }

    /** @param columns quoted names */
    private List<String> among(List<String> columns) throws SQLException {
        List<String> dropped = new ArrayList<>();
        // Most tables have none, and then one question is enough.
        if (!columns.isEmpty() && !haveDefaults(columns)) {
            for (String column : columns) {
                if (!haveDefaults(List.of(column))) {
                    dropped.add(column);
                }
            }
        }
        return dropped;
    }

    private boolean haveDefaults(List<String> columns) throws SQLException {
        String defaults =
                columns.stream().map(column -> "DEFAULT(" + column + ")").collect(Collectors.joining(", "));
        try {
            Ask.rows(connection, "SELECT " + defaults + " FROM " + table + " LIMIT 0");
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() != ServerErrors.NO_DEFAULT) {
                throw e;
            }
            return false;
        }
    }
}
