package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.NotCaptured;
import io.github.stepwise.backup.engine.Notes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds columns that hold whole rows of a table whose columns come in another order in a restore, as those of inheritance
 * children may: the values of such rows would end up in the wrong columns.
 */
final class Reorderings {
    private Reorderings() {}

    static List<NotCaptured> of(Relations relations) {
        Set<String> types = new HashSet<>();
        for (Relation relation : relations.all()) {
            if (!relation.freshColumns().equals(relation.columns())) {
                types.add(relation.sqlName());
                types.add(relation.sqlName() + "[]");
            }
        }
        List<NotCaptured> found = new ArrayList<>();
        for (Relation relation : relations.all()) {
            for (RelationColumn column : relation.columns()) {
                if (relation.hasRows() && types.contains(column.type())) {
                    found.add(NotCaptured.because(
                            new DatabaseObject("table column", relation.sqlName() + "." + column.sqlName()),
                            Notes.of("columns-move", column.type())));
                }
            }
        }
        return found;
    }
}
