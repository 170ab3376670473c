package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rights on objects as far as they are not those that every new object has. */
final class Grants {
    /** What a new object has stands in pg_init_privs for objects of extensions and of the server. */
    private static final String OBJECTS = """
            with o(classid, oid, subid, acl, type, owner) as (
                select 'pg_class'::regclass::oid, oid, 0, relacl, case when relkind = 'S' then 's' else 'r' end::"char",
                    relowner from pg_class where relacl is not null and relpersistence <> 't'
                    and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                union all select 'pg_class'::regclass, c.oid, a.attnum, a.attacl, 'c', c.relowner
                    from pg_attribute a join pg_class c on c.oid = a.attrelid
                    where a.attacl is not null and not a.attisdropped and c.relpersistence <> 't'
                union all select 'pg_proc'::regclass, oid, 0, proacl, 'f', proowner from pg_proc where proacl is not null
                union all select 'pg_type'::regclass, oid, 0, typacl, 'T', typowner from pg_type where typacl is not null
                union all select 'pg_language'::regclass, oid, 0, lanacl, 'l', lanowner from pg_language
                    where lanacl is not null
                union all select 'pg_namespace'::regclass, oid, 0, nspacl, 'n', nspowner from pg_namespace
                    where nspacl is not null and nspname !~ '^pg_(toast_)?temp' and nspname <> 'public'
                union all select 'pg_namespace'::regclass, oid, 0, coalesce(nspacl, acldefault('n', nspowner)), 'p', nspowner
                    from pg_namespace where nspname = 'public'
                union all select 'pg_foreign_data_wrapper'::regclass, oid, 0, fdwacl, 'F', fdwowner
                    from pg_foreign_data_wrapper where fdwacl is not null
                union all select 'pg_foreign_server'::regclass, oid, 0, srvacl, 'S', srvowner from pg_foreign_server
                    where srvacl is not null
                union all select 'pg_largeobject'::regclass, oid, 0, lomacl, 'L', lomowner from pg_largeobject_metadata
                    where lomacl is not null),
            b as (
                select o.*, case when o.type = 'p' then array[makeaclitem(o.owner, o.owner, 'USAGE', false),
                        makeaclitem(o.owner, o.owner, 'CREATE', false), makeaclitem(0, o.owner, 'USAGE', false)] $PUBLIC
                    else coalesce(p.initprivs, acldefault(o.type, o.owner)) end as base
                from o left join pg_init_privs p on p.classoid = o.classid and p.objoid = o.oid and p.objsubid = o.subid)
            select b.classid::bigint, b.oid::bigint, b.subid, i.type, i.identity, quote_ident(pg_get_userbyid(b.owner)), """ + rights("b.acl", "b.base") + """
             from b cross join lateral pg_identify_object(b.classid, b.oid, 0) i
            left join pg_attribute a on b.subid > 0 and a.attrelid = b.oid and a.attnum = b.subid
            where b.acl <> b.base and 'information_schema' not in (coalesce(i.schema, ''), i.identity)
            order by i.type, i.identity, a.attname nulls first""";

    private static final String DEFAULTS =
            """
            with d as (select d.*, case when d.defaclnamespace <> 0 then null else
                    acldefault(case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end, d.defaclrole) end as base
                from pg_default_acl d)
            select d.oid::bigint, quote_ident(pg_get_userbyid(d.defaclrole)),
                (select ' IN SCHEMA ' || quote_ident(n.nspname) from pg_namespace n where n.oid = d.defaclnamespace),
                case d.defaclobjtype when 'r' then 'TABLES' when 'S' then 'SEQUENCES' when 'f' then 'FUNCTIONS'
                    when 'T' then 'TYPES' when 'n' then 'SCHEMAS' when 'L' then 'LARGE OBJECTS' end, """ + rights("d.defaclacl", "d.base") + " from d order by 2, 3 nulls first, 4";

    private Grants() {}

    /** Two arrays of rights, each right as four texts joined by a character that is in no name. */
    private static String rights(String actual, String base) {
        return exploded(actual) + ", " + exploded(base);
    }

    private static String exploded(String acl) {
        return """
                (select array_agg(concat_ws(E'\\u0001', quote_ident(pg_get_userbyid(x.grantor)), case when x.grantee = 0
                    then 'PUBLIC' else quote_ident(pg_get_userbyid(x.grantee)) end, x.privilege_type, x.is_grantable::text))
                    from aclexplode($ACL) x)""".replace("\\u0001", "\\x01").replace("$ACL", acl);
    }

    static List<Ddl> read(Catalog catalog) throws SQLException {
        List<Ddl> statements = new ArrayList<>();
        String create = catalog.version() >= 15 ? "" : "|| makeaclitem(0, o.owner, 'CREATE', false)";
        Map<Long, String> columns = columnNames(catalog);
        catalog.forEach(OBJECTS.replace("$PUBLIC", create), row -> {
            DatabaseObject object = new DatabaseObject(row.getString(4), row.getString(5));
            int number = row.getInt(3);
            String column = number == 0 ? "" : " (" + columns.get(row.getLong(2) * 10_000 + number) + ")";
            GrantDifference difference = new GrantDifference(row.getString(6), Words.granted(object), column);
            difference
                    .statements(grants(Catalog.texts(row, 8)), grants(Catalog.texts(row, 7)))
                    .forEach(sql -> statements.add(Ddl.access(object, sql)));
        });
        return statements;
    }

    private static Map<Long, String> columnNames(Catalog catalog) throws SQLException {
        Map<Long, String> names = new LinkedHashMap<>();
        catalog.forEach(
                "select attrelid::bigint * 10000 + attnum, quote_ident(attname) from pg_attribute"
                        + " where attacl is not null and attnum > 0",
                row -> names.put(row.getLong(1), row.getString(2)));
        return names;
    }

    /** Rights that objects get which are made later; adds to {@code made} which entries the statements make. */
    static List<Ddl> readDefaults(Catalog catalog, Set<Long> made) throws SQLException {
        List<Ddl> statements = new ArrayList<>();
        catalog.forEach(DEFAULTS, row -> {
            String role = row.getString(2);
            String schema = row.getString(3) == null ? "" : row.getString(3);
            String what = row.getString(4);
            DatabaseObject object = new DatabaseObject("default acl", "for role " + role + schema + " on " + what);
            List<String> texts = new GrantDifference(role, what, "")
                    .statements(grants(Catalog.texts(row, 6)), grants(Catalog.texts(row, 5)));
            made.add(row.getLong(1));
            texts.forEach(sql -> statements.add(
                    Ddl.access(object, "ALTER DEFAULT PRIVILEGES FOR ROLE " + role + schema + " " + sql)));
        });
        return statements;
    }

    static Set<Grant> grants(List<String> rights) {
        Set<Grant> grants = new HashSet<>();
        for (String right : rights) {
            String[] parts = right.split("\u0001", -1);
            grants.add(new Grant(parts[0], parts[1], parts[2], Boolean.parseBoolean(parts[3])));
        }
        return grants;
    }

    /** Rights on the database itself. */
    static List<Ddl> readDatabase(Catalog catalog) throws SQLException {
        List<Ddl> statements = new ArrayList<>();
        String sql = "select quote_ident(pg_get_userbyid(d.datdba)), " + rights("d.datacl", "acldefault('d', d.datdba)")
                + " from pg_database d where d.datname = current_database() and d.datacl is not null";
        catalog.forEach(
                sql,
                row -> new GrantDifference(row.getString(1), "\u0001", "")
                        .statements(grants(Catalog.texts(row, 3)), grants(Catalog.texts(row, 2)))
                        .forEach(text -> statements.add(onDatabase(text))));
        return statements;
    }

    private static Ddl onDatabase(String text) {
        int name = text.indexOf('\u0001');
        String sql = Literals.onThisDatabase(text.substring(0, name) + "DATABASE", text.substring(name + 2));
        return Ddl.access(DatabaseSettings.THIS, sql);
    }
}
