package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.Phase;

/**
 * A kind of object whose statements the server can put together in a query.
 *
 * @param rank of objects that do not need each other, those of a lower rank come first
 * @param sql gives {@code classid}, {@code oid}, {@code st} (an array of statements) and {@code relid} (the table that the
 *     object belongs to, or NULL)
 */
record Kind(Phase phase, int rank, String sql) {
    /** A condition on {@code pg_namespace n}: objects in there are the users'. */
    static final String USERS_SCHEMA = " n.nspname !~ '^pg_' and n.nspname <> 'information_schema' ";

    static Kind before(int rank, String sql) {
        return new Kind(Phase.PRE_DATA, rank, sql);
    }

    /** With the words for the object that the server itself uses. */
    String described() {
        return "select q.classid::bigint, q.oid::bigint, i.type, i.identity, q.st, q.relid::bigint from (" + sql
                + ") q(classid, oid, st, relid) cross join lateral pg_identify_object(q.classid::oid, q.oid, 0) i";
    }
}
