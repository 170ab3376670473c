package io.github.stepwise.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The tables of a database. A value: changing it answers a new one.
 *
 * @param tables by name
 * @param extras what a live database holds besides, described in a few words each ({@code view v}, {@code trigger t on
 *     x}, {@code check c on x}); always empty in a schema that the catalog tells
 */
public record Schema(SortedMap<String, Table> tables, List<String> extras) {

    /** A database without tables. */
    public static final Schema EMPTY = new Schema(new TreeMap<>(), List.of());

    public Schema {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        extras = List.copyOf(extras);
    }

    /** A schema of these tables and nothing else. */
    public static Schema of(Collection<Table> tables) {
        SortedMap<String, Table> byName = new TreeMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        return new Schema(byName, List.of());
    }

    /** The table of that name. */
    public Optional<Table> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    Table requireTable(String name) {
        return table(name).orElseThrow(() -> new SchemaException("there is no table " + name));
    }

    /** The same schema with this table added, or put in the place of its namesake. */
    public Schema with(Table table) {
        Map<String, Table> changed = new TreeMap<>(tables);
        changed.put(table.name(), table);
        return new Schema(new TreeMap<>(changed), extras);
    }

    /** The same schema without the table. */
    public Schema without(String table) {
        Map<String, Table> changed = new TreeMap<>(tables);
        changed.remove(table);
        return new Schema(new TreeMap<>(changed), extras);
    }

    /** The same schema with each table changed by a rule. */
    public Schema mapTables(UnaryOperator<Table> rule) {
        SortedMap<String, Table> changed = new TreeMap<>();
        tables.values().stream().map(rule).forEach(table -> changed.put(table.name(), table));
        return new Schema(changed, extras);
    }
}
