package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Whether a server that wants a primary key in every table would refuse to alter one without. */
final class PrimaryKeysCheck implements Check {
    private static final String VARIABLES = """
            show variables where variable_name in ('sql_require_primary_key', 'innodb_force_primary_key')""";

    @Override
    public String id() {
        return "primary-keys";
    }

    @Override
    public boolean appliesTo(Engine engine, Premises premises) {
        return engine.isMySqlFamily();
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        boolean wanted = look.rows(VARIABLES, row -> row.getString(2).toLowerCase(Locale.ROOT))
                .contains("on");
        List<String> without = look.inspection().live().tables().values().stream()
                .filter(table -> table.primaryKey().isEmpty())
                .map(Table::name)
                .toList();
        return wanted && !without.isEmpty()
                ? Answer.warning("missing", without.size()).showing(without)
                : Answer.passed();
    }
}
