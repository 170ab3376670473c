package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;

/**
 * A check of a table.
 *
 * @param sqlName as SQL writes it
 * @param local whether it was declared here, and not only inherited
 * @param valid whether the rows are known to pass it
 */
record RelationCheck(
        long oid,
        String name,
        String sqlName,
        String definition,
        boolean local,
        boolean valid,
        DatabaseObject object) {}
