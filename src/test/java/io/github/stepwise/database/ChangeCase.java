package io.github.stepwise.database;

import io.github.stepwise.schema.Change;
import java.util.List;

/**
 * A schema change on {@link Sketch}'s tables.
 *
 * @param preparation changes before it
 * @param query asked afterwards
 * @param answer its first column, or null where only the query must work
 */
record ChangeCase(String title, List<Change> preparation, Change change, String query, List<String> answer) {
    @Override
    public String toString() {
        return title;
    }
}
