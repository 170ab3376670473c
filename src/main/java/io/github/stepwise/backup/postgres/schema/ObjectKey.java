package io.github.stepwise.backup.postgres.schema;

/**
 * An object as the system catalogs know it.
 *
 * @param catalog the oid of the catalog that holds it
 */
record ObjectKey(long catalog, long oid) {
    // These are the same in all versions and databases.
    static final long CLASS = 1259;
    static final long TYPE = 1247;
    static final long PROC = 1255;
    static final long ATTRDEF = 2604;
    static final long CONSTRAINT = 2606;
    static final long REWRITE = 2618;
    static final long EXTENSION = 3079;
    static final long USER_MAPPING = 1418;
    static final long DEFAULT_ACL = 826;
    static final long SUBSCRIPTION = 6100;

    static ObjectKey relation(long oid) {
        return new ObjectKey(CLASS, oid);
    }
}
