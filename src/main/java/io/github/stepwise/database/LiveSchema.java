package io.github.stepwise.database;

import io.github.stepwise.schema.Check;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.ForeignKey;
import io.github.stepwise.schema.Index;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects what a server tells about its tables, in the order in which it tells. Objects of unknown tables are left out. */
final class LiveSchema {
    private final Map<String, Parts> tables = new TreeMap<>();
    private final List<String> extras = new ArrayList<>();

    void table(String name) {
        tables.put(name, new Parts());
    }

    boolean hasTable(String name) {
        return tables.containsKey(name);
    }

    Set<String> tableNames() {
        return Collections.unmodifiableSet(tables.keySet());
    }

    void column(String table, Column column) {
        if (hasTable(table)) {
            tables.get(table).columns.add(column);
        }
    }

    void keyColumn(String table, String column) {
        if (hasTable(table)) {
            tables.get(table).key.add(column);
        }
    }

    /** @param position in the key, counted from 1 */
    void keyColumn(String table, int position, String column) {
        List<String> key = tables.get(table).key;
        while (key.size() < position) {
            key.add(column);
        }
        key.set(position - 1, column);
    }

    void keyName(String table, String name) {
        if (hasTable(table)) {
            tables.get(table).keyName = name;
        }
    }

    void index(String table, Index index) {
        if (hasTable(table)) {
            tables.get(table).indexes.add(index);
        }
    }

    void foreignKey(String table, ForeignKey key) {
        if (hasTable(table)) {
            tables.get(table).foreignKeys.add(key);
        }
    }

    void check(String table, Check check) {
        if (hasTable(table)) {
            tables.get(table).checks.add(check);
        }
    }

    /** Something that a {@link Table} cannot tell, see {@link Extras}. */
    void extra(String description) {
        extras.add(description);
    }

    Schema build() {
        List<Table> built = new ArrayList<>();
        tables.forEach((name, parts) -> built.add(new Table(
                name, parts.columns, parts.key, parts.keyName, parts.indexes, parts.foreignKeys, parts.checks)));
        return new Schema(Schema.of(built).tables(), extras.stream().sorted().toList());
    }

    private static final class Parts {
        final List<Column> columns = new ArrayList<>();
        final List<String> key = new ArrayList<>();
        String keyName;
        final List<Index> indexes = new ArrayList<>();
        final List<ForeignKey> foreignKeys = new ArrayList<>();
        final List<Check> checks = new ArrayList<>();
    }
}
