package io.github.stepwise.database;

import static io.github.stepwise.database.SqliteClauses.quote;

import io.github.stepwise.schema.Index;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.Step;
import io.github.stepwise.schema.Steps;
import io.github.stepwise.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts steps into SQLite's words: as they are where SQLite can, all other steps of a table by making it anew.
 *
 * @param live what is there now
 */
record SqliteDdl(Schema live) {

    List<DdlStatement> statements(List<Step> steps) {
        Map<String, List<Step>> byTable = new LinkedHashMap<>();
        steps.forEach(step -> byTable.computeIfAbsent(step.table(), table -> new ArrayList<>())
                .add(step));
        List<DdlStatement> statements = new ArrayList<>();
        byTable.forEach((table, ofTable) ->
                render(table, ofTable).forEach(sql -> statements.add(new DdlStatement(sql, table, false))));
        return statements;
    }

    private List<String> render(String table, List<Step> steps) {
        Step first = steps.get(0);
        if (first instanceof Step.CreateTable create) {
            return create(create.created());
        } else if (first instanceof Step.DropTable drop) {
            SqliteRebuild.refuseExtras(live, table, "drop.extras");
            return List.of("DROP TABLE " + quote(drop.table()));
        } else if (first instanceof Step.RenameTable rename) {
            return List.of("ALTER TABLE " + quote(table) + " RENAME TO " + quote(rename.to()));
        } else if (first instanceof Step.RenameColumn rename) {
            return List.of("ALTER TABLE " + quote(table) + " RENAME COLUMN " + quote(rename.column()) + " TO "
                    + quote(rename.to()));
        }
        List<String> plain = new ArrayList<>();
        for (Step step : steps) {
            String sql = plain(step, steps);
            if (sql == null) {
                return new SqliteRebuild(live).statements(table, steps);
            }
            plain.add(sql);
        }
        return plain.stream().filter(sql -> !sql.isEmpty()).toList();
    }

    static List<String> create(Table table) {
        List<String> statements = new ArrayList<>();
        statements.add(SqliteClauses.createTable(table.name(), table));
        table.indexes().stream()
                .filter(index -> !SqliteClauses.isInTable(index))
                .forEach(index -> statements.add(SqliteClauses.createIndex(table.name(), index)));
        return statements;
    }

    /** A statement that does the step, empty when another step of the same change does it; null when there is none. */
    private String plain(Step step, List<Step> steps) {
        if (step instanceof Step.AddIndex add) {
            return SqliteClauses.isInTable(add.index()) ? null : SqliteClauses.createIndex(add.table(), add.index());
        } else if (step instanceof Step.DropIndex drop) {
            Index index = live.table(drop.table())
                    .flatMap(table -> table.indexLike(drop.index()))
                    .orElse(drop.index());
            return SqliteClauses.isInTable(index) ? null : "DROP INDEX " + quote(index.name());
        } else if (step instanceof Step.AddColumn add) {
            return addColumn(add, steps);
        } else if (step instanceof Step.AddForeignKey key) {
            return comesWithColumn(key, steps) ? "" : null;
        }
        return null;
    }

    private String addColumn(Step.AddColumn add, List<Step> steps) {
        if (!add.column().nullable() || add.fill() != null) {
            return null;
        }
        Table alone = new Table(add.table(), List.of(), List.of(), null, List.of(), List.of(), List.of());
        for (Step step : steps) {
            if (step == add || step instanceof Step.AddForeignKey) {
                alone = Steps.apply(step, alone);
            }
        }
        return "ALTER TABLE " + quote(add.table()) + " ADD COLUMN " + SqliteClauses.column(add.column(), alone);
    }

    private static boolean comesWithColumn(Step.AddForeignKey key, List<Step> steps) {
        return steps.stream()
                .anyMatch(step -> step instanceof Step.AddColumn add
                        && Objects.equals(add.column().name(), key.foreignKey().column()));
    }
}
