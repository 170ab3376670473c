package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether there are views, triggers and the like that OnCall never makes: they can stand in the way of a migration. */
final class OwnObjectsCheck implements Check {
    private static final String OF_POSTGRES = """
            select 'event trigger ' || evtname from pg_event_trigger where evtenabled <> 'D'
            union all
            select 'rule ' || r.rulename || ' on ' || c.relname from pg_rewrite r join pg_class c on c.oid = r.ev_class
            join pg_namespace n on n.oid = c.relnamespace
            where r.rulename <> '_RETURN' and n.nspname = current_schema()
            union all
            select 'policy ' || p.polname || ' on ' || c.relname from pg_policy p join pg_class c on c.oid = p.polrelid
            join pg_namespace n on n.oid = c.relnamespace where n.nspname = current_schema()
            order by 1""";

    private static final String OF_MYSQL = """
            select concat('event ', event_name) from information_schema.events
            where event_schema = database() and status = 'ENABLED' order by 1""";

    @Override
    public String id() {
        return "own-objects";
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        List<String> found = new ArrayList<>(look.inspection().live().extras());
        Engine engine = look.engine();
        if (engine != Engine.SQLITE) {
            found.addAll(look.texts(engine == Engine.POSTGRESQL ? OF_POSTGRES : OF_MYSQL));
        }
        return found.isEmpty()
                ? Answer.passed()
                : Answer.warning("found", found.size()).showing(found);
    }
}
