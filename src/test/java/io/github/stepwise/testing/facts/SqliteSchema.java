package io.github.stepwise.testing.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Facts from SQLite's pragmas, and from the text of the CREATE statements where those are silent. */
final class SqliteSchema implements SchemaReader {
    static final String TABLES =
            "select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%'";

    @Override
    public List<String> read(Connection connection) throws SQLException {
        List<String> facts = new ArrayList<>();
        for (String[] row : Query.rows(connection, TABLES)) {
            String table = row[0];
            CreateTable statement = new CreateTable(row[1]);
            facts.add("table " + table + (statement.isAutoincrement() ? " autoincrement" : ""));
            for (CreateTable.Check check : statement.checks()) {
                facts.add(
                        "check " + table + " " + check.body() + (check.name() == null ? "" : " name=" + check.name()));
            }
            columns(connection, table, facts);
            indexes(connection, table, facts);
            foreignKeys(connection, table, statement.deferredColumns(), facts);
        }
        Query.column(connection, "select name from sqlite_master where type = 'view'")
                .forEach(view -> facts.add("view " + view));
        return facts;
    }

    private static void columns(Connection connection, String table, List<String> facts) throws SQLException {
        String sql = "select name, type, \"notnull\", dflt_value, pk from pragma_table_info(?)";
        for (String[] row : Query.rows(connection, sql, table)) {
            facts.add("column " + table + "." + row[0] + " " + row[1].toLowerCase(Locale.ROOT)
                    + (row[2].equals("1") ? " not-null" : " null")
                    + (row[3] == null ? "" : " default=" + row[3])
                    + (row[4].equals("0") ? "" : " pk=" + row[4]));
        }
    }

    /** Those of a unique constraint have no statement; their made-up name is no fact. */
    private static void indexes(Connection connection, String table, List<String> facts) throws SQLException {
        String sql = """
                select l.name, l."unique", l.partial, m.sql
                from pragma_index_list(?) l left join sqlite_master m on m.type = 'index' and m.name = l.name
                where l.origin <> 'pk'""";
        for (String[] row : Query.rows(connection, sql, table)) {
            List<String> columns = Query.column(
                    connection,
                    "select coalesce(name, '<expr>') from pragma_index_xinfo(?) where key order by seqno",
                    row[0]);
            StringBuilder fact = new StringBuilder(row[1].equals("1") ? "unique " : "index ");
            fact.append(table).append(" (").append(String.join(", ", columns)).append(')');
            String statement = row[3];
            if (statement != null) {
                if (row[2].equals("1")) {
                    String upper = statement.toUpperCase(Locale.ROOT);
                    fact.append(" where ").append(upper.substring(upper.lastIndexOf(" WHERE ") + " WHERE ".length()));
                }
                if (columns.contains("<expr>")) {
                    fact.append(" expr=")
                            .append(statement.substring(statement.indexOf('(')).replaceAll("[\\s\"]", ""));
                }
                fact.append(" name=").append(row[0]);
            }
            facts.add(fact.toString());
        }
    }

    private static void foreignKeys(Connection connection, String table, Set<String> deferred, List<String> facts)
            throws SQLException {
        String sql = """
                select id, "table", on_update, on_delete, "from", coalesce("to", 'id')
                from pragma_foreign_key_list(?) order by id, seq""";
        Map<ForeignKey, StringJoiner[]> keys = new LinkedHashMap<>();
        for (String[] row : Query.rows(connection, sql, table)) {
            ForeignKey key = new ForeignKey(row[0], row[1], MySqlSchema.action(row[2]), MySqlSchema.action(row[3]));
            StringJoiner[] columns =
                    keys.computeIfAbsent(key, k -> new StringJoiner[] {new StringJoiner(", "), new StringJoiner(", ")});
            columns[0].add(row[4]);
            columns[1].add(row[5]);
        }
        keys.forEach((key, columns) -> facts.add("foreign-key " + table + " (" + columns[0] + ") references "
                + key.referenced + "(" + columns[1] + ") update=" + key.onUpdate + " delete=" + key.onDelete
                + (deferred.contains(columns[0].toString().split(",", 2)[0]) ? " deferred" : "")));
    }

    private record ForeignKey(String id, String referenced, String onUpdate, String onDelete) {}
}
