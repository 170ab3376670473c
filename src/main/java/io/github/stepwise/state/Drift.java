package io.github.stepwise.state;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Variant;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Fold;
import io.github.stepwise.schema.Index;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.SchemaDifferences;
import io.github.stepwise.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where the structure of a database is not what its recorded migrations leave. What a correct database may hold or not,
 * because of the way that it went, is no drift: leftovers of old releases, other names of indexes, sequences or identity
 * columns, traces that only upgraded or only freshly created databases have.
 */
public final class Drift {
    private final Catalog catalog;
    private final Dialect dialect;

    /** @param dialect of the databases to compare */
    public Drift(Catalog catalog, Dialect dialect) {
        this.catalog = catalog;
        this.dialect = dialect;
    }

    /**
     * @param applied ids of the recorded migrations
     * @param live the structure of the database
     * @return every difference that is neither harmless nor legal; none for a correct database
     */
    public List<Difference> between(Collection<String> applied, Schema live) {
        Engine engine = dialect.engine();
        Schema upgraded = catalog.fold(engine, applied);
        List<Difference> found = differences(upgraded, live);
        if (found.isEmpty()) {
            return found;
        }
        Set<Subject> fresh = subjects(differences(catalog.foldFresh(engine, applied), live));
        Set<Subject> widened = subjects(differences(widen(upgraded, applied), live));
        return found.stream()
                .filter(difference -> fresh.contains(Subject.of(difference)))
                .filter(difference -> widened.contains(Subject.of(difference)))
                .toList();
    }

    /** The same schema with every column that an upgrade makes longer where its rows need it. */
    private Schema widen(Schema schema, Collection<String> applied) {
        Fold fold = new Fold(dialect.engine(), Column.Generation.SERIAL);
        Schema result = schema;
        for (String id : applied) {
            for (Change change : catalog.migration(id).orElseThrow().changesOn(dialect.engine())) {
                if (change instanceof Change.WidenColumn wide) {
                    result = fold.apply(new Change.AlterColumn(wide.table(), wide.column(), wide.type(), null), result);
                }
            }
        }
        return result;
    }

    private static Set<Subject> subjects(List<Difference> differences) {
        return differences.stream().map(Subject::of).collect(Collectors.toSet());
    }

    /** The object that a difference is about, whatever was expected of it. */
    private record Subject(Difference.Subject kind, String table, String name) {
        static Subject of(Difference difference) {
            return new Subject(difference.subject(), difference.table(), difference.name());
        }
    }

    private List<Difference> differences(Schema folded, Schema live) {
        Schema expected = dialect.materialize(folded);
        return new SchemaDifferences(dialect.engine(), true)
                .between(withoutVariants(expected, expected), withoutVariants(live, expected)).stream()
                        .filter(found -> found.kind() != Difference.Kind.OTHER_NAME)
                        .toList();
    }

    /** Leaves out what a correct database may hold or not, and our own tables. */
    private Schema withoutVariants(Schema schema, Schema expected) {
        List<Table> kept = schema.tables().values().stream()
                .filter(table -> !table.name().startsWith("stepwise_"))
                .filter(table -> catalog.variants().stream()
                        .noneMatch(variant -> variant.column() == null && variant.covers(table.name(), null)))
                .map(table -> withoutVariants(table, expected.table(table.name())))
                .toList();
        return new Schema(new TreeMap<>(Schema.of(kept).tables()), schema.extras());
    }

    private Table withoutVariants(Table table, Optional<Table> expected) {
        Set<String> columns = catalog.variants().stream()
                .filter(variant -> variant.column() != null && variant.covers(table.name(), variant.column()))
                .map(Variant::column)
                .collect(Collectors.toSet());
        if (columns.isEmpty()) {
            return table;
        }
        // an index over such a column may be left without it, shortened under its old name
        Set<String> indexes = expected.stream()
                .flatMap(t -> t.indexes().stream())
                .filter(index -> index.name() != null && index.parts().stream().anyMatch(columns::contains))
                .map(Index::name)
                .collect(Collectors.toSet());
        return table.withColumns(keep(table.columns(), column -> !columns.contains(column.name())))
                .withIndexes(keep(
                        table.indexes(),
                        index ->
                                index.parts().stream().noneMatch(columns::contains) && !indexes.contains(index.name())))
                .withForeignKeys(keep(table.foreignKeys(), key -> !columns.contains(key.column())))
                .withChecks(keep(table.checks(), check -> !columns.contains(check.column())));
    }

    private static <T> List<T> keep(List<T> list, Predicate<T> rule) {
        return list.stream().filter(rule).toList();
    }
}
