package io.github.stepwise.backup.postgres.schema;

import java.util.List;

/** Text search, foreign servers, sequences and large objects. */
final class ServiceKinds {
    /** Options of a foreign object; {@code $OPTIONS} is the column that holds them. */
    static final String OPTIONS = """
            (select format(' OPTIONS (%s)', string_agg(format('%I %L', o.name, o.value), ', ' order by o.position))
                from pg_options_to_table($OPTIONS) with ordinality o(name, value, position) having count(*) > 0)""";

    private static final String PARSERS = """
            select 'pg_ts_parser'::regclass, p.oid, array[format('CREATE TEXT SEARCH PARSER %I.%I (%s)', n.nspname,
                p.prsname, concat_ws(', ', 'START = ' || p.prsstart::regproc, 'GETTOKEN = ' || p.prstoken::regproc,
                    'END = ' || p.prsend::regproc, 'HEADLINE = ' || nullif(p.prsheadline, 0)::regproc,
                    'LEXTYPES = ' || p.prslextype::regproc))], null
            from pg_ts_parser p join pg_namespace n on n.oid = p.prsnamespace where""" + Kind.USERS_SCHEMA;

    private static final String TEMPLATES = """
            select 'pg_ts_template'::regclass, t.oid, array[format('CREATE TEXT SEARCH TEMPLATE %I.%I (%s)', n.nspname,
                t.tmplname, concat_ws(', ', 'INIT = ' || nullif(t.tmplinit, 0)::regproc,
                    'LEXIZE = ' || t.tmpllexize::regproc))], null
            from pg_ts_template t join pg_namespace n on n.oid = t.tmplnamespace where""" + Kind.USERS_SCHEMA;

    private static final String DICTIONARIES = """
            select 'pg_ts_dict'::regclass, d.oid, array[format('CREATE TEXT SEARCH DICTIONARY %I.%I (%s)', n.nspname,
                d.dictname, concat_ws(', ', (select format('TEMPLATE = %I.%I', tn.nspname, t.tmplname)
                    from pg_ts_template t join pg_namespace tn on tn.oid = t.tmplnamespace where t.oid = d.dicttemplate),
                    d.dictinitoption))], null
            from pg_ts_dict d join pg_namespace n on n.oid = d.dictnamespace where""" + Kind.USERS_SCHEMA;

    private static final String CONFIGURATIONS = """
            select 'pg_ts_config'::regclass, c.oid, array[format('CREATE TEXT SEARCH CONFIGURATION %I.%I (PARSER = %I.%I)',
                n.nspname, c.cfgname, pn.nspname, p.prsname)] || coalesce((select array_agg(format(
                    'ALTER TEXT SEARCH CONFIGURATION %I.%I ADD MAPPING FOR %I WITH %s', n.nspname, c.cfgname, m.alias,
                    m.dictionaries) order by m.alias)
                from (select k.alias, string_agg(x.mapdict::regdictionary::text, ', ' order by x.mapseqno) as dictionaries
                    from pg_ts_config_map x join ts_token_type(c.cfgparser) k on k.tokid = x.maptokentype
                    where x.mapcfg = c.oid group by k.alias) m), '{}'), null
            from pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace join pg_ts_parser p on p.oid = c.cfgparser
            join pg_namespace pn on pn.oid = p.prsnamespace where""" + Kind.USERS_SCHEMA;

    private static final String WRAPPERS =
            """
            select 'pg_foreign_data_wrapper'::regclass, w.oid, array[concat('CREATE FOREIGN DATA WRAPPER ',
                quote_ident(w.fdwname), ' HANDLER ' || nullif(w.fdwhandler, 0)::regproc,
                ' VALIDATOR ' || nullif(w.fdwvalidator, 0)::regproc, """ + OPTIONS.replace("$OPTIONS", "w.fdwoptions") + ")], null from pg_foreign_data_wrapper w";

    private static final String SERVERS = """
            select 'pg_foreign_server'::regclass, s.oid, array[concat('CREATE SERVER ', quote_ident(s.srvname),
                ' TYPE ' || quote_literal(s.srvtype), ' VERSION ' || quote_literal(s.srvversion),
                ' FOREIGN DATA WRAPPER ', quote_ident(w.fdwname), """ + OPTIONS.replace("$OPTIONS", "s.srvoptions")
            + ")], null from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = s.srvfdw";

    private static final String SEQUENCES = """
            select 'pg_class'::regclass, c.oid, array[concat('CREATE ', case c.relpersistence when 'u' then 'UNLOGGED ' end,
                format('SEQUENCE %I.%I AS %s START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s', n.nspname,
                    c.relname, format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache),
                case when s.seqcycle then ' CYCLE' end)], null
            from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
            where not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
                and d.deptype = 'i' and d.refclassid = 'pg_class'::regclass) and""" + Kind.USERS_SCHEMA;

    private static final String LARGE_OBJECTS = """
            select 'pg_largeobject'::regclass, l.oid, array[format('SELECT pg_catalog.lo_create(%s)', l.oid)], null
            from pg_largeobject_metadata l""";

    private ServiceKinds() {}

    static List<Kind> all() {
        return List.of(
                Kind.before(Rank.TEXT_SEARCH, PARSERS),
                Kind.before(Rank.TEXT_SEARCH, TEMPLATES),
                Kind.before(Rank.TEXT_SEARCH, DICTIONARIES),
                Kind.before(Rank.TEXT_SEARCH, CONFIGURATIONS),
                Kind.before(Rank.FOREIGN, WRAPPERS),
                Kind.before(Rank.FOREIGN, SERVERS),
                Kind.before(Rank.SEQUENCE, SEQUENCES),
                Kind.before(Rank.LARGE_OBJECT, LARGE_OBJECTS));
    }
}
