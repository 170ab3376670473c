package io.github.stepwise.database;

import static io.github.stepwise.database.SqliteClauses.quote;

import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.SchemaException;
import io.github.stepwise.schema.Step;
import io.github.stepwise.schema.Steps;
import io.github.stepwise.schema.Table;
import io.github.stepwise.words.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a new table in the place of an old one, which is how SQLite changes anything about a column. The new table is the
 * live one with the steps applied, so that columns and indexes that the catalog does not know survive, in their order.
 * Foreign keys must not be enforced meanwhile, or dropping the old table would count as deleting its rows; and
 * {@code legacy_alter_table} must be off.
 */
final class SqliteRebuild {
    private final Schema live;

    SqliteRebuild(Schema live) {
        this.live = live;
    }

    /**
     * @param steps all of one table
     * @throws SchemaException when something hangs on the table that would be lost
     */
    List<String> statements(String name, List<Step> steps) {
        refuseExtras(live, name, "rebuild.extras");
        Table old = live.table(name).orElseThrow(() -> new SchemaException("there is no table " + name));
        Table wanted = old;
        Map<String, String> values = new HashMap<>();
        old.columns().forEach(column -> values.put(column.name(), quote(column.name())));
        for (Step step : steps) {
            wanted = Steps.apply(step, wanted);
            if (step instanceof Step.AddColumn add && add.fill() != null) {
                values.put(add.column().name(), SqliteTypes.literal(add.column().type(), add.fill()));
            }
        }
        return replace(name, wanted, values);
    }

    private List<String> replace(String name, Table wanted, Map<String, String> values) {
        String temporary = "new__" + name;
        if (live.table(temporary).isPresent()) {
            throw refused("rebuild.temporary", name, temporary);
        }
        List<String> columns = wanted.columns().stream()
                .map(Column::name)
                .filter(values::containsKey)
                .toList();
        List<String> statements = new ArrayList<>();
        statements.add(SqliteClauses.createTable(temporary, wanted));
        statements.add("INSERT INTO " + quote(temporary) + " (" + SqliteClauses.quoteAll(columns) + ") SELECT "
                + String.join(", ", columns.stream().map(values::get).toList()) + " FROM " + quote(name));
        if (wanted.columns().stream().anyMatch(column -> column.generation() != Column.Generation.NONE)) {
            statements.addAll(keepSequence(name, temporary));
        }
        statements.add("DROP TABLE " + quote(name));
        statements.add("ALTER TABLE " + quote(temporary) + " RENAME TO " + quote(name));
        wanted.indexes().stream()
                .filter(index -> !SqliteClauses.isInTable(index))
                .forEach(index -> statements.add(SqliteClauses.createIndex(name, index)));
        return statements;
    }

    /** Ids of deleted rows must not be given again. */
    private static List<String> keepSequence(String name, String temporary) {
        String from = SqliteTypes.quoted(name);
        String to = SqliteTypes.quoted(temporary);
        return List.of(
                "DELETE FROM sqlite_sequence WHERE name = " + to,
                "INSERT INTO sqlite_sequence (name, seq) SELECT " + to + ", seq FROM sqlite_sequence WHERE name = "
                        + from);
    }

    /**
     * @param what the text of the book {@code stops} that says so
     * @throws SchemaException when the table has something that Stepwise would lose
     */
    static void refuseExtras(Schema live, String table, String what) {
        List<String> extras = Extras.of(live, table);
        if (!extras.isEmpty()) {
            throw refused(what, table, String.join("; ", extras));
        }
    }

    private static SchemaException refused(String what, String table, String why) {
        return new SchemaException(Phrase.of("stops", what, table, why).toString());
    }
}
