package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether the server is a node of a cluster that carries every change to all nodes at once. */
final class ClusterCheck implements Check {
    private static final String VARIABLES = """
            show global variables where variable_name in
                ('wsrep_on', 'wsrep_cluster_address', 'wsrep_cluster_name', 'group_replication_group_name')""";

    @Override
    public String id() {
        return "cluster";
    }

    @Override
    public boolean appliesTo(Engine engine, Premises premises) {
        return engine.isMySqlFamily();
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        Map<String, String> variables = new HashMap<>();
        look.rows(VARIABLES, row -> variables.put(row.getString(1).toLowerCase(Locale.ROOT), row.getString(2)));
        return answer(variables);
    }

    /** @param variables of the server, as it tells them; those that it does not know are left out */
    static Answer answer(Map<String, String> variables) {
        Optional<String> group = Optional.ofNullable(variables.get("group_replication_group_name"))
                .filter(name -> !name.isBlank());
        if (group.isPresent()) {
            return Answer.warning("group").showing(List.of("group_replication_group_name = " + group.get()));
        } else if ("ON".equalsIgnoreCase(variables.get("wsrep_on"))) {
            return Answer.warning("galera")
                    .showing(List.of("wsrep_cluster_name = " + variables.getOrDefault("wsrep_cluster_name", "")));
        }
        return Answer.passed();
    }
}
