package io.github.stepwise.schema;

import io.github.stepwise.schema.Difference.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Pairs the indexes that a table should have with those it has, first by purpose and name, then by purpose alone. */
record IndexDifferences(Engine engine, Table expected, Table actual) {

    void addTo(List<Difference> found) {
        List<Index> wanted = new ArrayList<>(expected.indexes());
        List<Index> there = new ArrayList<>(actual.indexes());
        wanted.removeIf(index -> take(there, now -> now.equals(index)).isPresent());
        for (Index index : wanted) {
            Optional<Index> same = take(there, index::sameAs);
            if (same.isPresent()) {
                compareNames(index, same.get(), found);
                continue;
            }
            Optional<Index> namesake =
                    take(there, now -> index.name() != null && index.name().equals(now.name()));
            found.add(
                    namesake.isPresent()
                            ? SchemaDifferences.different(
                                    Subject.INDEX, expected.name(), index.name(), words(index), words(namesake.get()))
                            : SchemaDifferences.missing(Subject.INDEX, expected.name(), label(index), words(index)));
        }
        there.stream()
                .filter(index -> !isMadeForKey(index))
                .forEach(index -> found.add(
                        SchemaDifferences.unexpected(Subject.INDEX, expected.name(), label(index), words(index))));
    }

    private void compareNames(Index index, Index now, List<Difference> found) {
        boolean named = index.name() != null && now.name() != null;
        if (named && !Objects.equals(index.name(), now.name())) {
            found.add(SchemaDifferences.otherName(Subject.INDEX, expected.name(), index.name(), now.name()));
        }
    }

    /**
     * An index that MySQL or MariaDB made for a foreign key and that another one has made superfluous. The server that made it
     * drops it by itself then; in a database that was restored from a dump it stays.
     */
    private boolean isMadeForKey(Index index) {
        return engine.isMySqlFamily()
                && index.kind() == Index.Kind.PLAIN
                && actual.foreignKeys().stream()
                        .anyMatch(key -> List.of(key.column()).equals(index.parts())
                                && key.name().equals(index.name()));
    }

    private static String label(Index index) {
        return index.name() == null ? String.join(", ", index.parts()) : index.name();
    }

    private static String words(Index index) {
        String kind = switch (index.kind()) {
            case PLAIN -> "index";
            case PATTERN -> "index for LIKE";
            case UNIQUE -> "unique constraint";
            case UNIQUE_EXPRESSION -> "unique index";
        };
        return kind + " over " + String.join(", ", index.parts());
    }

    private static Optional<Index> take(List<Index> indexes, Predicate<Index> which) {
        Optional<Index> first = indexes.stream().filter(which).findFirst();
        first.ifPresent(indexes::remove);
        return first;
    }
}
