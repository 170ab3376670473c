package io.github.stepwise.install;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The order in which OnCall's framework applies the migrations of a release to an empty database. It differs from that of
 * an upgrade: for each application in alphabetical order, its newest migrations with all that must come before them, and
 * of several that must, the alphabetically last one first.
 */
public final class FreshOrder {
    private static final Comparator<Migration> BY_NAME =
            Comparator.comparing(Migration::app).thenComparing(Migration::name);

    private final Map<String, Migration> present = new LinkedHashMap<>();
    private final Map<String, Set<Migration>> parents = new HashMap<>();
    private final Map<String, Migration> ordered = new LinkedHashMap<>();

    private FreshOrder(List<Migration> migrations) {
        migrations.forEach(migration -> present.put(migration.id(), migration));
        Map<String, Migration> previous = new HashMap<>();
        for (Migration migration : migrations) {
            parents.put(migration.id(), parents(migration, previous.put(migration.app(), migration)));
        }
    }

    /** The migrations of a release in that order. */
    public static List<Migration> of(Catalog catalog, Version version, Set<App> apps) {
        FreshOrder order = new FreshOrder(catalog.migrationsOf(version, apps));
        order.newest().forEach(order::visit);
        return List.copyOf(order.ordered.values());
    }

    /**
     * The ids under which an empty database records migrations of this order. One that replaces older ones is recorded
     * under their names first, and under its own at the very end.
     */
    public static List<String> recorded(List<Migration> order) {
        List<String> ids = new ArrayList<>();
        List<String> atTheEnd = new ArrayList<>();
        for (Migration migration : order) {
            if (migration.replaces().isEmpty()) {
                ids.add(migration.id());
            } else {
                ids.addAll(migration.replaces());
                atTheEnd.add(migration.id());
            }
        }
        ids.addAll(atTheEnd);
        return ids;
    }

    /** The catalog leaves out that a migration comes after the one before it in its application. */
    private Set<Migration> parents(Migration migration, Migration previous) {
        Set<Migration> found = new TreeSet<>(BY_NAME.reversed());
        for (String id : migration.after()) {
            if (present.containsKey(id)) {
                found.add(present.get(id));
            }
        }
        if (previous != null && found.stream().noneMatch(parent -> parent.app().equals(migration.app()))) {
            found.add(previous);
        }
        return found;
    }

    private List<Migration> newest() {
        Set<String> followed = new HashSet<>();
        parents.forEach((id, before) -> before.stream()
                .filter(parent -> parent.app().equals(present.get(id).app()))
                .forEach(parent -> followed.add(parent.id())));
        return present.values().stream()
                .filter(migration -> !followed.contains(migration.id()))
                .sorted(BY_NAME)
                .toList();
    }

    private void visit(Migration migration) {
        if (!ordered.containsKey(migration.id())) {
            parents.get(migration.id()).forEach(this::visit);
            ordered.put(migration.id(), migration);
        }
    }
}
