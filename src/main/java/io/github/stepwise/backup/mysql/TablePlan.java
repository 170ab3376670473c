package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.Table;
import io.github.stepwise.backup.mysql.ColumnPlan.Form;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the rows of a table are read.
 *
 * @param columns in the order of {@link Table#columns()}
 * @param definition what the table looked like when the inventory was taken, without its counter
 * @param history whether rows of the past are read with those of the present
 */
record TablePlan(Table table, List<ColumnPlan> columns, String definition, boolean history) {
    TablePlan {
        columns = List.copyOf(columns);
    }

    List<Form> forms() {
        return columns.stream().map(ColumnPlan::form).toList();
    }

    /**
     * @param where null for all rows
     */
    String query(String where) {
        // A table may have no column but computed ones; its rows still count.
        String list = columns.isEmpty()
                ? "1"
                : columns.stream().map(ColumnPlan::expression).collect(Collectors.joining(", "));
        return "SELECT " + list + " FROM " + Names.quoted(table.name().name())
                + (history ? " FOR SYSTEM_TIME ALL" : "")
                + (where == null ? "" : " WHERE " + where);
    }
}
