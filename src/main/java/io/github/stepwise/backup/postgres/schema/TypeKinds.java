package io.github.stepwise.backup.postgres.schema;

import java.util.List;

/** Schemas, languages, collations and types. Domains have a class of their own. */
final class TypeKinds {
    /** {@code COLLATE} of an attribute {@code a} of type {@code bt} where it is not the type's own. */
    static final String COLLATE = """
            case when a.attcollation <> 0 and a.attcollation <> bt.typcollation then
                (select format(' COLLATE %I.%I', cn.nspname, co.collname)
                    from pg_collation co join pg_namespace cn on cn.oid = co.collnamespace
                    where co.oid = a.attcollation) end""";

    private static final String TYPES =
            " from pg_type t join pg_namespace n on n.oid = t.typnamespace where" + Kind.USERS_SCHEMA;

    private static final String SCHEMAS = """
            select 'pg_namespace'::regclass, n.oid, array[format('CREATE SCHEMA %I', n.nspname)], null
            from pg_namespace n where n.nspname <> 'public' and""" + Kind.USERS_SCHEMA;

    private static final String LANGUAGES = """
            select 'pg_language'::regclass, l.oid, array[concat('CREATE ', case when l.lanpltrusted then 'TRUSTED ' end,
                'LANGUAGE ', quote_ident(l.lanname), ' HANDLER ', l.lanplcallfoid::regproc,
                ' INLINE ' || nullif(l.laninline, 0)::regproc, ' VALIDATOR ' || nullif(l.lanvalidator, 0)::regproc)], null
            from pg_language l where l.lanispl and l.lanplcallfoid <> 0""";

    private static final String ENUMS = """
            select 'pg_type'::regclass, t.oid, array[format('CREATE TYPE %I.%I AS ENUM (%s)', n.nspname, t.typname,
                (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
                    from pg_enum e where e.enumtypid = t.oid))], null""" + TYPES + "and t.typtype = 'e'";

    private static final String COMPOSITES = """
            select 'pg_type'::regclass, t.oid, array[format('CREATE TYPE %I.%I AS (%s)', n.nspname, t.typname,
                (select string_agg(concat(quote_ident(a.attname), ' ', format_type(a.atttypid, a.atttypmod), """ + COLLATE
            + """
            ), ', ' order by a.attnum) from pg_attribute a join pg_type bt on bt.oid = a.atttypid
                    where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped))], null"""
            + TYPES
            + "and t.typtype = 'c' and exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c')";

    private static final String RANGES = """
            select 'pg_type'::regclass, t.oid, array[format('CREATE TYPE %I.%I AS RANGE (%s)', n.nspname, t.typname,
                concat_ws(', ', 'SUBTYPE = ' || format_type(r.rngsubtype, null),
                    (select format('SUBTYPE_OPCLASS = %I.%I', cn.nspname, oc.opcname)
                        from pg_opclass oc join pg_namespace cn on cn.oid = oc.opcnamespace
                        where oc.oid = r.rngsubopc and not oc.opcdefault),
                    (select format('COLLATION = %I.%I', cn.nspname, co.collname)
                        from pg_collation co join pg_namespace cn on cn.oid = co.collnamespace
                        join pg_type st on st.oid = r.rngsubtype
                        where co.oid = r.rngcollation and co.oid <> st.typcollation),
                    'CANONICAL = ' || nullif(r.rngcanonical, 0)::regproc,
                    'SUBTYPE_DIFF = ' || nullif(r.rngsubdiff, 0)::regproc
                    $MULTIRANGE))], null
            from pg_range r join pg_type t on t.oid = r.rngtypid
            join pg_namespace n on n.oid = t.typnamespace where""" + Kind.USERS_SCHEMA;

    private static final String MULTIRANGE = """
            , (select format('MULTIRANGE_TYPE_NAME = %I.%I', mn.nspname, m.typname)
                from pg_type m join pg_namespace mn on mn.oid = m.typnamespace where m.oid = r.rngmultitypid)""";

    private static final String BASES = """
            select 'pg_type'::regclass, t.oid, array[format('CREATE TYPE %I.%I (%s)', n.nspname, t.typname,
                concat_ws(', ', 'INPUT = ' || t.typinput::regproc, 'OUTPUT = ' || t.typoutput::regproc,
                    'RECEIVE = ' || nullif(t.typreceive, 0)::regproc, 'SEND = ' || nullif(t.typsend, 0)::regproc,
                    'TYPMOD_IN = ' || nullif(t.typmodin, 0)::regproc, 'TYPMOD_OUT = ' || nullif(t.typmodout, 0)::regproc,
                    'ANALYZE = ' || nullif(t.typanalyze, 0)::regproc
                    $SUBSCRIPT,
                    'INTERNALLENGTH = ' || case when t.typlen < 0 then 'VARIABLE' else t.typlen::text end,
                    case when t.typbyval then 'PASSEDBYVALUE' end,
                    'ALIGNMENT = ' || case t.typalign when 'c' then 'char' when 's' then 'int2' when 'i' then 'int4'
                        else 'double' end,
                    'STORAGE = ' || case t.typstorage when 'p' then 'plain' when 'e' then 'external'
                        when 'm' then 'main' else 'extended' end,
                    'CATEGORY = ' || quote_literal(t.typcategory::text), case when t.typispreferred then 'PREFERRED = true' end,
                    'DEFAULT = ' || quote_literal(t.typdefault),
                    'ELEMENT = ' || case when t.typelem <> 0 then format_type(t.typelem, null) end,
                    case when t.typdelim <> ',' then 'DELIMITER = ' || quote_literal(t.typdelim::text) end,
                    case when t.typcollation <> 0 then 'COLLATABLE = true' end))], null""" + TYPES + """
             and t.typtype = 'b' and t.typisdefined
            and not exists (select from pg_type e where e.typarray = t.oid)""";

    private static final String SHELLS_ALONE = """
            select 'pg_type'::regclass, t.oid, array[format('CREATE TYPE %I.%I', n.nspname, t.typname)], null""" + TYPES + "and not t.typisdefined and t.typtype = 'p'";

    /** Statements that announce types whose functions take them before they are there. */
    static final String ANNOUNCEMENTS = """
            select t.oid::bigint, format('CREATE TYPE %I.%I', n.nspname, t.typname)""" + TYPES + """
             and (t.typtype = 'b' and t.typisdefined and not exists (select from pg_type e where e.typarray = t.oid)
                or exists (select from pg_range r where r.rngtypid = t.oid and r.rngcanonical <> 0))""";

    private static final String COLLATIONS = """
            select 'pg_collation'::regclass, c.oid, array[format('CREATE COLLATION %I.%I (%s)', n.nspname, c.collname,
                concat_ws(', ', 'provider = ' || case c.collprovider when 'i' then 'icu' when 'b' then 'builtin'
                        when 'd' then 'default' else 'libc' end,
                    case when not c.collisdeterministic then 'deterministic = false' end,
                    case when $LOCALE is not null then 'locale = ' || quote_literal($LOCALE)
                        when c.collcollate = c.collctype then 'locale = ' || quote_literal(c.collcollate)
                        else 'lc_collate = ' || quote_literal(c.collcollate) || ', lc_ctype = '
                            || quote_literal(c.collctype) end
                    $RULES))], null
            from pg_collation c join pg_namespace n on n.oid = c.collnamespace where""" + Kind.USERS_SCHEMA;

    private TypeKinds() {}

    static List<Kind> of(int version) {
        return List.of(
                Kind.before(Rank.SCHEMA, SCHEMAS),
                Kind.before(Rank.LANGUAGE, LANGUAGES),
                Kind.before(Rank.COLLATION, collations(version)),
                Kind.before(Rank.TYPE, ENUMS),
                Kind.before(Rank.TYPE, COMPOSITES),
                Kind.before(Rank.TYPE, RANGES.replace("$MULTIRANGE", version >= 14 ? MULTIRANGE : "")),
                Kind.before(
                        Rank.TYPE,
                        BASES.replace(
                                "$SUBSCRIPT",
                                version >= 14 ? ", 'SUBSCRIPT = ' || nullif(t.typsubscript, 0)::regproc" : "")),
                Kind.before(Rank.SHELL, SHELLS_ALONE));
    }

    private static String collations(int version) {
        String locale = version >= 17 ? "c.colllocale" : version >= 15 ? "c.colliculocale" : "null::text";
        String rules = version >= 16 ? ", 'rules = ' || quote_literal(c.collicurules)" : "";
        return COLLATIONS.replace("$LOCALE", locale).replace("$RULES", rules);
    }
}
