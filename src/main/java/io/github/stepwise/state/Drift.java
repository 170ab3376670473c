package io.github.stepwise.state;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Variant;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.schema.Index;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.SchemaDifferences;
import io.github.stepwise.schema.Table;
import java.util.Collection;
import java.util.HashSet;
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
        List<Difference> upgraded = differences(catalog.fold(dialect.engine(), applied), live);
        if (upgraded.isEmpty()) {
            return upgraded;
        }
        Set<Subject> fresh = new HashSet<>();
        differences(catalog.foldFresh(dialect.engine(), applied), live).forEach(found -> fresh.add(Subject.of(found)));
        return upgraded.stream()
                .filter(found -> fresh.contains(Subject.of(found)))
                .toList();
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
