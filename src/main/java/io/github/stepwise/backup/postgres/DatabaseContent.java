package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.database.UnfinishedRestore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What is in a database besides what a new one has and the mark of an unfinished restore. Members of an extension count as part of it. */
final class DatabaseContent {
    /** Everything below this number was there when the server was set up. */
    private static final int FIRST_OWN = 16384;

    /** Objects with a schema: in a schema of the user, in public, or put where the system has its own. */
    private static final String IN_SCHEMAS = """
            select '%1$s'::pg_catalog.regclass::pg_catalog.oid, o.oid
            from %1$s o join pg_catalog.pg_namespace n on n.oid = o.%2$s
            where n.nspname !~ '^pg_(toast|temp)' and o.oid >= %3$d %4$s
            """;

    private static final String WITHOUT_SCHEMA = """
            select '%1$s'::pg_catalog.regclass::pg_catalog.oid, o.oid
            from %1$s o
            where o.oid >= %2$d %3$s
            """;

    private static final String OBJECTS = """
            select i.type, i.identity
            from (%s) a (catalog, oid)
            cross join lateral pg_catalog.pg_identify_object(a.catalog, a.oid, 0) i
            where i.identity is not null and i.identity not in (%s)
                and not exists (
                    select from pg_catalog.pg_depend d
                    where d.classid = a.catalog and d.objid = a.oid and d.objsubid = 0 and d.deptype in ('e', 'i'))
            union all
            -- before version 14 not everybody may read the number of a subscription, which the function above needs
            select 'subscription', pg_catalog.quote_ident(s.subname)
            from pg_catalog.pg_subscription s
            where s.subdbid = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
            order by 1, 2
            """;

    /** Stays to the end of a restore. */
    private static final String MARK =
            "'" + UnfinishedRestore.NAME + "', '" + UnfinishedRestore.NAME + "." + UnfinishedRestore.NAME + "'";

    private static final String LARGE_OBJECTS = "select count(*) from pg_catalog.pg_largeobject_metadata";

    private DatabaseContent() {}

    /**
     * @param kind the server's word, for example {@code table}
     * @param identity its name with schema and, for a function, arguments, quoted
     */
    record Item(String kind, String identity) {
        private static Item of(ResultSet row) throws SQLException {
            return new Item(row.getString(1), row.getString(2));
        }

        DatabaseObject object() {
            return new DatabaseObject(kind, identity);
        }
    }

    /** Everything but large objects. Names are quoted for any search path, which must be empty. */
    static List<Item> items(Connection connection) throws SQLException {
        return Sql.rows(connection, OBJECTS.formatted(String.join(" union all ", catalogs()), MARK), Item::of);
    }

    static long largeObjects(Connection connection) throws SQLException {
        return Long.parseLong(Sql.ask(connection, LARGE_OBJECTS));
    }

    private static List<String> catalogs() {
        List<String> queries = new ArrayList<>();
        queries.add(inSchemas("pg_class", "relnamespace", "and o.relkind in ('r', 'p', 'v', 'm', 'S', 'f')"));
        queries.add(inSchemas("pg_proc", "pronamespace", ""));
        queries.add(inSchemas(
                "pg_type",
                "typnamespace",
                // the row type of a table is part of it, a composite type is not
                "and (o.typrelid = 0 or exists (select from pg_catalog.pg_class c where c.oid = o.typrelid and c.relkind = 'c'))"
                        + " and not exists (select from pg_catalog.pg_type e where e.typarray = o.oid)"));
        queries.add(inSchemas("pg_collation", "collnamespace", ""));
        queries.add(inSchemas("pg_conversion", "connamespace", ""));
        queries.add(inSchemas("pg_operator", "oprnamespace", ""));
        queries.add(inSchemas("pg_opclass", "opcnamespace", ""));
        queries.add(inSchemas("pg_opfamily", "opfnamespace", ""));
        queries.add(inSchemas("pg_statistic_ext", "stxnamespace", ""));
        queries.add(inSchemas("pg_ts_config", "cfgnamespace", ""));
        queries.add(inSchemas("pg_ts_dict", "dictnamespace", ""));
        queries.add(inSchemas("pg_ts_parser", "prsnamespace", ""));
        queries.add(inSchemas("pg_ts_template", "tmplnamespace", ""));
        queries.add(withoutSchema("pg_namespace", "and o.nspname <> 'public' and o.nspname !~ '^pg_'"));
        queries.add(withoutSchema("pg_extension", "and o.extname <> 'plpgsql'"));
        queries.add(withoutSchema("pg_language", "and o.lanname <> 'plpgsql'"));
        for (String catalog : List.of(
                "pg_event_trigger",
                "pg_publication",
                "pg_foreign_data_wrapper",
                "pg_foreign_server",
                "pg_cast",
                "pg_transform",
                "pg_am",
                "pg_default_acl")) {
            queries.add(withoutSchema(catalog, ""));
        }
        return queries;
    }

    private static String inSchemas(String catalog, String schema, String condition) {
        return IN_SCHEMAS.formatted("pg_catalog." + catalog, schema, FIRST_OWN, condition);
    }

    private static String withoutSchema(String catalog, String condition) {
        return WITHOUT_SCHEMA.formatted("pg_catalog." + catalog, FIRST_OWN, condition);
    }
}
