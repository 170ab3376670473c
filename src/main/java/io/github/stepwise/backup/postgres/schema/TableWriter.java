package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes what makes a table or foreign table. */
final class TableWriter {
    private final Relation table;
    private final Set<ObjectKey> apart;
    private final List<ObjectKey> keys = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private final List<Node> later = new ArrayList<>();

    private TableWriter(Relation table, Set<ObjectKey> apart) {
        this.table = table;
        this.apart = apart;
        keys.add(table.key());
    }

    /** @param apart defaults and checks that cannot be made together with their table, since they need it */
    static List<Node> write(Relation table, Set<ObjectKey> apart) {
        TableWriter writer = new TableWriter(table, apart);
        writer.create();
        writer.attach();
        table.freshColumns().forEach(writer::columnTail);
        Node node = Node.of(Phase.PRE_DATA, Rank.TABLE, table.object(), writer.keys, writer.statements);
        List<Node> nodes = new ArrayList<>(List.of(node));
        writer.later.forEach(part -> nodes.add(part.after(List.of(table.key()))));
        return nodes;
    }

    private void create() {
        List<String> parts = new ArrayList<>();
        for (RelationColumn column : table.freshColumns()) {
            String definition = definition(column);
            if (definition != null) {
                parts.add(definition);
            }
        }
        table.freshColumns().forEach(column -> namedNotNull(column, parts));
        for (RelationCheck check : table.checks()) {
            check(check, parts);
        }
        StringBuilder sql = new StringBuilder("CREATE ")
                .append(table.persistence())
                .append(isForeign() ? "FOREIGN TABLE " : "TABLE ")
                .append(table.sqlName());
        if (table.ofType() != null) {
            sql.append(" OF ").append(table.ofType());
        }
        if (table.ofType() == null || !parts.isEmpty()) {
            sql.append(parts.isEmpty() ? " (" : " (\n    ")
                    .append(String.join(",\n    ", parts))
                    .append(parts.isEmpty() ? ")" : "\n)");
        }
        if (table.inherits()) {
            List<String> parents =
                    table.parents().stream().map(Relation::sqlName).toList();
            sql.append(" INHERITS (").append(String.join(", ", parents)).append(")");
        }
        append(sql, " PARTITION BY ", table.partitionKey());
        append(sql, " USING ", table.method());
        append(sql, " SERVER ", table.server());
        append(sql, "", table.serverOptions());
        if (table.options() != null) {
            sql.append(" WITH (").append(table.options()).append(")");
        }
        statements.add(sql.toString());
    }

    private boolean isForeign() {
        return table.kind() == 'f';
    }

    private static void append(StringBuilder sql, String word, String value) {
        if (value != null) {
            sql.append(word).append(value);
        }
    }

    /** Null if the column comes from a parent or a type just as it is. */
    private String definition(RelationColumn column) {
        keys(column);
        if (table.inherits() && !column.local()) {
            return null;
        }
        StringBuilder sql = new StringBuilder();
        if (column.isGenerated()) {
            sql.append(" GENERATED ALWAYS AS (").append(column.defaultValue()).append(")");
            sql.append(column.generated() == 'v' ? " VIRTUAL" : " STORED");
        } else if (column.identity() != null) {
            sql.append(" ").append(column.identity());
        } else if (column.defaultValue() != null && !isApart(column)) {
            sql.append(" DEFAULT ").append(column.defaultValue());
        }
        if (column.notNull() && (column.notNullLocal() || table.isPartition() || !isNotNullInParent(column))) {
            sql.append(notNull(column));
        }
        if (table.ofType() != null) {
            return sql.isEmpty() ? null : column.sqlName() + " WITH OPTIONS" + sql;
        }
        String foreign = column.foreignOptions() == null ? "" : column.foreignOptions();
        return column.sqlName() + " " + column.type() + foreign + column.collate() + sql;
    }

    private static String notNull(RelationColumn column) {
        String named = column.notNullName() == null ? "" : " CONSTRAINT " + column.notNullName();
        return named + " NOT NULL" + (column.notNullNoInherit() ? " NO INHERIT" : "");
    }

    private void keys(RelationColumn column) {
        if (column.defaultOid() != 0 && !isApart(column)) {
            keys.add(new ObjectKey(ObjectKey.ATTRDEF, column.defaultOid()));
        }
        if (column.notNullConstraint() != 0 && (column.notNull() || !column.notNullLocal())) {
            keys.add(new ObjectKey(ObjectKey.CONSTRAINT, column.notNullConstraint()));
        }
    }

    private boolean isApart(RelationColumn column) {
        return !column.isGenerated() && apart.contains(new ObjectKey(ObjectKey.ATTRDEF, column.defaultOid()));
    }

    private boolean isNotNullInParent(RelationColumn column) {
        return table.parents().stream().anyMatch(parent -> {
            RelationColumn inherited = parent.column(column.name());
            return inherited != null && inherited.notNull() && !inherited.notNullNoInherit();
        });
    }

    /** A check of a parent comes by itself to a child, but has to be there before a partition is attached. */
    private void check(RelationCheck check, List<String> parts) {
        ObjectKey key = new ObjectKey(ObjectKey.CONSTRAINT, check.oid());
        boolean comesByItself = !check.local() && !(table.isPartition() && check.valid());
        String definition = "CONSTRAINT " + check.sqlName() + " " + check.definition();
        if (comesByItself) {
            keys.add(key);
        } else if (!check.valid()) {
            later.add(Node.of(
                    Phase.POST_DATA,
                    Rank.CHECK,
                    check.object(),
                    List.of(key),
                    List.of(alter(false) + " ADD " + definition)));
        } else if (apart.contains(key)) {
            later.add(Node.of(
                    Phase.PRE_DATA,
                    Rank.DEFAULT,
                    check.object(),
                    List.of(key),
                    List.of(alter(false) + " ADD " + definition)));
        } else {
            keys.add(key);
            parts.add(definition);
        }
    }

    private void attach() {
        if (table.isPartition() && !table.parents().isEmpty()) {
            statements.add("ALTER TABLE ONLY " + table.parents().get(0).sqlName() + " ATTACH PARTITION "
                    + table.sqlName() + " " + table.bound());
        }
    }

    private String alter(boolean only) {
        return "ALTER " + (isForeign() ? "FOREIGN " : "") + "TABLE " + (only ? "ONLY " : "") + table.sqlName();
    }

    private void columnTail(RelationColumn column) {
        String alter = alter(true) + " ALTER COLUMN " + column.sqlName() + " ";
        boolean plain = !column.isGenerated() && column.identity() == null;
        if (plain && isApart(column)) {
            ObjectKey key = new ObjectKey(ObjectKey.ATTRDEF, column.defaultOid());
            List<String> set = List.of(alter + "SET DEFAULT " + column.defaultValue());
            later.add(Node.of(Phase.PRE_DATA, Rank.DEFAULT, table.object(), List.of(key), set));
        } else if (plain && table.inherits()) {
            inheritedDefault(column, alter);
        }
        boolean unnamed = column.notNull() && column.notNullName() == null;
        if (unnamed && table.inherits() && !column.local() && !isNotNullInParent(column)) {
            statements.add(alter + "SET NOT NULL");
        }
        if (column.storage() != null) {
            statements.add(alter + "SET STORAGE " + column.storage());
        }
        if (column.compression() != null) {
            statements.add(alter + "SET COMPRESSION " + column.compression());
        }
        if (column.statistics() >= 0) {
            statements.add(alter + "SET STATISTICS " + column.statistics());
        }
        if (column.options() != null) {
            statements.add(alter + "SET (" + column.options() + ")");
        }
    }

    private void inheritedDefault(RelationColumn column, String alter) {
        boolean ofParent = table.parents().stream().anyMatch(parent -> {
            RelationColumn inherited = parent.column(column.name());
            return inherited != null && inherited.defaultValue() != null && !inherited.isGenerated();
        });
        if (column.defaultValue() != null && !column.local()) {
            statements.add(alter + "SET DEFAULT " + column.defaultValue());
        } else if (column.defaultValue() == null && ofParent) {
            statements.add(alter + "DROP DEFAULT");
        }
    }

    /** Version 18 has NOT NULL that rows were not tested for, and names of their own for what is inherited. */
    private void namedNotNull(RelationColumn column, List<String> parts) {
        if (column.notNullConstraint() == 0 || !column.notNullLocal()) {
            return;
        }
        String definition = "CONSTRAINT " + column.notNullName() + " NOT NULL " + column.sqlName()
                + (column.notNullNoInherit() ? " NO INHERIT" : "");
        if (!column.notNull()) {
            ObjectKey key = new ObjectKey(ObjectKey.CONSTRAINT, column.notNullConstraint());
            DatabaseObject object =
                    new DatabaseObject("table constraint", column.notNullName() + " on " + table.sqlName());
            String sql = alter(false) + " ADD " + definition + " NOT VALID";
            later.add(Node.of(Phase.POST_DATA, Rank.CHECK, object, List.of(key), List.of(sql)));
        } else if (table.inherits() && !column.local()) {
            parts.add(definition);
        }
    }
}
