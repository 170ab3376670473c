package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether the database itself is sound, as far as that can be told without reading all of it. */
final class IntegrityCheck implements Check {
    private static final String BROKEN_IN_POSTGRES = """
            select 'index ' || i.relname || ' on ' || c.relname, format('REINDEX INDEX %I.%I;', n.nspname, i.relname)
            from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = current_schema() and not x.indisvalid
            union all
            select 'constraint ' || k.conname || ' on ' || c.relname,
                format('ALTER TABLE %I.%I VALIDATE CONSTRAINT %I;', n.nspname, c.relname, k.conname)
            from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = current_schema() and not k.convalidated
            order by 1""";

    private static final String BROKEN_KEYS = """
            select "table" || ' → ' || "parent" || ': ' || count(*) from pragma_foreign_key_check
            group by "table", "parent" order by 1""";

    @Override
    public String id() {
        return "integrity";
    }

    @Override
    public boolean appliesTo(Engine engine, Premises premises) {
        return !engine.isMySqlFamily();
    }

    /** SQLite reads the whole file. */
    @Override
    public Duration limit() {
        return Duration.ofMinutes(2);
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        return look.engine() == Engine.SQLITE ? sqlite(look) : postgres(look);
    }

    private static Answer sqlite(Look look) throws DatabaseProblem, SQLException {
        List<String> words;
        try {
            words = look.texts("pragma quick_check(20)");
        } catch (SQLException e) {
            DatabaseProblem problem = look.database().problem(e);
            if (problem.kind() == DatabaseProblem.Kind.DAMAGED) {
                return Answer.blocker("damaged").showing(CheckRun.words(problem));
            }
            throw problem;
        }
        if (!words.equals(List.of("ok"))) {
            return Answer.blocker("damaged").showing(words);
        }
        List<String> keys = look.texts(BROKEN_KEYS);
        return keys.isEmpty() ? Answer.passed() : Answer.note("broken-keys").showing(keys);
    }

    private static Answer postgres(Look look) throws DatabaseProblem, SQLException {
        List<String> remedies = new ArrayList<>();
        List<String> broken = look.rows(BROKEN_IN_POSTGRES, row -> {
            remedies.add(row.getString(2));
            return row.getString(1);
        });
        return broken.isEmpty()
                ? Answer.passed()
                : Answer.warning("invalid", broken.size()).showing(broken).remedy(remedies);
    }
}
