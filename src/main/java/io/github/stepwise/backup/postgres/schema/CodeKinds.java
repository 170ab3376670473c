package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.Phase;
import java.util.ArrayList;
import java.util.List;

/** Triggers, rules, row security and publications. */
final class CodeKinds {
    private static final String STATE = """
            case $STATE when 'D' then 'DISABLE' when 'R' then 'ENABLE REPLICA' when 'A' then 'ENABLE ALWAYS'
                else 'ENABLE' end""";

    private static final String RULES = """
            select 'pg_rewrite'::regclass, r.oid, array_remove(array[rtrim(pg_get_ruledef(r.oid), ';'),
                case when r.ev_enabled <> 'O' then format('ALTER TABLE %I.%I %s RULE %I', n.nspname, c.relname, """ + STATE.replace("$STATE", "r.ev_enabled") + """
            , r.rulename) end], null), c.oid
            from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
            where r.rulename <> '_RETURN' and""" + Kind.USERS_SCHEMA;

    private static final String TRIGGERS = """
            select 'pg_trigger'::regclass, t.oid, array_remove(array[pg_get_triggerdef(t.oid),
                case when t.tgenabled <> 'O' then format('ALTER TABLE %I.%I %s TRIGGER %I', n.nspname, c.relname, """ + STATE.replace("$STATE", "t.tgenabled") + """
            , t.tgname) end], null), c.oid
            from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
            where not t.tgisinternal and not ($CLONE) and""" + Kind.USERS_SCHEMA;

    /** Triggers that partitions have from their parents, set to another state there than the parent's. */
    private static final String CLONES =
            """
            select c.oid::bigint, format('%I.%I', n.nspname, c.relname), format('ALTER TABLE %I.%I %s TRIGGER %I', n.nspname,
                c.relname, """ + STATE.replace("$STATE", "t.tgenabled") + """
            , t.tgname)
            from pg_trigger t join pg_trigger p on p.oid = t.tgparentid join pg_class c on c.oid = t.tgrelid
            join pg_namespace n on n.oid = c.relnamespace
            where t.tgenabled <> p.tgenabled and not p.tgisinternal and""" + Kind.USERS_SCHEMA + "order by 2, t.tgname";

    /** Roles named in a policy: none when it is for everybody. */
    private static final String POLICIES = """
            select 'pg_policy'::regclass, p.oid, array[concat(format('CREATE POLICY %I ON %I.%I AS %s FOR %s TO %s',
                    p.polname, n.nspname, c.relname, case when p.polpermissive then 'PERMISSIVE' else 'RESTRICTIVE' end,
                    case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE'
                        when 'd' then 'DELETE' else 'ALL' end,
                    case when 0 = any (p.polroles) then 'PUBLIC' else (select string_agg(quote_ident(r.rolname), ', '
                        order by r.rolname) from pg_roles r where r.oid = any (p.polroles)) end),
                ' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
                ' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')], c.oid
            from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
            where $ROLES 0 = any (p.polroles) and""" + Kind.USERS_SCHEMA;

    static final String ROW_SECURITY = """
            select c.oid::bigint, c.relrowsecurity, c.relforcerowsecurity from pg_class c
            where c.relrowsecurity or c.relforcerowsecurity""";

    private static final String PUBLICATIONS = """
            select 'pg_publication'::regclass, p.oid, array[format('CREATE PUBLICATION %I%s WITH (%s)', p.pubname,
                case when p.puballtables then ' FOR ALL TABLES' end,
                concat_ws(', ', format('publish = %L', concat_ws(', ', case when p.pubinsert then 'insert' end,
                    case when p.pubupdate then 'update' end, case when p.pubdelete then 'delete' end,
                    case when p.pubtruncate then 'truncate' end)) $ROOT $GENERATED))]
            || coalesce((select array_agg(format('ALTER PUBLICATION %I ADD TABLE ONLY %I.%I%s', p.pubname, n.nspname,
                c.relname, $DETAILS) order by n.nspname, c.relname)
                from pg_publication_rel r join pg_class c on c.oid = r.prrelid join pg_namespace n on n.oid = c.relnamespace
                where r.prpubid = p.oid), '{}') $SCHEMAS, null
            from pg_publication p""";

    private static final String PUBLISHED_SCHEMAS = """
            || coalesce((select array_agg(format('ALTER PUBLICATION %I ADD TABLES IN SCHEMA %I', p.pubname, n.nspname)
                order by n.nspname) from pg_publication_namespace r join pg_namespace n on n.oid = r.pnnspid
                where r.pnpubid = p.oid), '{}')""";

    private static final String PUBLISHED_PARTS = """
            concat((select format(' (%s)', string_agg(quote_ident(a.attname), ', ' order by a.attnum))
                from pg_attribute a where a.attrelid = r.prrelid and a.attnum = any (r.prattrs::int2[]) having count(*) > 0),
                ' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')')""";

    /** Enabled or not, all of them come last: they would act on the other statements. */
    static final String EVENT_TRIGGERS = """
            select 'pg_event_trigger'::regclass, e.oid, array_remove(array[format(
                'CREATE EVENT TRIGGER %I ON %I%s EXECUTE FUNCTION %s()', e.evtname, e.evtevent,
                (select format(E'\\n    WHEN TAG IN (%s)', string_agg(quote_literal(t.tag), ', ' order by t.position))
                    from unnest(e.evttags) with ordinality t(tag, position) having count(*) > 0), e.evtfoid::regproc),
                case when e.evtenabled <> 'O' then format('ALTER EVENT TRIGGER %I %s', e.evtname, """ + STATE.replace("$STATE", "e.evtenabled") + """
            ) end], null), null
            from pg_event_trigger e""";

    private CodeKinds() {}

    static List<Kind> of(int version) {
        return List.of(
                new Kind(Phase.CODE, Rank.RULE, RULES),
                new Kind(Phase.CODE, Rank.POLICY, POLICIES.replace("$ROLES", "")),
                new Kind(Phase.CODE, Rank.TRIGGER, TRIGGERS.replace("$CLONE", clone(version))),
                new Kind(Phase.CODE, Rank.PUBLICATION, publications(version)));
    }

    /** Policies for some roles, which may be missing where they are restored. */
    static Kind policiesOfRoles() {
        return new Kind(Phase.ACCESS, Rank.POLICY, POLICIES.replace("$ROLES", "not"));
    }

    /** Null where the server does not tell whose copy a trigger is. */
    static String clones(int version) {
        return version >= 13 ? CLONES : null;
    }

    private static String clone(int version) {
        return version >= 13
                ? "t.tgparentid <> 0"
                : "exists (select from pg_depend d where d.classid = 'pg_trigger'::regclass and d.objid = t.oid"
                        + " and d.refclassid = 'pg_trigger'::regclass)";
    }

    private static String publications(int version) {
        List<String> root = new ArrayList<>();
        if (version >= 13) {
            root.add(", case when p.pubviaroot then 'publish_via_partition_root = true' end");
        }
        String generated =
                version >= 18 ? ", case when p.pubgencols = 's' then 'publish_generated_columns = stored' end" : "";
        return PUBLICATIONS
                .replace("$ROOT", String.join("", root))
                .replace("$GENERATED", generated)
                .replace("$DETAILS", version >= 15 ? PUBLISHED_PARTS : "''")
                .replace("$SCHEMAS", version >= 15 ? PUBLISHED_SCHEMAS : "");
    }
}
