package io.github.stepwise.testing.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Facts of MySQL and MariaDB from the information schema; the two differ in how they show checks and expressions. */
final class MySqlSchema implements SchemaReader {
    private static final Pattern WIDTH =
            Pattern.compile("\\b(?!tinyint\\(1\\))(tinyint|smallint|mediumint|int|bigint)\\(\\d+\\)");

    private final String indexExpression;
    private final String checks;

    private MySqlSchema(String indexExpression, String checks) {
        this.indexExpression = indexExpression;
        this.checks = checks;
    }

    static MySqlSchema mySql() {
        return new MySqlSchema("expression", """
                select t.table_name, c.check_clause, c.constraint_name
                from information_schema.check_constraints c
                join information_schema.table_constraints t using (constraint_schema, constraint_name)
                where c.constraint_schema = database()""");
    }

    static MySqlSchema mariaDb() {
        return new MySqlSchema("null", """
                select table_name, check_clause, constraint_name
                from information_schema.check_constraints where constraint_schema = database()""");
    }

    @Override
    public List<String> read(Connection connection) throws SQLException {
        List<String> facts = new ArrayList<>();
        tables(connection, facts);
        columns(connection, facts);
        indexes(connection, facts);
        foreignKeys(connection, facts);
        for (String[] row : Query.rows(connection, checks)) {
            facts.add("check " + row[0] + " " + row[1].replaceAll("[()\\s`]", "") + " name=" + row[2]);
        }
        Query.column(connection, "select table_name from information_schema.views where table_schema = database()")
                .forEach(view -> facts.add("view " + view));
        return facts;
    }

    private static void tables(Connection connection, List<String> facts) throws SQLException {
        String sql = """
                select table_name, engine from information_schema.tables
                where table_schema = database() and table_type = 'BASE TABLE'""";
        for (String[] row : Query.rows(connection, sql)) {
            facts.add("table " + row[0] + " engine=" + row[1]);
        }
    }

    private static void columns(Connection connection, List<String> facts) throws SQLException {
        String sql = """
                select c.table_name, c.column_name, c.column_type, c.is_nullable, c.column_default, c.extra,
                       c.generation_expression
                from information_schema.columns c
                join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                where c.table_schema = database() and t.table_type = 'BASE TABLE'""";
        for (String[] row : Query.rows(connection, sql)) {
            StringJoiner fact = new StringJoiner(" ");
            fact.add("column").add(row[0] + "." + row[1]);
            fact.add(WIDTH.matcher(row[2]).replaceAll("$1"));
            fact.add(row[3].equals("YES") ? "null" : "not-null");
            // MariaDB says NULL where there is no default, and puts texts in quotes
            if (row[4] != null && !row[4].equals("NULL")) {
                fact.add("default=" + row[4].replaceAll("^'+|'+$", ""));
            }
            String extra = row[5] == null
                    ? ""
                    : row[5].replace("DEFAULT_GENERATED", "").strip();
            if (!extra.isEmpty()) {
                fact.add(extra);
            }
            if (row[6] != null && !row[6].isEmpty()) {
                fact.add("generated=" + row[6]);
            }
            facts.add(fact.toString());
        }
    }

    private void indexes(Connection connection, List<String> facts) throws SQLException {
        String sql = """
                select table_name, index_name, non_unique, column_name, sub_part, %s
                from information_schema.statistics
                where table_schema = database() order by table_name, index_name, seq_in_index""".formatted(indexExpression);
        Map<Index, StringJoiner> indexes = new LinkedHashMap<>();
        for (String[] row : Query.rows(connection, sql)) {
            String part = (row[3] == null ? "<" + row[5] + ">" : row[3]) + (row[4] == null ? "" : "(" + row[4] + ")");
            indexes.computeIfAbsent(new Index(row[0], row[1], row[2].equals("0")), key -> columnList())
                    .add(part);
        }
        indexes.forEach((index, parts) -> facts.add(index.fact(parts)));
    }

    private static void foreignKeys(Connection connection, List<String> facts) throws SQLException {
        String sql = """
                select k.table_name, k.constraint_name, k.referenced_table_name, r.update_rule, r.delete_rule,
                       k.column_name, k.referenced_column_name
                from information_schema.key_column_usage k
                join information_schema.referential_constraints r on r.constraint_schema = k.constraint_schema
                     and r.constraint_name = k.constraint_name and r.table_name = k.table_name
                where k.table_schema = database() and k.referenced_table_name is not null
                order by k.table_name, k.constraint_name, k.ordinal_position""";
        Map<ForeignKey, StringJoiner[]> keys = new LinkedHashMap<>();
        for (String[] row : Query.rows(connection, sql)) {
            ForeignKey key = new ForeignKey(row[0], row[1], row[2], action(row[3]), action(row[4]));
            StringJoiner[] columns = keys.computeIfAbsent(key, k -> new StringJoiner[] {columnList(), columnList()});
            columns[0].add(row[5]);
            columns[1].add(row[6]);
        }
        keys.forEach((key, columns) -> facts.add(key.fact(columns[0], columns[1])));
    }

    private static StringJoiner columnList() {
        return new StringJoiner(", ", "(", ")");
    }

    static String action(String rule) {
        return switch (rule) {
            case "RESTRICT", "NO ACTION" -> "no-action";
            default -> rule.toLowerCase(Locale.ROOT).replace(' ', '-');
        };
    }

    private record Index(String table, String name, boolean unique) {
        String fact(StringJoiner columns) {
            if (name.equals("PRIMARY")) {
                return "primary-key " + table + " " + columns;
            }
            return (unique ? "unique " : "index ") + table + " " + columns + " name=" + name;
        }
    }

    private record ForeignKey(String table, String name, String referenced, String onUpdate, String onDelete) {
        String fact(StringJoiner columns, StringJoiner referencedColumns) {
            return "foreign-key " + table + " " + columns + " references " + referenced + referencedColumns + " update="
                    + onUpdate + " delete=" + onDelete + " name=" + name;
        }
    }
}
