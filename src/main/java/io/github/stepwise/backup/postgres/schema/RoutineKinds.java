package io.github.stepwise.backup.postgres.schema;

import java.util.List;

/** Functions, procedures, aggregates, and the operators, classes and casts made of them. */
final class RoutineKinds {
    private static final String ROUTINES = """
            select 'pg_proc'::regclass, p.oid, array[rtrim(pg_get_functiondef(p.oid), E'\\n')], null
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where p.prokind <> 'a' and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass
                and d.objid = p.oid and d.deptype = 'i' and d.refclassid = 'pg_type'::regclass) and""" + Kind.USERS_SCHEMA;

    private static final String AGGREGATES = """
            select 'pg_proc'::regclass, p.oid, array[format('CREATE AGGREGATE %I.%I(%s) (%s)', n.nspname, p.proname,
                coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*'),
                concat_ws(', ', 'SFUNC = ' || g.aggtransfn::regproc, 'STYPE = ' || format_type(g.aggtranstype, null),
                    'SSPACE = ' || nullif(g.aggtransspace, 0), 'FINALFUNC = ' || nullif(g.aggfinalfn, 0)::regproc,
                    case when g.aggfinalextra then 'FINALFUNC_EXTRA' end,
                    case when g.aggfinalfn <> 0 then 'FINALFUNC_MODIFY = ' || case g.aggfinalmodify
                        when 'r' then 'READ_ONLY' when 's' then 'SHAREABLE' else 'READ_WRITE' end end,
                    'COMBINEFUNC = ' || nullif(g.aggcombinefn, 0)::regproc,
                    'SERIALFUNC = ' || nullif(g.aggserialfn, 0)::regproc,
                    'DESERIALFUNC = ' || nullif(g.aggdeserialfn, 0)::regproc,
                    'INITCOND = ' || quote_literal(g.agginitval), 'MSFUNC = ' || nullif(g.aggmtransfn, 0)::regproc,
                    'MINVFUNC = ' || nullif(g.aggminvtransfn, 0)::regproc,
                    'MSTYPE = ' || case when g.aggmtranstype <> 0 then format_type(g.aggmtranstype, null) end,
                    'MSSPACE = ' || nullif(g.aggmtransspace, 0),
                    'MFINALFUNC = ' || nullif(g.aggmfinalfn, 0)::regproc,
                    case when g.aggmfinalextra then 'MFINALFUNC_EXTRA' end,
                    case when g.aggmfinalfn <> 0 then 'MFINALFUNC_MODIFY = ' || case g.aggmfinalmodify
                        when 'r' then 'READ_ONLY' when 's' then 'SHAREABLE' else 'READ_WRITE' end end,
                    'MINITCOND = ' || quote_literal(g.aggminitval),
                    (select format('SORTOP = OPERATOR(%I.%s)', sn.nspname, o.oprname) from pg_operator o
                        join pg_namespace sn on sn.oid = o.oprnamespace where o.oid = g.aggsortop),
                    'PARALLEL = ' || case p.proparallel when 's' then 'SAFE' when 'r' then 'RESTRICTED' end,
                    case when g.aggkind = 'h' then 'HYPOTHETICAL' end))], null
            from pg_aggregate g join pg_proc p on p.oid = g.aggfnoid join pg_namespace n on n.oid = p.pronamespace where""" + Kind.USERS_SCHEMA;

    private static final String OTHER_OPERATOR = """
            (select format('OPERATOR(%I.%s)', xn.nspname, x.oprname) from pg_operator x
                join pg_namespace xn on xn.oid = x.oprnamespace where x.oid = """;

    private static final String OPERATORS =
            """
            select 'pg_operator'::regclass, o.oid, array[format('CREATE OPERATOR %I.%s (%s)', n.nspname, o.oprname,
                concat_ws(', ', 'FUNCTION = ' || o.oprcode::regproc,
                    'LEFTARG = ' || case when o.oprleft <> 0 then format_type(o.oprleft, null) end,
                    'RIGHTARG = ' || case when o.oprright <> 0 then format_type(o.oprright, null) end,
                    'COMMUTATOR = ' || """ + OTHER_OPERATOR + "o.oprcom), 'NEGATOR = ' || " + OTHER_OPERATOR + """
            o.oprnegate), 'RESTRICT = ' || nullif(o.oprrest, 0)::regproc, 'JOIN = ' || nullif(o.oprjoin, 0)::regproc,
                    case when o.oprcanhash then 'HASHES' end, case when o.oprcanmerge then 'MERGES' end))], null
            from pg_operator o join pg_namespace n on n.oid = o.oprnamespace where o.oprcode <> 0 and""" + Kind.USERS_SCHEMA;

    /** The operators and functions of a family that no class holds ({@code $OWNED} false), or those of a class. */
    private static final String MEMBERS = """
            (select string_agg(m.st, ', ' order by m.what, m.num, m.st) from (
                select 'o' as what, o.amopstrategy as num, concat('OPERATOR ', o.amopstrategy, ' ',
                    o.amopopr::regoperator, ' FOR ORDER BY ' || (select format('%I.%I', sn.nspname, sf.opfname)
                        from pg_opfamily sf join pg_namespace sn on sn.oid = sf.opfnamespace
                        where sf.oid = o.amopsortfamily)) as st
                from pg_amop o where $OPERATOR
                union all
                select 'p', s.amprocnum, format('FUNCTION %s (%s, %s) %s', s.amprocnum,
                    format_type(s.amproclefttype, null), format_type(s.amprocrighttype, null), s.amproc::regprocedure)
                from pg_amproc s where $FUNCTION) m)""";

    private static final String NO_CLASS = """
             and not exists (select from pg_depend d where d.classid = '$CATALOG'::regclass and d.objid = $MEMBER.oid
                and d.refclassid = 'pg_opclass'::regclass)""";

    private static final String IN_CLASS = """
            exists (select from pg_depend d where d.classid = '$CATALOG'::regclass and d.objid = $MEMBER.oid
                and d.refclassid = 'pg_opclass'::regclass and d.refobjid = c.oid)""";

    private static final String FAMILIES = """
            select 'pg_opfamily'::regclass, f.oid, array_remove(array[
                format('CREATE OPERATOR FAMILY %I.%I USING %I', n.nspname, f.opfname, am.amname),
                format('ALTER OPERATOR FAMILY %I.%I USING %I ADD ', n.nspname, f.opfname, am.amname) || """
            + members(
                    "o.amopfamily = f.oid " + member(NO_CLASS, "pg_amop", "o"),
                    "s.amprocfamily = f.oid " + member(NO_CLASS, "pg_amproc", "s"))
            + """
            ], null), null from pg_opfamily f join pg_namespace n on n.oid = f.opfnamespace
            join pg_am am on am.oid = f.opfmethod where""" + Kind.USERS_SCHEMA;

    private static final String CLASSES = """
            select 'pg_opclass'::regclass, c.oid, array[format(
                'CREATE OPERATOR CLASS %I.%I %sFOR TYPE %s USING %I FAMILY %I.%I AS %s', n.nspname, c.opcname,
                case when c.opcdefault then 'DEFAULT ' end, format_type(c.opcintype, null), am.amname, fn.nspname,
                f.opfname, coalesce(concat_ws(', ',
                    'STORAGE ' || case when c.opckeytype <> 0 then format_type(c.opckeytype, null) end, """
            + members(member(IN_CLASS, "pg_amop", "o"), member(IN_CLASS, "pg_amproc", "s"))
            + """
            ), '') || case when c.opckeytype = 0 and not exists (select from pg_depend d
                    where d.refclassid = 'pg_opclass'::regclass and d.refobjid = c.oid
                    and d.classid in ('pg_amop'::regclass, 'pg_amproc'::regclass))
                then 'STORAGE ' || format_type(c.opcintype, null) else '' end)], null
            from pg_opclass c join pg_namespace n on n.oid = c.opcnamespace join pg_opfamily f on f.oid = c.opcfamily
            join pg_namespace fn on fn.oid = f.opfnamespace join pg_am am on am.oid = c.opcmethod where"""
            + Kind.USERS_SCHEMA;

    private static final String ACCESS_METHODS = """
            select 'pg_am'::regclass, m.oid, array[format('CREATE ACCESS METHOD %I TYPE %s HANDLER %s', m.amname,
                case m.amtype when 't' then 'TABLE' else 'INDEX' end, m.amhandler::regproc)], null
            from pg_am m where m.oid >= 16384""";

    private static final String CASTS = """
            select 'pg_cast'::regclass, c.oid, array[format('CREATE CAST (%s AS %s) %s%s', format_type(c.castsource, null),
                format_type(c.casttarget, null), case c.castmethod when 'f' then 'WITH FUNCTION '
                    || c.castfunc::regprocedure when 'i' then 'WITH INOUT' else 'WITHOUT FUNCTION' end,
                case c.castcontext when 'a' then ' AS ASSIGNMENT' when 'i' then ' AS IMPLICIT' end)], null
            from pg_cast c where c.oid >= 16384 and not exists (select from pg_depend d
                where d.classid = 'pg_cast'::regclass and d.objid = c.oid and d.deptype = 'i')""";

    private static final String TRANSFORMS = """
            select 'pg_transform'::regclass, t.oid, array[format('CREATE TRANSFORM FOR %s LANGUAGE %I (%s)',
                format_type(t.trftype, null), l.lanname, concat_ws(', ',
                    'FROM SQL WITH FUNCTION ' || nullif(t.trffromsql, 0)::regprocedure,
                    'TO SQL WITH FUNCTION ' || nullif(t.trftosql, 0)::regprocedure))], null
            from pg_transform t join pg_language l on l.oid = t.trflang""";

    private static final String CONVERSIONS = """
            select 'pg_conversion'::regclass, c.oid, array[format('CREATE %sCONVERSION %I.%I FOR %L TO %L FROM %s',
                case when c.condefault then 'DEFAULT ' end, n.nspname, c.conname, pg_encoding_to_char(c.conforencoding),
                pg_encoding_to_char(c.contoencoding), c.conproc::regproc)], null
            from pg_conversion c join pg_namespace n on n.oid = c.connamespace where""" + Kind.USERS_SCHEMA;

    private RoutineKinds() {}

    static List<Kind> all() {
        return List.of(
                Kind.before(Rank.ROUTINE, ROUTINES),
                Kind.before(Rank.AGGREGATE, AGGREGATES),
                Kind.before(Rank.ACCESS_METHOD, ACCESS_METHODS),
                Kind.before(Rank.OPERATOR, OPERATORS),
                Kind.before(Rank.OPERATOR_FAMILY, FAMILIES),
                Kind.before(Rank.OPERATOR_CLASS, CLASSES),
                Kind.before(Rank.CAST, CASTS),
                Kind.before(Rank.TRANSFORM, TRANSFORMS),
                Kind.before(Rank.CONVERSION, CONVERSIONS));
    }

    private static String members(String operators, String functions) {
        return MEMBERS.replace("$OPERATOR", operators).replace("$FUNCTION", functions);
    }

    private static String member(String condition, String catalog, String alias) {
        return condition.replace("$CATALOG", catalog).replace("$MEMBER", alias);
    }
}
