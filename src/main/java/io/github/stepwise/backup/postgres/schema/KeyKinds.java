package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.Phase;
import java.util.List;

/** Keys, indexes and statistics of tables. */
final class KeyKinds {
    private static final String ON_TABLE =
            " join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where"
                    + Kind.USERS_SCHEMA;

    private static final String KEYS = """
            select 'pg_constraint'::regclass, k.oid, array[format('ALTER TABLE ONLY %I.%I ADD CONSTRAINT %I %s', n.nspname,
                c.relname, k.conname, pg_get_constraintdef(k.oid))], c.oid
            from pg_constraint k""" + ON_TABLE + "and k.contype in ('p', 'u', 'x')";

    /** A partition gets those of its parent by itself. */
    private static final String FOREIGN_KEYS = """
            select 'pg_constraint'::regclass, k.oid, array[format('ALTER TABLE %s%I.%I ADD CONSTRAINT %I %s',
                case when c.relkind <> 'p' then 'ONLY ' end, n.nspname, c.relname, k.conname,
                pg_get_constraintdef(k.oid))], c.oid
            from pg_constraint k""" + ON_TABLE + "and k.contype = 'f' and k.conparentid = 0";

    /** An index that a broken statement left behind is no good to anybody; the census names it. */
    private static final String INDEXES = """
            select 'pg_class'::regclass, x.indexrelid, array[pg_get_indexdef(x.indexrelid)], c.oid
            from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
            join pg_namespace n on n.oid = c.relnamespace
            where (x.indisvalid or i.relkind = 'I') and not exists (select from pg_constraint k
                where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x')) and""" + Kind.USERS_SCHEMA;

    private static final String STATISTICS = """
            select 'pg_statistic_ext'::regclass, s.oid, array_remove(array[pg_get_statisticsobjdef(s.oid), $TARGET], null),
                c.oid
            from pg_statistic_ext s join pg_class c on c.oid = s.stxrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_namespace sn on sn.oid = s.stxnamespace where""" + Kind.USERS_SCHEMA;

    private static final String TARGET = """
            case when s.stxstattarget >= 0 then format('ALTER STATISTICS %I.%I SET STATISTICS %s', sn.nspname, s.stxname,
                s.stxstattarget) end""";

    /**
     * What a table remembers about its indexes, and an index about its columns: oid of the table, its kind and name in SQL,
     * statement.
     */
    static final String TAILS = """
            select c.oid::bigint, x.indexrelid::bigint, t.position, t.st
            from pg_index x join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_class i on i.oid = x.indexrelid
            cross join lateral (
                select 1 as position, format('ALTER TABLE %I.%I CLUSTER ON %I', n.nspname, c.relname, i.relname) as st
                where x.indisclustered
                union all
                select 2, format('ALTER TABLE ONLY %I.%I REPLICA IDENTITY USING INDEX %I', n.nspname, c.relname, i.relname)
                where x.indisreplident and c.relreplident = 'i'
                union all
                select 2 + a.attnum, format('ALTER INDEX %I.%I ALTER COLUMN %s SET STATISTICS %s', n.nspname, i.relname,
                    a.attnum, a.attstattarget)
                from pg_attribute a where a.attrelid = x.indexrelid and a.attstattarget >= 0) t
            where""" + Kind.USERS_SCHEMA + "order by 1, 2, 3";

    /** Indexes of partitions and the ones of their parents: oids and names in SQL. */
    static final String ATTACHMENTS = """
            select h.inhrelid::bigint, h.inhparent::bigint, format('ALTER INDEX %I.%I ATTACH PARTITION %I.%I', pn.nspname,
                p.relname, n.nspname, c.relname), format('%I.%I', n.nspname, c.relname)
            from pg_inherits h join pg_class c on c.oid = h.inhrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_class p on p.oid = h.inhparent join pg_namespace pn on pn.oid = p.relnamespace
            where c.relkind in ('i', 'I') and""" + Kind.USERS_SCHEMA;

    private KeyKinds() {}

    static List<Kind> of(int version) {
        return List.of(
                new Kind(Phase.POST_DATA, Rank.KEY, KEYS),
                new Kind(Phase.POST_DATA, Rank.INDEX, INDEXES),
                new Kind(
                        Phase.POST_DATA,
                        Rank.STATISTICS,
                        STATISTICS.replace("$TARGET", version >= 13 ? TARGET : "null")),
                new Kind(Phase.FOREIGN_KEYS, Rank.FOREIGN_KEY, FOREIGN_KEYS));
    }
}
