package io.github.stepwise.catalog.oncall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Copies what the social login keeps about people from text columns to JSON columns. Text that is no JSON becomes a JSON
 * string. A person's empty JSON string leaves the empty object that the new column was made with; so does JSON's null, at
 * which the library's own upgrade fails.
 */
public final class SocialAuthData implements RowChange {
    private static final ObjectReader JSON =
            new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public long apply(RowChangeContext context) throws SQLException {
        return copy(context, "social_auth_usersocialauth", "extra_data", " where extra_data <> '\"\"'")
                + copy(context, "social_auth_partial", "data", "");
    }

    private static long copy(RowChangeContext context, String table, String column, String where) throws SQLException {
        Map<Long, String> texts = texts(context, "select id, " + column + " from " + table + where);
        try (PreparedStatement update = context.connection()
                .prepareStatement(
                        "update " + table + " set " + column + "_new = " + context.jsonParameter() + " where id = ?")) {
            for (Map.Entry<Long, String> text : texts.entrySet()) {
                update.setString(1, json(text.getValue()));
                update.setLong(2, text.getKey());
                update.executeUpdate();
            }
        }
        return texts.size();
    }

    private static Map<Long, String> texts(RowChangeContext context, String query) throws SQLException {
        Map<Long, String> texts = new LinkedHashMap<>();
        try (Statement statement = context.connection().createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.put(rows.getLong(1), rows.getString(2));
            }
        }
        return texts;
    }

    /** The text itself where it is JSON, so that engines that keep JSON as text keep this one. */
    static String json(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isMissingNode()) {
                return TextNode.valueOf(text).toString();
            }
            return node.isNull() ? "{}" : text;
        } catch (JsonProcessingException notJson) {
            return TextNode.valueOf(text).toString();
        }
    }
}
