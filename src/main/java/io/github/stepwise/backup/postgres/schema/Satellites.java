package io.github.stepwise.backup.postgres.schema;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Objects that are there only because another one is, and which the server makes together with it. */
final class Satellites {
    private static final String ROW_TYPES = """
            select 'pg_type'::regclass, c.reltype, 'pg_class'::regclass, c.oid
            from pg_class c where c.reltype <> 0 and c.relkind <> 'c'
            union all
            select 'pg_class'::regclass, c.oid, 'pg_type'::regclass, c.reltype from pg_class c where c.relkind = 'c'
            union all
            select 'pg_type'::regclass, t.typarray, 'pg_type'::regclass, t.oid from pg_type t where t.typarray <> 0""";

    private static final String MULTIRANGES = """
             union all
            select 'pg_type'::regclass, r.rngmultitypid, 'pg_type'::regclass, r.rngtypid from pg_range r""";

    /** What belongs to a type or a view by the server's own making. */
    private static final String MADE_WITH = """
             union all
            select d.classid, d.objid, d.refclassid, d.refobjid from pg_depend d
            where d.deptype = 'i' and (d.refclassid = 'pg_type'::regclass and d.classid in ('pg_proc'::regclass,
                'pg_cast'::regclass) or d.classid = 'pg_trigger'::regclass and d.refclassid = 'pg_constraint'::regclass)
            union all
            select 'pg_class'::regclass, k.conindid, 'pg_constraint'::regclass, k.oid from pg_constraint k
            where k.conindid <> 0 and k.contype in ('p', 'u', 'x')
            union all
            select 'pg_constraint'::regclass, k.oid, 'pg_constraint'::regclass, k.conparentid from pg_constraint k
            where k.conparentid <> 0 and k.contype = 'f'
            union all
            select 'pg_constraint'::regclass, t.tgconstraint, 'pg_trigger'::regclass, t.oid from pg_trigger t
            join pg_constraint k on k.oid = t.tgconstraint and k.contype = 't'
            union all
            select 'pg_rewrite'::regclass, r.oid, 'pg_class'::regclass, r.ev_class from pg_rewrite r
            where r.rulename = '_RETURN'
            union all
            select 'pg_class'::regclass, d.objid, 'pg_class'::regclass, d.refobjid from pg_depend d
            join pg_class c on c.oid = d.objid and c.relkind = 'S'
            where d.classid = 'pg_class'::regclass and d.deptype = 'i' and d.refclassid = 'pg_class'::regclass
            union all
            select d.classid, d.objid, d.refclassid, d.refobjid from pg_depend d
            where d.classid = 'pg_trigger'::regclass and d.refclassid = 'pg_trigger'::regclass
            union all
            select 'pg_amop'::regclass, o.oid, 'pg_opfamily'::regclass, o.amopfamily from pg_amop o
            where not exists (select from pg_depend d where d.classid = 'pg_amop'::regclass and d.objid = o.oid
                and d.refclassid = 'pg_opclass'::regclass)
            union all
            select 'pg_amproc'::regclass, o.oid, 'pg_opfamily'::regclass, o.amprocfamily from pg_amproc o
            where not exists (select from pg_depend d where d.classid = 'pg_amproc'::regclass and d.objid = o.oid
                and d.refclassid = 'pg_opclass'::regclass)
            union all
            select d.classid, d.objid, d.refclassid, d.refobjid from pg_depend d
            where d.classid in ('pg_amop'::regclass, 'pg_amproc'::regclass) and d.refclassid = 'pg_opclass'::regclass
            union all
            select d.classid, d.objid, d.refclassid, d.refobjid from pg_depend d
            where d.refclassid = 'pg_publication'::regclass and d.classid <> 'pg_publication'::regclass""";

    private final Map<ObjectKey, ObjectKey> owners = new HashMap<>();

    private Satellites() {}

    static Satellites read(Catalog catalog) throws SQLException {
        Satellites satellites = new Satellites();
        String all = ROW_TYPES + (catalog.version() >= 14 ? MULTIRANGES : "") + MADE_WITH;
        String sql = "select a::oid::bigint, b::oid::bigint, c::oid::bigint, d::oid::bigint from (" + all
                + ") s(a, b, c, d)";
        catalog.forEach(
                sql,
                row -> satellites.owners.put(
                        new ObjectKey(row.getLong(1), row.getLong(2)), new ObjectKey(row.getLong(3), row.getLong(4))));
        return satellites;
    }

    /** The object that brings this one along, or itself. */
    ObjectKey ownerOf(ObjectKey key) {
        ObjectKey current = key;
        ObjectKey next = owners.get(current);
        while (next != null) {
            current = next;
            next = owners.get(current);
        }
        return current;
    }
}
