package io.github.stepwise.backup.postgres.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * Asks for everything in the catalogs that is not the server's own. Written without a look at what makes the objects: each
 * catalog is asked for all its entries.
 */
final class CensusQueries {
    /** Catalogs whose entries stand in a schema: name and column of the schema. */
    private static final String[][] IN_SCHEMA = {
        {"pg_proc", "pronamespace"},
        {"pg_operator", "oprnamespace"},
        {"pg_opclass", "opcnamespace"},
        {"pg_opfamily", "opfnamespace"},
        {"pg_collation", "collnamespace"},
        {"pg_conversion", "connamespace"},
        {"pg_ts_parser", "prsnamespace"},
        {"pg_ts_dict", "dictnamespace"},
        {"pg_ts_template", "tmplnamespace"},
        {"pg_ts_config", "cfgnamespace"},
        {"pg_statistic_ext", "stxnamespace"},
    };

    /** Catalogs whose entries stand in none. */
    private static final String[] ALONE = {
        "pg_cast",
        "pg_language",
        "pg_transform",
        "pg_am",
        "pg_extension",
        "pg_foreign_data_wrapper",
        "pg_foreign_server",
        "pg_event_trigger",
        "pg_publication",
        "pg_default_acl",
        "pg_amop",
        "pg_amproc",
    };

    /** Catalogs whose entries belong to a relation: name and column of the relation. */
    private static final String[][] OF_RELATION = {
        {"pg_attrdef", "adrelid"},
        {"pg_trigger", "tgrelid"},
        {"pg_rewrite", "ev_class"},
        {"pg_policy", "polrelid"},
        {"pg_constraint", "conrelid"},
    };

    private static final String NOT_TEMPORARY = " n.nspname !~ '^pg_(toast_)?temp_' and n.nspname <> 'pg_toast' ";

    private CensusQueries() {}

    /** Each gives catalog, oid and the oid of the relation it belongs to, or 0. */
    static List<String> all() {
        List<String> queries = new ArrayList<>();
        queries.add(query("pg_namespace", "0", " where n.nspname <> 'public' and" + NOT_TEMPORARY, "n"));
        queries.add(query(
                "pg_class",
                "coalesce((select x.indrelid::bigint from pg_index x where x.indexrelid = t.oid), 0)",
                " join pg_namespace n on n.oid = t.relnamespace where" + NOT_TEMPORARY,
                "t"));
        queries.add(query(
                "pg_type",
                "0",
                " join pg_namespace n on n.oid = t.typnamespace where not (t.typtype = 'p' and t.oid < 16384) and"
                        + NOT_TEMPORARY,
                "t"));
        for (String[] catalog : IN_SCHEMA) {
            String join = " join pg_namespace n on n.oid = t." + catalog[1] + " where" + NOT_TEMPORARY;
            // an operator without a function is only a name that another one mentions
            queries.add(
                    query(catalog[0], "0", join + (catalog[0].equals("pg_operator") ? "and t.oprcode <> 0" : ""), "t"));
        }
        for (String catalog : ALONE) {
            queries.add(query(catalog, "0", " where true", "t"));
        }
        for (String[] catalog : OF_RELATION) {
            queries.add(query(
                    catalog[0],
                    "t." + catalog[1] + "::bigint",
                    " join pg_class c on c.oid = t." + catalog[1]
                            + " join pg_namespace n on n.oid = c.relnamespace where" + NOT_TEMPORARY,
                    "t"));
        }
        queries.add(query("pg_constraint", "0", " where t.contypid <> 0", "t"));
        queries.add("select 'pg_largeobject'::regclass::oid::bigint, oid::bigint, 0 from pg_largeobject_metadata");
        return queries;
    }

    private static String query(String catalog, String relation, String where, String alias) {
        return "select '" + catalog + "'::regclass::oid::bigint, " + alias + ".oid::bigint, " + relation + " from "
                + catalog + " " + alias + where + " and " + alias + ".oid >= 16384";
    }
}
