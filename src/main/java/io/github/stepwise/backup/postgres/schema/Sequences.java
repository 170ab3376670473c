package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Phase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where sequences stand, and which column each belongs to. */
final class Sequences {
    /** A server has room for so many locks at once, and gets slow with longer queries. */
    private static final int BATCH = 200;

    private static final String SEQUENCES = """
            select c.oid::bigint, format('%I.%I', n.nspname, c.relname),
                has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select'), n.nspname,
                (select format('ALTER SEQUENCE %I.%I OWNED BY %I.%I.%I', n.nspname, c.relname, tn.nspname, t.relname,
                        a.attname)
                    from pg_depend d join pg_class t on t.oid = d.refobjid join pg_namespace tn on tn.oid = t.relnamespace
                    join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
                    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'a'
                        and d.refclassid = 'pg_class'::regclass)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'S' and""" + Kind.USERS_SCHEMA + "order by n.nspname, c.relname";

    private static final String OF_EXTENSIONS = """
            select unnest(extconfig)::bigint from pg_extension""";

    private Sequences() {}

    /** @throws BackupFailure if a sequence may not be read */
    static List<Node> read(Catalog catalog, Set<ObjectKey> ofExtensions) throws SQLException, BackupFailure {
        List<Long> configured = new ArrayList<>();
        catalog.forEach(OF_EXTENSIONS, row -> configured.add(row.getLong(1)));
        Map<String, String> owned = new TreeMap<>();
        List<String> names = new ArrayList<>();
        List<String> forbidden = new ArrayList<>();
        catalog.forEach(SEQUENCES, row -> {
            long oid = row.getLong(1);
            if (ofExtensions.contains(ObjectKey.relation(oid)) && !configured.contains(oid)) {
                return;
            }
            String name = row.getString(2);
            (row.getBoolean(3) ? names : forbidden).add(name);
            if (row.getString(5) != null && !ofExtensions.contains(ObjectKey.relation(oid))) {
                owned.put(name, row.getString(5));
            }
        });
        if (!forbidden.isEmpty()) {
            throw Rights.missing("the position of sequence " + forbidden.get(0), forbidden, "SEQUENCES");
        }
        List<Node> nodes = new ArrayList<>();
        owned.forEach((name, sql) -> nodes.add(node(name, sql)));
        for (int from = 0; from < names.size(); from += BATCH) {
            positions(catalog, names.subList(from, Math.min(from + BATCH, names.size())), nodes);
        }
        return nodes;
    }

    private static void positions(Catalog catalog, List<String> names, List<Node> nodes) throws SQLException {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            parts.add("select " + i + ", last_value, is_called from " + names.get(i));
        }
        catalog.forEachUnlocked(String.join(" union all ", parts) + " order by 1", row -> {
            String name = names.get(row.getInt(1));
            nodes.add(node(
                    name,
                    "SELECT pg_catalog.setval(" + Literals.literal(name) + ", " + row.getLong(2) + ", "
                            + row.getBoolean(3) + ")"));
        });
    }

    private static Node node(String name, String sql) {
        return Node.of(Phase.POST_DATA, Rank.POSITION, new DatabaseObject("sequence", name), List.of(), List.of(sql));
    }
}
