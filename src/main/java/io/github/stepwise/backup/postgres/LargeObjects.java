package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.TableName;

/**
 * Large objects as rows of a table: number of the object, position of a piece, the piece. An empty object has one empty
 * piece. Pieces of an object follow each other.
 */
final class LargeObjects {
    static final TableName TABLE = new TableName("pg_catalog", "pg_largeobject");

    /** Bytes of a piece. */
    static final int PIECE = 262_144;

    /** Each step stands in a query of its own (offset 0), so that none is done before the one inside it. */
    private static final String SIZES = """
            select s.oid, case when pg_catalog.lo_close(s.fd) = 0 then s.size end as size
            from (select f.oid, f.fd, pg_catalog.lo_lseek64(f.fd, 0, 2) as size
                from (select m.oid, pg_catalog.lo_open(m.oid, 262144) as fd
                    from (select oid from pg_catalog.pg_largeobject_metadata order by oid) m offset 0) f
                offset 0) s
            offset 0""";

    /** Bytes of all of them; fails if one may not be read. */
    static final String TOTAL = "select coalesce(pg_catalog.sum(o.size), 0)::bigint from (" + SIZES + ") o";

    static final String PIECES = "select o.oid, p.pos, pg_catalog.lo_get(o.oid, p.pos, " + PIECE + ") from (" + SIZES
            + ") o cross join lateral pg_catalog.generate_series(0, greatest(o.size - 1, 0), " + PIECE + ") p(pos)";

    /** Rows wait here on their way in. */
    static final String STAGE = "pg_temp.stepwise_large_object";

    static final String CREATE_STAGE =
            "CREATE TEMPORARY TABLE stepwise_large_object (oid pg_catalog.oid, pos pg_catalog.int8, data pg_catalog.bytea)";

    static final String COPY_STAGE = "COPY " + STAGE + " (oid, pos, data) FROM STDIN";

    /** What an object held before is gone when its first piece comes. */
    static final String EMPTY = "SELECT pg_catalog.count(pg_catalog.lo_close(e.fd)) FROM (SELECT f.fd,"
            + " pg_catalog.lo_truncate64(f.fd, 0) AS emptied FROM (SELECT pg_catalog.lo_open(s.oid, 131072) AS fd FROM "
            + STAGE + " s WHERE s.pos = 0 OFFSET 0) f OFFSET 0) e WHERE e.emptied = 0";

    static final String PUT = "SELECT pg_catalog.count(*) FROM (SELECT pg_catalog.lo_put(s.oid, s.pos, s.data) FROM "
            + STAGE + " s OFFSET 0) x";

    private LargeObjects() {}
}
