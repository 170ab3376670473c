package io.github.stepwise.catalog.oncall;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** Takes the fixed labels that {@link FixedLabels} has copied out of the alert group labels of their integrations. */
public final class FixedLabelsLeaveLists implements RowChange {

    @Override
    public long apply(RowChangeContext context) throws SQLException {
        List<LabelLists.Split> changing = changing(context);
        try (PreparedStatement update = context.connection()
                .prepareStatement("update alerts_alertreceivechannel set alert_group_labels_custom = "
                        + context.jsonParameter() + " where id = ?")) {
            for (LabelLists.Split split : changing) {
                update.setString(1, split.remaining());
                update.setLong(2, split.integration());
                update.executeUpdate();
            }
        }
        return changing.size();
    }

    @Override
    public OptionalLong count(RowChangeContext context) throws SQLException {
        return OptionalLong.of(changing(context).size());
    }

    private static List<LabelLists.Split> changing(RowChangeContext context) throws SQLException {
        return LabelLists.read(context).stream()
                .filter(split -> !split.moving().isEmpty())
                .toList();
    }
}
