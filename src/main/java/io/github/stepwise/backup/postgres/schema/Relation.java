package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * A table, view, materialized view or foreign table.
 *
 * @param kind {@code relkind}
 * @param sqlName as SQL writes it, with its schema
 * @param persistence empty, {@code UNLOGGED }
 * @param method the access method where it is not the usual one, else null
 * @param options what stands in {@code WITH}, else null
 * @param partitionKey what stands after {@code PARTITION BY}, else null
 * @param bound of a partition; else null
 * @param ofType of a typed table; else null
 * @param server of a foreign table; else null
 * @param serverOptions of a foreign table; else null
 * @param query of a view
 * @param parents in order
 * @param columns in the order of their numbers
 */
record Relation(
        long oid,
        char kind,
        TableName name,
        String sqlName,
        DatabaseObject object,
        String persistence,
        String method,
        String options,
        String partitionKey,
        String bound,
        String ofType,
        String server,
        String serverOptions,
        String query,
        boolean populated,
        char replicaIdentity,
        List<Relation> parents,
        List<RelationColumn> columns,
        List<RelationCheck> checks) {

    /** One whose parents, columns and checks are to be added. */
    Relation {
        parents = parents == null ? new ArrayList<>() : parents;
        columns = columns == null ? new ArrayList<>() : columns;
        checks = checks == null ? new ArrayList<>() : checks;
    }

    boolean isPartition() {
        return bound != null;
    }

    boolean isView() {
        return kind == 'v' || kind == 'm';
    }

    boolean inherits() {
        return !parents.isEmpty() && !isPartition();
    }

    /** Whether rows are kept in it. */
    boolean hasRows() {
        return kind == 'r';
    }

    ObjectKey key() {
        return ObjectKey.relation(oid);
    }

    RelationColumn column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst()
                .orElse(null);
    }

    /**
     * The columns as a table has them that is made anew: what a child inherits comes first, as its parents have it. A table
     * made so gives this same order again.
     */
    List<RelationColumn> freshColumns() {
        if (!inherits()) {
            return columns;
        }
        List<RelationColumn> fresh = new ArrayList<>();
        for (Relation parent : parents) {
            for (RelationColumn inherited : parent.freshColumns()) {
                RelationColumn own = column(inherited.name());
                if (own != null && !fresh.contains(own)) {
                    fresh.add(own);
                }
            }
        }
        columns.stream().filter(column -> !fresh.contains(column)).forEach(fresh::add);
        return fresh;
    }
}
