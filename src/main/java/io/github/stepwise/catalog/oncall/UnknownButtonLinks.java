package io.github.stepwise.catalog.oncall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lists the escalation steps whose button is known no longer: neither a log record nor an escalation snapshot shows it. OnCall
 * deletes such steps later on the way, so the report is the last place where they stand. Changes nothing.
 */
public final class UnknownButtonLinks implements RowChange {

    @Override
    public long apply(RowChangeContext context) throws SQLException {
        String order = context.quoted("order");
        String query = "select policy.id, chain.name, policy." + order + " from alerts_escalationpolicy policy"
                + " left join alerts_escalationchain chain on chain.id = policy.escalation_chain_id"
                + " where policy.step = 10 and policy.custom_webhook_id is null"
                + " and policy.custom_button_trigger_id is null"
                + " order by chain.name, policy." + order + ", policy.id";
        try (Statement statement = context.connection().createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                String chain =
                        rows.getString(2) == null ? "a step without a chain" : "chain \"" + rows.getString(2) + "\"";
                context.notes()
                        .accept("Link lost: " + chain + ", step at position " + rows.getInt(3) + " (id "
                                + rows.getLong(1)
                                + ") triggered an outgoing webhook that no record shows any more. Choose the webhook"
                                + " again in OnCall.");
            }
        }
        return 0;
    }
}
