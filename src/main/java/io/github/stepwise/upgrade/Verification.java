package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.state.Drift;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares a database with what the catalog says it should be, less what was there before a run and is not its doing. */
final class Verification {
    /** Places of the table and of the name in a mark. */
    private static final int TABLE = 2;

    private static final int NAME = 3;

    private final Catalog catalog;
    private final Dialect dialect;
    private final Drift drift;

    Verification(Catalog catalog, Dialect dialect) {
        this.catalog = catalog;
        this.dialect = dialect;
        this.drift = new Drift(catalog, dialect);
    }

    /** @param recorded everything that the framework's table holds; what the catalog does not know is left out */
    List<Difference> differences(Collection<String> recorded, Schema live) {
        List<String> applied = recorded.stream()
                .filter(id -> catalog.migration(id).isPresent())
                .toList();
        return drift.between(applied, live);
    }

    /** Marks of differences that were there before a run, by which they are known again afterwards. */
    static List<String> marks(Collection<Difference> differences) {
        return differences.stream().map(Verification::mark).distinct().toList();
    }

    /** The differences that were not there before, in words. */
    List<String> unknown(Collection<Difference> differences, Collection<String> knownMarks) {
        Set<String> known = withNewNames(knownMarks);
        return differences.stream()
                .filter(difference -> !known.contains(mark(difference)))
                .map(Difference::toString)
                .toList();
    }

    private static String mark(Difference difference) {
        return String.join(
                "\t", difference.kind().name(), difference.subject().name(), difference.table(), difference.name());
    }

    /** What differed under an old name may differ under the new one. */
    private Set<String> withNewNames(Collection<String> marks) {
        Set<String> all = new HashSet<>(marks);
        catalog.migrations().stream()
                .flatMap(migration -> migration.changesOn(dialect.engine()).stream())
                .forEach(change -> {
                    if (change instanceof Change.RenameTable rename) {
                        rename(all, TABLE, rename.table(), rename.table(), rename.to());
                    } else if (change instanceof Change.RenameColumn rename) {
                        rename(all, NAME, rename.table(), rename.column(), rename.to());
                    }
                });
        return all;
    }

    private static void rename(Set<String> marks, int field, String table, String from, String to) {
        List<String> renamed = new ArrayList<>();
        for (String mark : marks) {
            String[] fields = mark.split("\t", -1);
            if (fields[TABLE].equals(table) && fields[field].equals(from)) {
                fields[field] = to;
                renamed.add(String.join("\t", fields));
            }
        }
        marks.addAll(renamed);
    }
}
