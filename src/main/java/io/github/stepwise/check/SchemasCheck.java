package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.sql.SQLException;
import java.util.List;

/** Whether the tables of OnCall stand in one schema only; another user may see the other ones. */
final class SchemasCheck implements Check {
    private static final String SCHEMAS = """
            select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relname = 'django_migrations' and c.relkind in ('r', 'p') order by n.nspname = current_schema() desc, 1""";

    @Override
    public String id() {
        return "schemas";
    }

    @Override
    public boolean appliesTo(Engine engine, Premises premises) {
        return engine == Engine.POSTGRESQL;
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        List<String> current = look.texts("select current_schema()");
        if (current.get(0) == null) {
            return Answer.warning("none");
        }
        List<String> schemas = look.texts(SCHEMAS);
        return schemas.size() > 1
                ? Answer.warning("several", current.get(0)).showing(schemas)
                : Answer.passed(current.get(0));
    }
}
