package io.github.stepwise.catalog.oncall;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Gives each direct paging integration that has a single route a second one, for important pages, in the first place. */
public final class ImportantPagingRoutes implements RowChange {

    @Override
    public long apply(RowChangeContext context) throws SQLException {
        List<Long> integrations = integrationsWithOneRoute(context);
        PublicKeys keys = new PublicKeys(context, "alerts_channelfilter", "R");
        try (PreparedStatement insert = context.connection()
                .prepareStatement("insert into alerts_channelfilter (public_primary_key, created_at,"
                        + " alert_receive_channel_id, is_default, " + context.quoted("order")
                        + ", filtering_term, filtering_term_type, notify_in_slack, notify_in_telegram) values (?, "
                        + context.now() + ", ?, false, 0, ?, 1, true, false)")) {
            for (long integration : integrations) {
                insert.setString(1, keys.next());
                insert.setLong(2, integration);
                insert.setString(3, "{{ payload.oncall.important }}");
                insert.executeUpdate();
            }
        }
        return integrations.size();
    }

    private static List<Long> integrationsWithOneRoute(RowChangeContext context) throws SQLException {
        String order = "min(route." + context.quoted("order") + ")";
        List<Long> integrations = new ArrayList<>();
        try (Statement statement = context.connection().createStatement();
                ResultSet rows = statement.executeQuery("select integration.id, " + order
                        + ", max(case when route.is_default then 1 else 0 end)"
                        + " from alerts_alertreceivechannel integration"
                        + " join alerts_channelfilter route on route.alert_receive_channel_id = integration.id"
                        + " where integration.integration = 'direct_paging'"
                        + " group by integration.id having count(*) = 1 order by integration.id")) {
            while (rows.next()) {
                long integration = rows.getLong(1);
                if (rows.getInt(2) != 0 || rows.wasNull() || rows.getInt(3) == 1) {
                    integrations.add(integration);
                } else {
                    context.notes()
                            .accept("Direct paging integration " + integration
                                    + " has no default route and its only route is in the first place already;"
                                    + " it got no route for important pages.");
                }
            }
        }
        return integrations;
    }
}
