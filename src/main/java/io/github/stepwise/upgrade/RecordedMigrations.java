package io.github.stepwise.upgrade;

import java.util.ArrayList;
import java.util.List;

/** Compares what the framework's table holds with what it should. */
final class RecordedMigrations {
    private RecordedMigrations() {}

    static List<String> differences(List<String> expected, List<String> actual) {
        List<String> missing = new ArrayList<>(expected);
        List<String> surplus = new ArrayList<>();
        for (String id : actual) {
            if (!missing.remove(id)) {
                surplus.add(id);
            }
        }
        List<String> found = new ArrayList<>();
        missing.forEach(id -> found.add("migration " + id + " is not recorded in django_migrations"));
        surplus.forEach(id -> found.add("migration " + id + " is recorded in django_migrations "
                + (expected.contains(id) ? "more than once" : "unexpectedly")));
        return found;
    }
}
