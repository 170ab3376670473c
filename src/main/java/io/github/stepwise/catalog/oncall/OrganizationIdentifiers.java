package io.github.stepwise.catalog.oncall;

import io.github.stepwise.schema.Engine;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Gives every organization without one a random identifier; not every engine can make a version 4 UUID by itself. */
public final class OrganizationIdentifiers implements RowChange {

    @Override
    public long apply(RowChangeContext context) throws SQLException {
        List<Long> organizations = withoutIdentifier(context);
        String parameter = context.engine() == Engine.POSTGRESQL ? "cast(? as uuid)" : "?";
        try (PreparedStatement update = context.connection()
                .prepareStatement("update user_management_organization set uuid = " + parameter + " where id = ?")) {
            for (long organization : organizations) {
                update.setString(1, UUID.randomUUID().toString().replace("-", ""));
                update.setLong(2, organization);
                update.executeUpdate();
            }
        }
        return organizations.size();
    }

    private static List<Long> withoutIdentifier(RowChangeContext context) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Statement statement = context.connection().createStatement();
                ResultSet rows =
                        statement.executeQuery("select id from user_management_organization where uuid is null")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }
}
