package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.NotCaptured;
import io.github.stepwise.backup.engine.Table;
import io.github.stepwise.words.Phrase;
import java.util.List;

/**
 * Everything in a database but its rows.
 *
 * @param statements in an order in which they can run, phase by phase
 * @param notCaptured what no statement makes again
 * @param tables whose rows are to be copied, by name; if there are large objects, their pages stand as
 *     {@code pg_catalog.pg_largeobject} among them
 * @param warnings what an admin should know, in plain sentences
 */
public record PostgresSchema(
        List<Ddl> statements, List<NotCaptured> notCaptured, List<Table> tables, List<Phrase> warnings) {
    public PostgresSchema {
        statements = List.copyOf(statements);
        notCaptured = List.copyOf(notCaptured);
        tables = List.copyOf(tables);
        warnings = List.copyOf(warnings);
    }
}
