package io.github.stepwise.database;

import static io.github.stepwise.database.PostgresClauses.quote;

import io.github.stepwise.schema.Check;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.ForeignKey;
import io.github.stepwise.schema.Index;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.Step;
import io.github.stepwise.schema.Table;
import io.github.stepwise.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts steps into PostgreSQL's words.
 *
 * @param after schema after all the steps
 * @param live where the names of things to drop are looked up
 */
record PostgresDdl(Schema after, Schema live) {

    List<DdlStatement> statements(List<Step> steps) {
        boolean creates = steps.stream().anyMatch(Step.CreateTable.class::isInstance);
        List<DdlStatement> statements = new ArrayList<>();
        for (Step step : steps) {
            boolean inTable =
                    creates && step instanceof Step.AddIndex add && add.index().kind() == Index.Kind.UNIQUE;
            if (!inTable) {
                boolean last = step instanceof Step.AddForeignKey add && add.withColumn();
                render(step).forEach(sql -> statements.add(new DdlStatement(sql, step.table(), last)));
            }
        }
        return statements;
    }

    private List<String> render(Step step) {
        if (step instanceof Step.CreateTable create) {
            return List.of(PostgresClauses.createTable(create.created()));
        } else if (step instanceof Step.DropTable drop) {
            return List.of("DROP TABLE " + quote(drop.table()));
        } else if (step instanceof Step.AddIndex add && add.index().kind() != Index.Kind.UNIQUE) {
            return List.of(PostgresClauses.createIndex(add.table(), add.index(), isOnText(add)));
        } else if (step instanceof Step.DropIndex drop && drop.index().kind() != Index.Kind.UNIQUE) {
            return List.of("DROP INDEX " + quote(liveIndex(drop).name()));
        } else if (step instanceof Step.AlterColumn change) {
            return alterColumn(change);
        }
        return List.of(alter(step.table()) + alteration(step));
    }

    private String alteration(Step step) {
        if (step instanceof Step.RenameTable rename) {
            return "RENAME TO " + quote(rename.to());
        } else if (step instanceof Step.AddColumn add) {
            String value = add.fill() == null ? add.column().defaultValue() : add.fill();
            String check = add.check() == null ? "" : " " + PostgresClauses.check(add.check());
            return "ADD COLUMN " + PostgresClauses.column(add.column(), value) + check;
        } else if (step instanceof Step.DropColumn drop) {
            return "DROP COLUMN " + quote(drop.column());
        } else if (step instanceof Step.RenameColumn rename) {
            return "RENAME COLUMN " + quote(rename.column()) + " TO " + quote(rename.to());
        } else if (step instanceof Step.SetDefault set) {
            return "ALTER COLUMN " + quote(set.column().name()) + setDefault(set.column());
        } else if (step instanceof Step.DropCheck drop) {
            return "DROP CONSTRAINT " + quote(liveCheck(drop).name());
        } else if (step instanceof Step.AddIndex add) {
            return "ADD " + PostgresClauses.unique(add.index());
        } else if (step instanceof Step.DropIndex drop) {
            return "DROP CONSTRAINT " + quote(liveIndex(drop).name());
        } else if (step instanceof Step.AddForeignKey add) {
            return "ADD " + PostgresClauses.foreignKey(add.foreignKey());
        } else if (step instanceof Step.DropForeignKey drop) {
            return "DROP CONSTRAINT " + quote(liveKey(drop).name());
        }
        throw new IllegalStateException("no words for " + step);
    }

    private List<String> alterColumn(Step.AlterColumn change) {
        Column now = liveTable(change.table())
                .flatMap(table -> table.column(change.after().name()))
                .orElse(change.before());
        Column wanted = change.alter(now);
        String prefix = alter(change.table()) + "ALTER COLUMN " + quote(now.name());
        List<String> sql = new ArrayList<>();
        if (!now.type().equals(wanted.type())) {
            boolean hasDefault = now.defaultValue() != null;
            if (hasDefault) {
                sql.add(prefix + " DROP DEFAULT");
            }
            sql.add(prefix + " TYPE " + wanted.type() + " USING " + quote(now.name()) + "::" + wanted.type());
            if (hasDefault) {
                sql.add(prefix + setDefault(wanted));
            }
            if (now.generation() == Column.Generation.SERIAL) {
                sql.add(alterSequence(change.table(), wanted));
            }
        }
        if (now.nullable() != wanted.nullable()) {
            sql.add(prefix + (wanted.nullable() ? " DROP" : " SET") + " NOT NULL");
        }
        return sql;
    }

    /** The sequence keeps the name that it once got, so the server has to say which one it is. */
    private static String alterSequence(String table, Column column) {
        Type text = new Type.Native("text");
        return "DO $do$ BEGIN EXECUTE 'ALTER SEQUENCE ' || pg_get_serial_sequence("
                + PostgresTypes.literal(text, quote(table)) + ", " + PostgresTypes.literal(text, column.name())
                + ") || ' AS " + column.type() + "'; END $do$";
    }

    private static String setDefault(Column column) {
        String value = column.defaultValue();
        return value == null ? " DROP DEFAULT" : " SET" + PostgresClauses.defaultClause(column.type(), value);
    }

    private static String alter(String table) {
        return "ALTER TABLE " + quote(table) + " ";
    }

    private boolean isOnText(Step.AddIndex add) {
        return after.table(add.table())
                .flatMap(table -> table.column(add.index().parts().get(0)))
                .filter(column -> column.type().toString().equals("text"))
                .isPresent();
    }

    private Optional<Table> liveTable(String table) {
        return live.table(table);
    }

    private Index liveIndex(Step.DropIndex drop) {
        return liveTable(drop.table()).flatMap(t -> t.indexLike(drop.index())).orElse(drop.index());
    }

    private ForeignKey liveKey(Step.DropForeignKey drop) {
        return liveTable(drop.table())
                .flatMap(t -> t.foreignKeyLike(drop.foreignKey()))
                .orElse(drop.foreignKey());
    }

    private Check liveCheck(Step.DropCheck drop) {
        return liveTable(drop.table()).stream()
                .flatMap(t -> t.checks().stream())
                .filter(drop.check()::sameAs)
                .findFirst()
                .orElse(drop.check());
    }
}
