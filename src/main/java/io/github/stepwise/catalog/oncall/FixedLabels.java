package io.github.stepwise.catalog.oncall;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Copies the fixed alert group labels of the integrations to the table of integration labels, which alert groups inherit;
 * labels that are there already stay. {@link FixedLabelsLeaveLists} takes them out of the lists afterwards.
 */
public final class FixedLabels implements RowChange {
    private static final String TABLE = "labels_alertreceivechannelassociatedlabel";

    @Override
    public long apply(RowChangeContext context) throws SQLException {
        Set<LabelLists.Label> present = present(context);
        long inserted = 0;
        try (PreparedStatement insert = context.connection()
                .prepareStatement("insert into " + TABLE
                        + " (organization_id, alert_receive_channel_id, key_id, value_id, inheritable)"
                        + " values (?, ?, ?, ?, true)")) {
            for (LabelLists.Split split : LabelLists.read(context)) {
                insert.setLong(1, split.organization());
                for (LabelLists.Label label : split.moving()) {
                    if (present.add(label)) {
                        insert.setLong(2, label.integration());
                        insert.setString(3, label.key());
                        insert.setString(4, label.value());
                        inserted += insert.executeUpdate();
                    }
                }
                noteUnknown(context, split);
            }
        }
        return inserted;
    }

    @Override
    public OptionalLong count(RowChangeContext context) throws SQLException {
        Set<LabelLists.Label> present = present(context);
        return OptionalLong.of(LabelLists.read(context).stream()
                .flatMap(split -> split.moving().stream())
                .filter(label -> !present.contains(label))
                .count());
    }

    private static void noteUnknown(RowChangeContext context, LabelLists.Split split) {
        if (split.unknown() > 0) {
            context.notes()
                    .accept(
                            "Integration " + split.integration() + " keeps " + split.unknown()
                                    + " fixed alert group labels in its list, because OnCall's label cache does not know them.");
        }
    }

    private static Set<LabelLists.Label> present(RowChangeContext context) throws SQLException {
        Set<LabelLists.Label> present = new HashSet<>();
        try (Statement statement = context.connection().createStatement();
                ResultSet rows =
                        statement.executeQuery("select alert_receive_channel_id, key_id, value_id from " + TABLE)) {
            while (rows.next()) {
                present.add(new LabelLists.Label(rows.getLong(1), rows.getString(2), rows.getString(3)));
            }
        }
        return present;
    }
}
