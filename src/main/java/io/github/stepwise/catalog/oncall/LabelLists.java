package io.github.stepwise.catalog.oncall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The alert group labels of the integrations: JSON lists of {@code [key, value, template]}. An entry with a value is a
 * fixed label. It can become a label of the integration if OnCall's cache knows its key and its value, to which the table
 * of labels refers; otherwise it has to stay.
 */
final class LabelLists {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A label of an integration by the ids of its key and its value. */
    record Label(long integration, String key, String value) {}

    /**
     * A list divided in two.
     *
     * @param moving fixed labels that leave the list
     * @param remaining JSON list of the entries that stay, in their order
     * @param unknown how many fixed labels have to stay
     */
    record Split(long integration, long organization, Set<Label> moving, String remaining, int unknown) {}

    private final Set<String> keys;
    private final Set<String> values;

    private LabelLists(Set<String> keys, Set<String> values) {
        this.keys = keys;
        this.values = values;
    }

    /** The lists of all integrations that have one. */
    static List<Split> read(RowChangeContext context) throws SQLException {
        LabelLists lists = new LabelLists(ids(context, "labels_labelkeycache"), ids(context, "labels_labelvaluecache"));
        List<Split> splits = new ArrayList<>();
        try (Statement statement = context.connection().createStatement();
                ResultSet rows = statement.executeQuery("select id, organization_id, alert_group_labels_custom"
                        + " from alerts_alertreceivechannel where alert_group_labels_custom is not null order by id")) {
            while (rows.next()) {
                splits.add(lists.split(rows.getLong(1), rows.getLong(2), rows.getString(3)));
            }
        }
        return splits;
    }

    private Split split(long integration, long organization, String json) throws SQLException {
        Set<Label> moving = new LinkedHashSet<>();
        ArrayNode remaining = JSON.createArrayNode();
        int unknown = 0;
        for (JsonNode entry : parse(integration, json)) {
            String key = entry.path(0).textValue();
            String value = entry.path(1).textValue();
            if (keys.contains(key) && values.contains(value)) {
                moving.add(new Label(integration, key, value));
            } else {
                remaining.add(entry);
                unknown += value == null ? 0 : 1;
            }
        }
        return new Split(integration, organization, moving, remaining.toString(), unknown);
    }

    private static JsonNode parse(long integration, String json) throws SQLException {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new SQLException("the alert group labels of integration " + integration + " are not JSON", e);
        }
    }

    private static Set<String> ids(RowChangeContext context, String table) throws SQLException {
        Set<String> ids = new HashSet<>();
        try (Statement statement = context.connection().createStatement();
                ResultSet rows = statement.executeQuery("select id from " + table)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
