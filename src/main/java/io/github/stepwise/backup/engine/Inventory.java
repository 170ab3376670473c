package io.github.stepwise.backup.engine;

import io.github.stepwise.words.Phrase;
import java.util.List;

/**
 * Everything that is in a database at one moment: each object is made by a statement or listed as not captured.
 *
 * @param statements in an order in which they can run, phase by phase
 * @param slices every table with rows to read, cut into parts; a table without rows has one slice too
 * @param warnings what an admin should know, in plain sentences
 */
public record Inventory(
        List<Ddl> statements, List<NotCaptured> notCaptured, List<Slice> slices, List<Phrase> warnings) {
    public Inventory {
        statements = List.copyOf(statements);
        notCaptured = List.copyOf(notCaptured);
        slices = List.copyOf(slices);
        warnings = List.copyOf(warnings);
    }
}
