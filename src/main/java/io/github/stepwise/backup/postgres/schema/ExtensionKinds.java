package io.github.stepwise.backup.postgres.schema;

import java.util.List;

/** Extensions. What they bring along comes with them. */
final class ExtensionKinds {
    /** An extension that makes its schema itself refuses to be told that schema. */
    private static final String EXTENSIONS = """
            select 'pg_extension'::regclass, e.oid, array[concat('CREATE EXTENSION IF NOT EXISTS ', quote_ident(e.extname),
                (select ' WITH SCHEMA ' || quote_ident(n.nspname) from pg_namespace n where n.oid = e.extnamespace
                    and not exists (select from pg_depend d where d.classid = 'pg_namespace'::regclass
                        and d.objid = n.oid and d.deptype = 'e')))], null
            from pg_extension e where e.extname <> 'plpgsql'
                or e.extnamespace <> (select oid from pg_namespace where nspname = 'pg_catalog')""";

    /** Every object that came with an extension, and the extension. */
    static final String MEMBERS = """
            select d.classid::bigint, d.objid::bigint, d.refobjid::bigint from pg_depend d
            where d.deptype = 'e' and d.refclassid = 'pg_extension'::regclass""";

    /** What was declared to depend on an extension: kind and name of the object, name of the extension. */
    static final String DEPENDENTS = """
            select i.type, i.identity, quote_ident(e.extname) from pg_depend d join pg_extension e on e.oid = d.refobjid
            cross join lateral pg_identify_object(d.classid, d.objid, d.objsubid) i
            where d.deptype = 'x' and d.refclassid = 'pg_extension'::regclass order by 1, 2, 3""";

    private ExtensionKinds() {}

    static List<Kind> all() {
        return List.of(Kind.before(Rank.EXTENSION, EXTENSIONS));
    }
}
