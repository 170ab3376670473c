package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gives objects back to their owners. */
final class Owners {
    /** A sequence that belongs to a column goes with the table. */
    private static final String OWNERS = """
            select o.classid::bigint, o.oid::bigint, i.type, i.identity, quote_ident(pg_get_userbyid(o.owner))
            from (select 'pg_namespace'::regclass, oid, nspowner from pg_namespace where nspname <> 'public'
                union all select 'pg_type'::regclass, oid, typowner from pg_type
                union all select 'pg_proc'::regclass, oid, proowner from pg_proc
                union all select 'pg_language'::regclass, oid, lanowner from pg_language
                union all select 'pg_operator'::regclass, oid, oprowner from pg_operator
                union all select 'pg_opclass'::regclass, oid, opcowner from pg_opclass
                union all select 'pg_opfamily'::regclass, oid, opfowner from pg_opfamily
                union all select 'pg_collation'::regclass, oid, collowner from pg_collation
                union all select 'pg_conversion'::regclass, oid, conowner from pg_conversion
                union all select 'pg_ts_dict'::regclass, oid, dictowner from pg_ts_dict
                union all select 'pg_ts_config'::regclass, oid, cfgowner from pg_ts_config
                union all select 'pg_foreign_data_wrapper'::regclass, oid, fdwowner from pg_foreign_data_wrapper
                union all select 'pg_foreign_server'::regclass, oid, srvowner from pg_foreign_server
                union all select 'pg_statistic_ext'::regclass, oid, stxowner from pg_statistic_ext
                union all select 'pg_publication'::regclass, oid, pubowner from pg_publication
                union all select 'pg_event_trigger'::regclass, oid, evtowner from pg_event_trigger
                union all select 'pg_largeobject'::regclass, oid, lomowner from pg_largeobject_metadata
                union all select 'pg_class'::regclass, c.oid, c.relowner from pg_class c
                where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and not (c.relkind = 'S' and exists (
                    select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
                    and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')))) o(classid, oid, owner)
            cross join lateral pg_identify_object(o.classid::oid, o.oid, 0) i
            where o.oid >= 16384 or o.classid = 'pg_largeobject'::regclass order by i.type, i.identity""";

    private static final String PUBLIC = """
            select n.nspname, quote_ident(pg_get_userbyid(n.nspowner)) from pg_namespace n
            where n.nspname = 'public' and $USUAL""";

    private Owners() {}

    /** @param made the objects that statements make */
    static List<Ddl> read(Catalog catalog, Set<ObjectKey> made) throws SQLException {
        List<Ddl> statements = new ArrayList<>();
        String usual =
                catalog.version() >= 15 ? "pg_get_userbyid(n.nspowner) <> 'pg_database_owner'" : "n.nspowner <> 10";
        catalog.forEach(
                PUBLIC.replace("$USUAL", usual),
                row -> statements.add(owner(new DatabaseObject("schema", row.getString(1)), row.getString(2))));
        catalog.forEach(OWNERS, row -> {
            if (made.contains(new ObjectKey(row.getLong(1), row.getLong(2)))) {
                statements.add(owner(new DatabaseObject(row.getString(3), row.getString(4)), row.getString(5)));
            }
        });
        return statements;
    }

    private static Ddl owner(DatabaseObject object, String owner) {
        return Ddl.access(object, "ALTER " + Words.of(object) + " OWNER TO " + owner);
    }
}
