package io.github.stepwise.backup.postgres.schema;

/** What {@link Relations} asks. */
final class RelationQueries {
    private static final String RELATION_OPTIONS = """
            (select string_agg(format('%s%I=%L', $PREFIX, o.option_name, o.option_value), ', ' order by o.position)
                from pg_options_to_table($OPTIONS) with ordinality o(option_name, option_value, position))""";

    static final String RELATIONS = """
            select c.oid::bigint, c.relkind, n.nspname, c.relname, format('%I.%I', n.nspname, c.relname),
                case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table'
                    else 'table' end,
                c.relpersistence, case when m.amname <> 'heap' then quote_ident(m.amname) end,
                nullif(concat_ws(', ', """ + options("''", "c.reloptions") + ", " + options("'toast.'", "s.reloptions")
            + """
            ), ''), case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end,
                case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end,
                case when c.reloftype <> 0 then format_type(c.reloftype, null) end,
                (select quote_ident(v.srvname) from pg_foreign_table f join pg_foreign_server v on v.oid = f.ftserver
                    where f.ftrelid = c.oid),
                (select """ + ServiceKinds.OPTIONS.replace("$OPTIONS", "f.ftoptions") + """
             from pg_foreign_table f where f.ftrelid = c.oid),
                case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end, c.relispopulated, c.relreplident
            from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_am m on m.oid = c.relam
            left join pg_class s on s.oid = c.reltoastrelid
            where c.relkind in ('r', 'p', 'v', 'm', 'f') and""" + Kind.USERS_SCHEMA
            + "order by n.nspname, c.relname";

    static final String PARENTS = """
            select inhrelid::bigint, inhparent::bigint from pg_inherits order by inhrelid, inhseqno""";

    static final String CHECKS = """
            select k.conrelid::bigint, k.oid::bigint, k.conname, quote_ident(k.conname), pg_get_constraintdef(k.oid),
                k.conislocal, k.convalidated
            from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            where k.contype = 'c' and""" + Kind.USERS_SCHEMA + "order by k.conrelid, k.conname";

    private static final String COLUMNS = """
            select a.attrelid::bigint, a.attname, quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
                coalesce(""" + TypeKinds.COLLATE + """
            , ''), a.attnotnull and $NOT_NULL_VALID, $NOT_NULL_NAME, $NOT_NULL_NO_INHERIT, $NOT_NULL_LOCAL, $NOT_NULL_OID,
                pg_get_expr(d.adbin, d.adrelid), coalesce(d.oid::bigint, 0), a.attgenerated::text,
                case when a.attidentity <> '' and s.oid is not null then format('GENERATED %s AS IDENTITY (SEQUENCE NAME '
                    '%I.%I START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s)',
                    case a.attidentity when 'a' then 'ALWAYS' else 'BY DEFAULT' end, sn.nspname, s.relname, q.seqstart,
                    q.seqincrement, q.seqmin, q.seqmax, q.seqcache, case when q.seqcycle then ' CYCLE' end) end,
                a.attislocal,
                case when a.attstorage <> bt.typstorage then case a.attstorage when 'p' then 'PLAIN' when 'e' then 'EXTERNAL'
                    when 'm' then 'MAIN' else 'EXTENDED' end end,
                $COMPRESSION, coalesce(a.attstattarget, -1), """ + options("''", "a.attoptions") + ", "
            + ServiceKinds.OPTIONS.replace("$OPTIONS", "a.attfdwoptions") + """
             from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_type bt on bt.oid = a.atttypid
            left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            left join pg_depend i on a.attidentity <> '' and i.classid = 'pg_class'::regclass and i.deptype = 'i'
                and i.refclassid = 'pg_class'::regclass and i.refobjid = a.attrelid and i.refobjsubid = a.attnum
            left join pg_class s on s.oid = i.objid and s.relkind = 'S' left join pg_namespace sn on sn.oid = s.relnamespace
            left join pg_sequence q on q.seqrelid = s.oid
            $NOT_NULL_JOIN
            where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'f') and""" + Kind.USERS_SCHEMA
            + "order by a.attrelid, a.attnum";

    private RelationQueries() {}

    /** Constraints of their own for NOT NULL came with version 18. */
    static String columns(int version) {
        boolean named = version >= 18;
        return COLUMNS.replace("$NOT_NULL_VALID", named ? "coalesce(nn.convalidated, true)" : "true")
                .replace("$NOT_NULL_NAME", named ? "quote_ident(nn.conname)" : "null")
                .replace("$NOT_NULL_NO_INHERIT", named ? "coalesce(nn.connoinherit, false)" : "false")
                .replace("$NOT_NULL_LOCAL", named ? "coalesce(nn.conislocal, true)" : "true")
                .replace("$NOT_NULL_OID", named ? "coalesce(nn.oid::bigint, 0)" : "0")
                .replace(
                        "$NOT_NULL_JOIN",
                        named
                                ? "left join pg_constraint nn on nn.conrelid = a.attrelid and nn.contype = 'n'"
                                        + " and nn.conkey = array[a.attnum]"
                                : "")
                .replace(
                        "$COMPRESSION",
                        version >= 14
                                ? "case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end"
                                : "null::text");
    }

    private static String options(String prefix, String column) {
        return RELATION_OPTIONS.replace("$PREFIX", prefix).replace("$OPTIONS", column);
    }
}
