package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.sql.SQLException;
import java.util.List;

/** Whether logical replication hangs on the database: it carries rows, but not the changes of structure. */
final class ReplicationCheck implements Check {
    private static final String LINKS = """
            select 'publication ' || pubname from pg_publication
            union all
            select 'replication slot ' || slot_name from pg_replication_slots where database = current_database()
            union all
            select 'subscription ' || subname from pg_subscription
            where subdbid = (select oid from pg_database where datname = current_database())
            order by 1""";

    @Override
    public String id() {
        return "replication";
    }

    @Override
    public boolean appliesTo(Engine engine, Premises premises) {
        return engine == Engine.POSTGRESQL;
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        List<String> links = look.texts(LINKS);
        return links.isEmpty()
                ? Answer.passed()
                : Answer.warning("found", links.size()).showing(links);
    }
}
