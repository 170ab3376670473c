package io.github.stepwise.plan;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells what changes do to data and to a running server. */
final class Risks {
    /** From this many rows on, writing a table anew takes long enough to mention it. */
    static final long BIG = 50_000;

    private Risks() {}

    static List<Risk> of(List<Change> changes, Engine engine, LiveFacts facts) {
        List<Risk> risks = new ArrayList<>();
        for (Change change : changes) {
            risk(change, engine, facts).ifPresent(risks::add);
        }
        return risks;
    }

    private static Optional<Risk> risk(Change change, Engine engine, LiveFacts facts) {
        if (change instanceof Change.RowsChange rows) {
            return rows(rows, engine, facts);
        } else if (change instanceof Change.DropTable drop) {
            return some(Risk.Kind.DROPS_DATA, drop.table(), "the table is dropped", facts.rows(drop.table()));
        } else if (change instanceof Change.DropColumn drop) {
            OptionalLong values = facts.values(drop.table(), drop.column());
            return some(Risk.Kind.DROPS_DATA, drop.table(), "column " + drop.column() + " is dropped", values);
        }
        return rewrites(change, engine)
                .filter(text -> facts.rows(change.table()).orElse(0) >= BIG)
                .map(text -> new Risk(Risk.Kind.REWRITES, change.table(), text, facts.rows(change.table())));
    }

    private static Optional<Risk> rows(Change.RowsChange rows, Engine engine, LiveFacts facts) {
        Risk.Kind kind = rows.effect() == Change.Effect.DELETE ? Risk.Kind.DELETES_ROWS : Risk.Kind.CHANGES_ROWS;
        return some(kind, rows.table(), rows.why(), facts.affected(rows, engine));
    }

    /** A risk unless it is known to concern no row. */
    private static Optional<Risk> some(Risk.Kind kind, String table, String text, OptionalLong rows) {
        return rows.isPresent() && rows.getAsLong() == 0
                ? Optional.empty()
                : Optional.of(new Risk(kind, table, text, rows));
    }

    private static Optional<String> rewrites(Change change, Engine engine) {
        if (change instanceof Change.AlterColumn alter) {
            return Optional.of("column " + alter.column() + " is altered");
        } else if (change instanceof Change.AddIndex || change instanceof Change.AddUnique) {
            return Optional.of("an index is built; nothing can be written meanwhile");
        } else if (change instanceof Change.AddForeignKey) {
            return Optional.of("a foreign key is checked for every row");
        } else if (change instanceof Change.AddColumn add && engine == Engine.SQLITE) {
            return Optional.of(
                    "the table is written anew with column " + add.column().name());
        }
        return Optional.empty();
    }
}
