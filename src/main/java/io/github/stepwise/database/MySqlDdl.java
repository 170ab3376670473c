package io.github.stepwise.database;

import static io.github.stepwise.database.MySqlClauses.quote;

import io.github.stepwise.schema.Check;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.ForeignKey;
import io.github.stepwise.schema.Index;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.SchemaException;
import io.github.stepwise.schema.Step;
import io.github.stepwise.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Puts steps into the words of MySQL and MariaDB.
 *
 * <p>All indexes that a change adds and drops go into one statement: the server refuses to drop the index of a foreign key
 * before another one serves, and silently drops one that it made itself when another one serves.
 *
 * @param live where the names of things to drop are looked up, and definitions that have to be repeated
 */
record MySqlDdl(MySqlClauses clauses, Schema live) {

    List<DdlStatement> statements(List<Step> pending) {
        List<Step> steps = Stream.concat(pending.stream().flatMap(this::attached), pending.stream())
                .filter(step -> !isMadeByServer(step, pending))
                .map(this::withLiveName)
                .distinct()
                .toList();
        List<DdlStatement> statements = new ArrayList<>();
        add(statements, steps, step -> !isIndex(step) && !isLate(step));
        indexes(steps).ifPresent(statements::add);
        add(statements, steps, MySqlDdl::isLate);
        return statements;
    }

    private void add(List<DdlStatement> statements, List<Step> steps, Predicate<Step> which) {
        steps.stream()
                .filter(which)
                .map(step -> new DdlStatement(
                        render(step), step.table(), step instanceof Step.AddForeignKey add && add.withColumn()))
                .forEach(statements::add);
    }

    private static boolean isIndex(Step step) {
        return step instanceof Step.AddIndex || step instanceof Step.DropIndex;
    }

    private static boolean isLate(Step step) {
        return step instanceof Step.DropColumn || step instanceof Step.AddForeignKey;
    }

    private Step withLiveName(Step step) {
        Optional<Table> table = live.table(step.table());
        if (step instanceof Step.DropIndex drop) {
            Index index = table.flatMap(t -> t.indexLike(drop.index())).orElse(drop.index());
            return new Step.DropIndex(drop.table(), index);
        } else if (step instanceof Step.DropForeignKey drop) {
            ForeignKey key =
                    table.flatMap(t -> t.foreignKeyLike(drop.foreignKey())).orElse(drop.foreignKey());
            return new Step.DropForeignKey(drop.table(), key);
        }
        return step;
    }

    /** What hangs on a dropped column in the live database, known to the catalog or not, has to go before it. */
    private Stream<Step> attached(Step step) {
        if (!(step instanceof Step.DropColumn drop)) {
            return Stream.of();
        }
        Table table = live.table(drop.table()).orElseThrow();
        return Stream.concat(
                table.foreignKeys().stream()
                        .filter(key -> key.column().equals(drop.column()))
                        .map(key -> new Step.DropForeignKey(drop.table(), key)),
                table.indexes().stream()
                        .filter(index -> index.parts().contains(drop.column()))
                        .map(index -> new Step.DropIndex(drop.table(), index)));
    }

    /** Unique constraints come with their table, the index of a foreign key with the key, checks go with a restated column. */
    private boolean isMadeByServer(Step step, List<Step> pending) {
        if (step instanceof Step.AddIndex add) {
            return pending.stream().anyMatch(other -> brings(other, add.index()));
        }
        return clauses.engine() == Engine.MARIADB
                && step instanceof Step.DropCheck drop
                && pending.stream()
                        .anyMatch(other -> restates(other, drop.check().column()));
    }

    private static boolean brings(Step step, Index index) {
        if (step instanceof Step.AddForeignKey add) {
            return add.foreignKey().name().equals(index.name());
        }
        return step instanceof Step.CreateTable && index.kind() == Index.Kind.UNIQUE;
    }

    private static boolean restates(Step step, String column) {
        return step instanceof Step.AlterColumn alter && alter.after().name().equals(column);
    }

    private Optional<DdlStatement> indexes(List<Step> steps) {
        List<String> parts = new ArrayList<>();
        String table = null;
        for (Step step : steps) {
            if (step instanceof Step.DropIndex drop) {
                parts.add("DROP INDEX " + quote(drop.index().name()));
                table = drop.table();
            } else if (step instanceof Step.AddIndex add) {
                parts.add("ADD " + MySqlClauses.index(add.index()));
                table = add.table();
            }
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new DdlStatement(alter(table) + String.join(", ", parts), table, false));
    }

    private String render(Step step) {
        if (step instanceof Step.CreateTable create) {
            return clauses.createTable(create.created());
        } else if (step instanceof Step.DropTable drop) {
            return "DROP TABLE " + quote(drop.table());
        } else if (step instanceof Step.RenameTable rename) {
            return "RENAME TABLE " + quote(rename.table()) + " TO " + quote(rename.to());
        }
        return alter(step.table()) + alteration(step);
    }

    private String alteration(Step step) {
        if (step instanceof Step.AddColumn add) {
            String value = add.fill() == null ? add.column().defaultValue() : add.fill();
            return "ADD COLUMN " + clauses.column(add.column(), value, add.check());
        } else if (step instanceof Step.DropColumn drop) {
            return "DROP COLUMN " + quote(drop.column());
        } else if (step instanceof Step.RenameColumn rename) {
            return clauses.engine() == Engine.MARIADB ? change(rename) : rename(rename);
        } else if (step instanceof Step.AlterColumn change) {
            return alterColumn(change);
        } else if (step instanceof Step.SetDefault set) {
            return setDefault(set);
        } else if (step instanceof Step.DropCheck drop) {
            return dropCheck(drop);
        } else if (step instanceof Step.AddForeignKey add) {
            return "ADD " + MySqlClauses.foreignKey(add.foreignKey());
        } else if (step instanceof Step.DropForeignKey drop) {
            return "DROP FOREIGN KEY " + quote(drop.foreignKey().name());
        }
        throw new IllegalStateException("no words for " + step);
    }

    /** MySQL does not rename a column under a check, so the check goes and comes back in the same statement. */
    private String rename(Step.RenameColumn rename) {
        String words = "RENAME COLUMN " + quote(rename.column()) + " TO " + quote(rename.to());
        Check check = liveCheck(rename.table(), rename.column());
        if (check == null) {
            return words;
        }
        String name = quote(nameOf(check, rename.table()));
        return "DROP CHECK " + name + ", " + words + ", ADD CONSTRAINT " + name + " "
                + MySqlClauses.check(new Check(null, rename.to(), check.rule()));
    }

    /** MariaDB 10.4 knows no RENAME COLUMN. */
    private String change(Step.RenameColumn rename) {
        Column now = liveColumn(rename.table(), rename.column());
        Check old = liveCheck(rename.table(), rename.column());
        Check check = old == null ? null : new Check(null, rename.to(), old.rule());
        Column renamed = new Column(rename.to(), now.type(), now.nullable(), now.defaultValue(), now.generation());
        return "CHANGE COLUMN " + quote(rename.column()) + " " + clauses.column(renamed, now.defaultValue(), check);
    }

    /** MySQL keeps the check in the table; MariaDB would keep it in the column, but not as OnCall alters columns. */
    private String alterColumn(Step.AlterColumn change) {
        Column wanted = change.alter(liveColumn(change.table(), change.after().name()));
        return "MODIFY COLUMN " + clauses.column(wanted, wanted.defaultValue(), null);
    }

    private String setDefault(Step.SetDefault set) {
        String value = set.column().defaultValue();
        if (value != null && clauses.wantsExpression(set.column())) {
            // MySQL refuses SET DEFAULT for JSON and text, even with an expression
            return "MODIFY COLUMN "
                    + clauses.column(liveColumn(set.table(), set.column().name()), value, null);
        }
        return "ALTER COLUMN " + quote(set.column().name())
                + (value == null ? " DROP DEFAULT" : " SET" + clauses.defaultClause(set.column(), value));
    }

    private String dropCheck(Step.DropCheck drop) {
        if (clauses.engine() == Engine.MARIADB) {
            Column now = liveColumn(drop.table(), drop.check().column());
            return "MODIFY COLUMN " + clauses.column(now, now.defaultValue(), null);
        }
        Check check = liveCheck(drop.table(), drop.check().column());
        return "DROP CHECK " + quote(nameOf(check == null ? drop.check() : check, drop.table()));
    }

    private Check liveCheck(String table, String column) {
        return live.table(table)
                .map(found -> MySqlClauses.checkOf(found, column))
                .orElse(null);
    }

    /** In a preview, when no server has told the name yet, one as the server may choose. */
    private static String nameOf(Check check, String table) {
        return check.name() == null ? table + "_chk_1" : check.name();
    }

    private static String alter(String table) {
        return "ALTER TABLE " + quote(table) + " ";
    }

    private Column liveColumn(String table, String column) {
        return live.table(table)
                .flatMap(t -> t.column(column))
                .orElseThrow(() -> new SchemaException("table " + table + " has no column " + column));
    }
}
