package io.github.stepwise.schema;

import java.util.List;

/** Adds to a table what each engine keeps for a declared column: constraint, indexes, foreign key and check. */
final class Parts {
    private Parts() {}

    static Table addTo(Table table, ColumnSpec spec, Engine engine) {
        Table result = addCheck(table, spec.name(), spec.type(), engine);
        if (spec.unique()) {
            result = result.withIndex(
                    new Index(ownUniqueName(table, spec, engine), Index.Kind.UNIQUE, List.of(spec.name())));
        }
        if (spec.indexed()) {
            result = addIndex(result, spec.name(), engine);
        }
        if ((spec.unique() || spec.indexed() || spec.isKey()) && spec.type().isText()) {
            result = addPattern(result, spec.name(), engine);
        }
        return spec.references() == null ? result : addReference(result, spec, engine);
    }

    private static Table addReference(Table table, ColumnSpec spec, Engine engine) {
        String target = spec.targetTable().orElseThrow();
        Table result = table.withForeignKey(foreignKey(table.name(), spec.name(), target, spec.targetColumn(), engine));
        // MySQL and MariaDB index a foreign key by themselves, see ForeignKeyIndexes
        if (engine.isMySqlFamily() || spec.unique() || spec.isKey()) {
            return result;
        }
        result = addIndex(result, spec.name(), engine);
        return spec.type().isText() ? addPattern(result, spec.name(), engine) : result;
    }

    static ForeignKey foreignKey(String table, String column, String targetTable, String targetColumn, Engine engine) {
        String name =
                engine == Engine.SQLITE ? null : Names.foreignKey(engine, table, column, targetTable, targetColumn);
        return new ForeignKey(name, column, targetTable, targetColumn, !engine.isMySqlFamily());
    }

    static Table addIndex(Table table, String column, Engine engine) {
        List<String> columns = List.of(column);
        return table.withIndex(new Index(Names.index(engine, table.name(), columns), Index.Kind.PLAIN, columns));
    }

    static Table addPattern(Table table, String column, Engine engine) {
        return engine != Engine.POSTGRESQL
                ? table
                : table.withIndex(new Index(Names.pattern(table.name(), column), Index.Kind.PATTERN, List.of(column)));
    }

    static Table addCheck(Table table, String column, Type.Logical type, Engine engine) {
        boolean json = type.kind() == Type.Kind.JSON && (engine == Engine.MARIADB || engine == Engine.SQLITE);
        if (!json && !type.kind().isPositive()) {
            return table;
        }
        String name = engine == Engine.POSTGRESQL ? Names.postgresOwn(table.name(), column, "check") : null;
        return table.withCheck(new Check(name, column, json ? Check.Rule.VALID_JSON : Check.Rule.NOT_NEGATIVE));
    }

    private static String ownUniqueName(Table table, ColumnSpec spec, Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> Names.postgresOwn(table.name(), spec.name(), "key");
            case MYSQL, MARIADB -> spec.name();
            case SQLITE -> null;
        };
    }
}
