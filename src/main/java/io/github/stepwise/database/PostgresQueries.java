package io.github.stepwise.database;

/** What {@link PostgresIntrospection} asks the system catalog: one query for each kind of object in the current schema. */
final class PostgresQueries {
    private static final String IN_SCHEMA =
            " join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()";
    private static final String IS_TABLE = " c.relkind in ('r', 'p') and not c.relispartition ";

    static final String TABLES = "select c.relname from pg_class c" + IN_SCHEMA + " where" + IS_TABLE;

    static final String COLUMNS = """
            select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated,
                case when a.attcollation <> t.typcollation then
                    (select collname from pg_collation where oid = a.attcollation) end
            from pg_attribute a join pg_class c on c.oid = a.attrelid""" + IN_SCHEMA + """
             join pg_type t on t.oid = a.atttypid
            left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attnum > 0 and not a.attisdropped and""" + IS_TABLE + "order by c.relname, a.attnum";

    static final String CONSTRAINTS = """
            select c.relname, k.conname, k.contype, pg_get_constraintdef(k.oid),
                (select array_agg(a.attname::text order by u.n) from unnest(k.conkey) with ordinality u(num, n)
                    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num),
                (select t.relname from pg_class t where t.oid = k.confrelid),
                (select array_agg(a.attname::text order by u.n) from unnest(k.confkey) with ordinality u(num, n)
                    join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num),
                k.condeferred, k.convalidated and k.confdeltype in ('a', ' ') and k.confupdtype in ('a', ' ')
            from pg_constraint k join pg_class c on c.oid = k.conrelid"""
            + IN_SCHEMA
            + " where k.contype in ('p', 'u', 'f', 'c', 'x') and"
            + IS_TABLE
            + "order by c.relname, k.conname";

    static final String INDEXES = """
            select c.relname, i.relname, x.indisunique,
                x.indisvalid and m.amname = 'btree' and x.indpred is null and x.indnatts = x.indnkeyatts
                    and pg_get_indexdef(x.indexrelid) not like '%NULLS NOT DISTINCT%',
                u.n = x.indnkeyatts,
                a.attname, pg_get_indexdef(x.indexrelid, u.n, false),
                o.opcname, o.opcdefault,
                x.indoption[u.n - 1] = 0 and coalesce(x.indcollation[u.n - 1] in (0, a.attcollation), true)
            from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
            join pg_am m on m.oid = i.relam""" + IN_SCHEMA + """
             cross join lateral generate_series(1, x.indnkeyatts) u(n)
            left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[u.n - 1] and a.attnum > 0
            join pg_opclass o on o.oid = x.indclass[u.n - 1]
            where not exists (select 1 from pg_constraint k
                where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x')) and""" + IS_TABLE + "order by c.relname, i.relname, u.n";

    static final String OTHERS =
            """
            select case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'foreign table' end,
                c.relname, null
            from pg_class c""" + IN_SCHEMA + """
             where c.relkind in ('v', 'm', 'f')
            union all
            select 'trigger', g.tgname, c.relname from pg_trigger g join pg_class c on c.oid = g.tgrelid""" + IN_SCHEMA + " where not g.tgisinternal and c.relkind in ('r', 'p')";

    private PostgresQueries() {}
}
