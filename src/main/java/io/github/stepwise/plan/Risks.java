package io.github.stepwise.plan;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Tells what changes do to data and to a running server. */
final class Risks {
    /** From this many rows on, writing a table anew takes long enough to mention it. */
    static final long BIG = 50_000;

    private Risks() {}

    /**
     * @param touched tables whose rows earlier changes of the same plan change; the tables of these changes are added
     */
    static List<Risk> of(List<Change> changes, Engine engine, LiveFacts facts, Set<String> touched) {
        List<Risk> risks = new ArrayList<>();
        for (Change change : changes) {
            risk(change, engine, facts, touched).ifPresent(risks::add);
            if (change instanceof Change.RowsChange) {
                touched.add(change.table());
            }
        }
        return risks;
    }

    private static Optional<Risk> risk(Change change, Engine engine, LiveFacts facts, Set<String> touched) {
        if (change instanceof Change.RowsChange rows) {
            return dependsOn(rows, engine, touched) ? later(rows, engine, facts) : rows(rows, engine, facts);
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
        return some(kind(rows), rows.table(), rows.why(), facts.affected(rows, engine));
    }

    private static boolean dependsOn(Change.RowsChange rows, Engine engine, Set<String> touched) {
        String preview = rows.preview().getOrDefault(engine, rows.table());
        return touched.contains(rows.table()) || touched.stream().anyMatch(preview::contains);
    }

    /** Rows that earlier changes of the plan change too: what the query answers now is not what it will be. */
    private static Optional<Risk> later(Change.RowsChange rows, Engine engine, LiveFacts facts) {
        OptionalLong now = facts.affected(rows, engine);
        String text = now.isPresent() ? rows.why() + " (It would be " + now.getAsLong() + " " + Risk.LATER : rows.why();
        return Optional.of(new Risk(kind(rows), rows.table(), text, OptionalLong.empty()));
    }

    private static Risk.Kind kind(Change.RowsChange rows) {
        return rows.effect() == Change.Effect.DELETE ? Risk.Kind.DELETES_ROWS : Risk.Kind.CHANGES_ROWS;
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
