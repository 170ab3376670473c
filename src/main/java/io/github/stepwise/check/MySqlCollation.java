package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * New tables get the collation of the database. A foreign key over texts of different collations is refused, and restating a
 * column, as every alteration does, gives it the collation of its table.
 */
final class MySqlCollation {
    private static final String DATABASE = """
            select default_collation_name from information_schema.schemata where schema_name = database()""";

    private static final String TABLES = """
            select table_name, table_collation from information_schema.tables
            where table_schema = database() and table_type = 'BASE TABLE' and table_name not like 'stepwise\\_%'
            order by table_name""";

    private static final String COLUMNS = """
            select c.table_name, c.column_name, c.collation_name, t.table_collation
            from information_schema.columns c
            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
            where c.table_schema = database() and t.table_type = 'BASE TABLE' and c.collation_name <> t.table_collation
            order by c.table_name, c.ordinal_position""";

    private final Look look;

    MySqlCollation(Look look) {
        this.look = look;
    }

    private record Named(String name, String collation) {}

    private record TextColumn(String table, String name, String collation, String ofTable) {
        String describe() {
            return table + "." + name + ": " + collation + " → " + ofTable;
        }
    }

    Answer answer() throws DatabaseProblem, SQLException {
        List<String> reset = reset();
        if (!reset.isEmpty()) {
            return Answer.warning("reset", reset.size()).showing(reset);
        }
        String ofDatabase = look.texts(DATABASE).get(0);
        List<Named> others = look.rows(TABLES, row -> new Named(row.getString(1), row.getString(2))).stream()
                .filter(table -> !table.collation().equals(ofDatabase))
                .toList();
        if (others.isEmpty()) {
            return Answer.passed(ofDatabase);
        }
        return Answer.warning("mixed", others.size(), ofDatabase)
                .showing(others.stream()
                        .map(table -> table.name() + ": " + table.collation())
                        .toList())
                .remedy(remedy(others));
    }

    /** Only where all of the others agree is it clear what the database should be. */
    private List<String> remedy(List<Named> others) throws DatabaseProblem, SQLException {
        Set<String> collations = others.stream().map(Named::collation).collect(Collectors.toSet());
        if (collations.size() > 1) {
            return List.of();
        }
        String name = look.quote(look.texts("select database()").get(0));
        return List.of(
                "ALTER DATABASE " + name + " COLLATE " + collations.iterator().next() + ";");
    }

    /** Columns with a collation of their own that the plan restates. */
    private List<String> reset() throws DatabaseProblem, SQLException {
        List<TextColumn> own = look.rows(
                COLUMNS, row -> new TextColumn(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        Optional<Plan> plan = plan();
        if (own.isEmpty() || plan.isEmpty()) {
            return List.of();
        }
        Set<String> restated = plan.get().migrations().stream()
                .flatMap(migration -> migration.changes().stream())
                .map(MySqlCollation::restated)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        Map<String, Table> tables = look.inspection().live().tables();
        return own.stream()
                .filter(column -> restated.contains(column.table() + "." + column.name()))
                .filter(column -> !isJson(tables.get(column.table()), column.name()))
                .map(TextColumn::describe)
                .toList();
    }

    private Optional<Plan> plan() throws DatabaseProblem {
        try {
            return Optional.of(look.plan());
        } catch (PlanRefused refused) {
            return Optional.empty();
        }
    }

    /** MariaDB keeps JSON as text with a collation of its own. */
    private static boolean isJson(Table table, String column) {
        return table != null
                && table.checks().stream()
                        .anyMatch(check -> check.column().equals(column)
                                && check.rule() == io.github.stepwise.schema.Check.Rule.VALID_JSON);
    }

    private static Optional<String> restated(Change change) {
        if (change instanceof Change.AlterColumn alter) {
            return Optional.of(alter.table() + "." + alter.column());
        } else if (change instanceof Change.WidenColumn widen) {
            return Optional.of(widen.table() + "." + widen.column());
        }
        return Optional.empty();
    }
}
