package io.github.stepwise.schema;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Applies changes to a schema in memory, as one engine would hold the result. Types stay logical; names, indexes and checks
 * are the engine's. Rows do not matter here.
 *
 * @param engine whose rules hold
 * @param auto how that engine generates key values in tables created now
 */
public record Fold(Engine engine, Column.Generation auto) {

    /**
     * The schema after the change.
     *
     * @throws SchemaException when the change does not fit: no such table or column, or it is there already
     */
    public Schema apply(Change change, Schema schema) {
        if (change instanceof Change.RowsChange || change instanceof Change.WidenColumn) {
            schema.requireTable(change.table());
            return schema;
        }
        if (change instanceof Change.CreateTable create) {
            if (schema.table(create.table()).isPresent()) {
                throw new SchemaException("table " + create.table() + " is there already");
            }
            return schema.with(create(create));
        }
        Table before = schema.requireTable(change.table());
        if (change instanceof Change.DropTable) {
            return schema.without(before.name());
        }
        if (change instanceof Change.RenameTable rename) {
            return schema.without(before.name())
                    .with(before.withName(rename.to()))
                    .mapTables(table -> table.withForeignKeys(table.foreignKeys().stream()
                            .map(key ->
                                    key.targetTable().equals(before.name()) ? key.withTargetTable(rename.to()) : key)
                            .toList()));
        }
        return schema.with(alter(before, change));
    }

    private Table create(Change.CreateTable create) {
        List<String> key = create.columns().stream()
                .filter(ColumnSpec::isKey)
                .map(ColumnSpec::name)
                .toList();
        String keyName = engine == Engine.POSTGRESQL ? Names.postgresOwn(create.table(), null, "pkey") : null;
        Table table = new Table(create.table(), List.of(), key, keyName, List.of(), List.of(), List.of());
        for (ColumnSpec spec : create.columns()) {
            table = addColumn(table, spec);
        }
        for (Change.NamedColumns unique : create.uniques()) {
            table = addUnique(table, unique);
        }
        for (Change.NamedColumns index : create.indexes()) {
            table = addIndex(table, index);
        }
        return table;
    }

    private Table alter(Table table, Change change) {
        if (change instanceof Change.AddColumn add) {
            return addColumn(table, add.column());
        } else if (change instanceof Change.DropColumn drop) {
            return drop.ifPresent() && table.column(drop.column()).isEmpty() ? table : dropColumn(table, drop.column());
        } else if (change instanceof Change.RenameColumn rename) {
            return renameColumn(table, rename.column(), rename.to());
        } else if (change instanceof Change.AlterColumn alter) {
            return alterColumn(table, alter);
        } else if (change instanceof Change.SetDefault set) {
            return table.withColumn(set.column(), column -> column.withDefault(set.value()));
        } else if (change instanceof Change.DropCheck drop) {
            return table.withoutChecks(check -> check.column().equals(drop.column()));
        } else if (change instanceof Change.AddIndex add) {
            return addIndex(table, add.index());
        } else if (change instanceof Change.DropIndex drop) {
            return removeIndex(
                    table, index -> !index.isUnique() && index.parts().equals(drop.columns()), drop.columns());
        } else if (change instanceof Change.AddUnique add) {
            return addUnique(table, add.unique());
        } else if (change instanceof Change.DropUnique drop) {
            return removeIndex(
                    table, index -> index.isUnique() && index.parts().equals(drop.columns()), drop.columns());
        } else if (change instanceof Change.AddUniqueExpression add) {
            List<String> parts = add.expressions().get(engine);
            return parts == null ? table : table.withIndex(new Index(add.name(), Index.Kind.UNIQUE_EXPRESSION, parts));
        } else if (change instanceof Change.AddForeignKey add) {
            return addForeignKey(table, add);
        } else if (change instanceof Change.DropForeignKey drop) {
            return dropForeignKey(table, drop.column());
        }
        throw new IllegalStateException("not a change of one table: " + change);
    }

    private Table addColumn(Table table, ColumnSpec spec) {
        if (table.column(spec.name()).isPresent()) {
            throw new SchemaException("table " + table.name() + " has a column " + spec.name() + " already");
        }
        Table wider = table.withColumns(Table.with(table.columns(), spec.column(engine, auto)));
        return Parts.addTo(wider, spec, engine);
    }

    private Table dropColumn(Table table, String column) {
        table.requireColumn(column);
        return table.withColumns(table.columns().stream()
                        .filter(c -> !c.name().equals(column))
                        .toList())
                .withoutIndexes(index -> index.parts().contains(column))
                .withoutForeignKeys(key -> key.column().equals(column))
                .withoutChecks(check -> check.column().equals(column));
    }

    private Table renameColumn(Table table, String column, String to) {
        return table.withColumn(column, c -> c.withName(to))
                .withIndexes(table.indexes().stream()
                        .map(index -> index.withParts(index.parts().stream()
                                .map(part -> part.equals(column) ? to : part)
                                .toList()))
                        .toList())
                .withForeignKeys(table.foreignKeys().stream()
                        .map(key -> key.column().equals(column) ? key.withColumn(to) : key)
                        .toList())
                .withChecks(table.checks().stream()
                        .map(check -> check.column().equals(column) ? check.withColumn(to) : check)
                        .toList());
    }

    private Table alterColumn(Table table, Change.AlterColumn alter) {
        Table altered = table.withColumn(alter.column(), column -> {
            Column typed = alter.type() == null ? column : column.withType(alter.type());
            return alter.nullable() == null ? typed : typed.withNullable(alter.nullable());
        });
        if (engine == Engine.MARIADB) {
            // OnCall restates the column without its check there, and MariaDB then forgets it
            return altered.withoutChecks(check -> check.column().equals(alter.column()));
        }
        return altered;
    }

    private Table addIndex(Table table, Change.NamedColumns index) {
        index.columns().forEach(table::requireColumn);
        String name = index.name() == null ? Names.index(engine, table.name(), index.columns()) : index.name();
        Table result = table.withIndex(new Index(name, Index.Kind.PLAIN, index.columns()));
        return index.name() == null ? addPattern(result, index.columns()) : result;
    }

    private Table addUnique(Table table, Change.NamedColumns unique) {
        unique.columns().forEach(table::requireColumn);
        String name = unique.name() == null ? Names.unique(engine, table.name(), unique.columns()) : unique.name();
        // SQLite keeps a constraint that a migration names inside the table, without a name; others are indexes
        boolean unnamed = engine == Engine.SQLITE
                && (unique.name() != null || unique.columns().size() == 1);
        return table.withIndex(new Index(unnamed ? null : name, Index.Kind.UNIQUE, unique.columns()));
    }

    private Table addPattern(Table table, List<String> columns) {
        boolean oneText = columns.size() == 1
                && table.requireColumn(columns.get(0)).type() instanceof Type.Logical type
                && type.isText();
        return oneText ? Parts.addPattern(table, columns.get(0), engine) : table;
    }

    private Table addForeignKey(Table table, Change.AddForeignKey add) {
        Column column = table.requireColumn(add.column());
        ColumnSpec spec = new ColumnSpec(
                column.name(),
                (Type.Logical) column.type(),
                true,
                ColumnSpec.Key.NONE,
                false,
                false,
                add.references(),
                null,
                Map.of());
        return table.withForeignKey(Parts.foreignKey(
                table.name(), spec.name(), spec.targetTable().orElseThrow(), spec.targetColumn(), engine));
    }

    private Table dropForeignKey(Table table, String column) {
        table.requireColumn(column);
        Table result = table;
        for (ForeignKey key : table.foreignKeys()) {
            boolean indexed = table.indexes().stream().anyMatch(index -> index.covers(List.of(column)));
            if (key.column().equals(column) && engine.isMySqlFamily() && !indexed) {
                // the index that the server made for the key stays behind
                result = result.withIndex(new Index(key.name(), Index.Kind.PLAIN, List.of(column)));
            }
        }
        return result.withoutForeignKeys(key -> key.column().equals(column));
    }

    private static Table removeIndex(Table table, Predicate<Index> which, List<String> columns) {
        if (table.indexes().stream().noneMatch(which)) {
            throw new SchemaException("table " + table.name() + " has no such index on " + columns);
        }
        List<String> pattern = columns.size() == 1 ? columns : null;
        return table.withoutIndexes(which)
                .withoutIndexes(index ->
                        index.kind() == Index.Kind.PATTERN && index.parts().equals(pattern));
    }
}
