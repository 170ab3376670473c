package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.Column;
import io.github.stepwise.backup.engine.TableName;
import java.util.List;
import java.util.stream.Collectors;

/** Names and texts as they stand in SQL. */
final class Quoted {
    private Quoted() {}

    static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String table(TableName table) {
        return name(table.schema()) + "." + name(table.name());
    }

    static String columns(List<Column> columns) {
        return columns.stream().map(Column::name).map(Quoted::name).collect(Collectors.joining(", "));
    }

    /** A string literal; right only while {@code standard_conforming_strings} is on, which every session here sees to. */
    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
