package io.github.stepwise.catalog.oncall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A button of OnCall before 1.3.11, which an escalation step could press to call an address.
 *
 * @param team null for none
 * @param password in the clear, as OnCall kept it; null for none
 * @param authorizationHeader likewise
 */
record CustomButton(
        long id,
        long organization,
        Long team,
        String name,
        String url,
        String data,
        String user,
        String password,
        String authorizationHeader,
        boolean forwardsAll) {

    /** The buttons that are not deleted, in the order of their ids. */
    static List<CustomButton> live(RowChangeContext context) throws SQLException {
        List<CustomButton> buttons = new ArrayList<>();
        try (Statement statement = context.connection().createStatement();
                ResultSet rows = statement.executeQuery("select button.* from alerts_custombutton button"
                        + " where button.deleted_at is null order by button.id")) {
            while (rows.next()) {
                buttons.add(new CustomButton(
                        rows.getLong("id"),
                        rows.getLong("organization_id"),
                        rows.getString("team_id") == null ? null : rows.getLong("team_id"),
                        rows.getString("name"),
                        rows.getString("webhook"),
                        rows.getString("data"),
                        rows.getString("user"),
                        rows.getString("password"),
                        rows.getString("authorization_header"),
                        rows.getBoolean("forward_whole_payload")));
            }
        }
        return buttons;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "CustomButton[" + id + "]";
    }
}
