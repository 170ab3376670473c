package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.State;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether all tables are kept by InnoDB; other storage engines have no transactions and no foreign keys. */
final class StorageEngineCheck implements Check {
    private static final String OTHERS = """
            select table_name, engine from information_schema.tables
            where table_schema = database() and table_type = 'BASE TABLE' and engine <> 'InnoDB' order by table_name""";

    @Override
    public String id() {
        return "storage-engine";
    }

    @Override
    public boolean appliesTo(Engine engine, Premises premises) {
        return engine.isMySqlFamily();
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        List<String> shown = new ArrayList<>();
        List<String> remedies = new ArrayList<>();
        Set<String> oncall = tablesOfOnCall(look);
        for (String[] table : look.rows(OTHERS, row -> new String[] {row.getString(1), row.getString(2)})) {
            if (!oncall.contains(table[0])) {
                continue;
            }
            shown.add(table[0] + ": " + table[1]);
            remedies.add("ALTER TABLE " + look.quote(table[0]) + " ENGINE=InnoDB;");
        }
        return shown.isEmpty()
                ? Answer.passed()
                : Answer.blocker("others", shown.size()).showing(shown).remedy(remedies);
    }

    /** Tables that an admin made are none of an upgrade's business. */
    private static Set<String> tablesOfOnCall(Look look) throws DatabaseProblem {
        Optional<State.OnCall> oncall = look.onCall();
        return oncall.isPresent()
                ? look.catalog()
                        .fold(look.engine(), oncall.get().applied())
                        .tables()
                        .keySet()
                : look.inspection().live().tables().keySet();
    }
}
