package io.github.stepwise.backup.postgres.schema;

/**
 * A column.
 *
 * @param sqlName as SQL writes it
 * @param collate {@code  COLLATE …} where it is not the type's own, else empty
 * @param notNullName name of the constraint on servers that name it, else null
 * @param notNullConstraint its oid, 0 where it has none
 * @param defaultOid of its {@code pg_attrdef}, 0 if there is none
 * @param generated {@code s} stored, {@code v} virtual, else blank
 * @param identity the whole clause, else null
 * @param local whether it was declared here, and not only inherited
 * @param storage of a type that has another one by itself, else null
 * @param statistics its own target, else -1
 * @param options what stands in {@code SET (…)}, else null
 * @param foreignOptions of a foreign table, else null
 */
record RelationColumn(
        String name,
        String sqlName,
        String type,
        String collate,
        boolean notNull,
        String notNullName,
        boolean notNullNoInherit,
        boolean notNullLocal,
        long notNullConstraint,
        String defaultValue,
        long defaultOid,
        char generated,
        String identity,
        boolean local,
        String storage,
        String compression,
        int statistics,
        String options,
        String foreignOptions) {

    boolean isGenerated() {
        return generated == 's' || generated == 'v';
    }
}
