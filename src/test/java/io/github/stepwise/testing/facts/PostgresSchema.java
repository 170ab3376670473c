package io.github.stepwise.testing.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Facts from PostgreSQL's own catalog, for the schema that the connection is in. */
final class PostgresSchema implements SchemaReader {
    private static final Map<String, String> CONSTRAINTS =
            Map.of("p", "primary-key", "u", "unique", "f", "foreign-key", "c", "check", "x", "exclude");
    private static final Pattern INDEX_HEAD = Pattern.compile("^CREATE (UNIQUE )?INDEX .*? USING ");

    @Override
    public List<String> read(Connection connection) throws SQLException {
        List<String> facts = new ArrayList<>();
        tables(connection).forEach(table -> facts.add("table " + table));
        columns(connection, facts);
        constraints(connection, facts);
        indexes(connection, facts);
        Query.column(connection, "select viewname from pg_views where schemaname = current_schema()")
                .forEach(view -> facts.add("view " + view));
        return facts;
    }

    static List<String> tables(Connection connection) throws SQLException {
        return Query.column(connection, """
                select relname from pg_class c join pg_namespace n on n.oid = relnamespace
                where nspname = current_schema() and relkind in ('r', 'p')""");
    }

    private static void columns(Connection connection, List<String> facts) throws SQLException {
        String sql = """
                select c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                       case when a.attnotnull then 'not-null' else 'null' end,
                       a.attidentity, pg_get_expr(d.adbin, d.adrelid),
                       (select collname from pg_collation k
                        where k.oid = a.attcollation and a.attcollation <> t.typcollation)
                from pg_attribute a
                join pg_class c on c.oid = a.attrelid
                join pg_namespace n on n.oid = c.relnamespace
                join pg_type t on t.oid = a.atttypid
                left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                where n.nspname = current_schema() and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped""";
        for (String[] row : Query.rows(connection, sql)) {
            String collation = row[6] == null ? "" : " collate=" + row[6];
            facts.add("column " + row[0] + "." + row[1] + " " + row[2] + " " + row[3] + origin(row[4], row[5])
                    + collation);
        }
    }

    /** Where the value comes from when an INSERT gives none. */
    private static String origin(String identity, String defaultValue) {
        if (identity.equals("a") || identity.equals("d")) {
            return " identity=" + (identity.equals("a") ? "always" : "by-default");
        } else if (defaultValue == null) {
            return "";
        }
        return defaultValue.startsWith("nextval(") ? " serial" : " default=" + defaultValue;
    }

    private static void constraints(Connection connection, List<String> facts) throws SQLException {
        String sql = """
                select k.contype, c.relname, pg_get_constraintdef(k.oid), k.conname
                from pg_constraint k
                join pg_class c on c.oid = k.conrelid
                join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = current_schema() and k.contype in ('p', 'u', 'f', 'c', 'x')""";
        for (String[] row : Query.rows(connection, sql)) {
            facts.add(CONSTRAINTS.get(row[0]) + " " + row[1] + " " + row[2] + " name=" + row[3]);
        }
    }

    /** Those that no constraint has brought with it. */
    private static void indexes(Connection connection, List<String> facts) throws SQLException {
        String sql = """
                select c.relname, pg_get_indexdef(x.indexrelid), i.relname
                from pg_index x
                join pg_class c on c.oid = x.indrelid
                join pg_class i on i.oid = x.indexrelid
                join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = current_schema() and not exists (
                    select 1 from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))""";
        for (String[] row : Query.rows(connection, sql)) {
            Matcher head = INDEX_HEAD.matcher(row[1]);
            String body = head.find()
                    ? (head.group(1) == null ? "" : "unique-index ") + row[1].substring(head.end())
                    : row[1];
            facts.add("index " + row[0] + " " + body + " name=" + row[2]);
        }
    }
}
