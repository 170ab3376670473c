package io.github.stepwise.catalog.oncall;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The webhooks that stand for old buttons. Each button has one of its own, called after it: "Deploy (Legacy)", and where
 * that name is taken "Deploy (Legacy) 2" and so on. Buttons must be asked for in the order of their ids; then an earlier
 * run's webhooks are found again, because the same button comes to the same name.
 *
 * <p>A webhook of that name is the button's own if it is marked as legacy, is not deleted, and has the button's team,
 * address, user and data. Passwords and headers are not compared: how they are stored depends on the key.
 */
final class LegacyWebhooks implements AutoCloseable {
    private static final String SUFFIX = " (Legacy)";
    private static final int NAME_LENGTH = 100;

    private final PreparedStatement find;
    private final PreparedStatement insert;
    private final PublicKeys keys;
    private final Set<Long> taken = new HashSet<>();

    /** @param webhook its id, or null where the name is free */
    private record Place(String name, Long webhook) {}

    LegacyWebhooks(RowChangeContext context) throws SQLException {
        find = context.connection()
                .prepareStatement("select id, is_legacy, deleted_at, team_id, url, username, data, forward_all"
                        + " from webhooks_webhook where organization_id = ? and name = ?");
        insert = context.connection()
                .prepareStatement(
                        "insert into webhooks_webhook (public_primary_key, created_at, organization_id, team_id, name, url,"
                                + " username, password, authorization_header, data, forward_all, http_method, trigger_type,"
                                + " is_webhook_enabled, is_legacy) values (?, " + context.now()
                                + ", ?, ?, ?, ?, ?, ?, ?, ?, ?, 'POST', 0, true, true)",
                        new String[] {"id"});
        keys = new PublicKeys(context, "webhooks_webhook", "WH");
    }

    /** The webhook that stands for the button, if there is one. */
    Optional<Long> find(CustomButton button) throws SQLException {
        return Optional.ofNullable(place(button).webhook());
    }

    /** Makes the webhook that stands for the button, with secrets as given, and returns its name. */
    String create(CustomButton button, String password, String authorizationHeader) throws SQLException {
        Place place = place(button);
        insert.setString(1, keys.next());
        insert.setLong(2, button.organization());
        insert.setObject(3, button.team(), Types.BIGINT);
        insert.setString(4, place.name());
        insert.setString(5, button.url());
        insert.setString(6, button.user());
        insert.setString(7, password);
        insert.setString(8, authorizationHeader);
        insert.setString(9, button.data());
        insert.setBoolean(10, button.forwardsAll());
        insert.executeUpdate();
        try (ResultSet generated = insert.getGeneratedKeys()) {
            generated.next();
            taken.add(generated.getLong(1));
        }
        return place.name();
    }

    private Place place(CustomButton button) throws SQLException {
        for (int number = 1; ; number++) {
            String name = name(button.name(), number);
            find.setLong(1, button.organization());
            find.setString(2, name);
            try (ResultSet webhook = find.executeQuery()) {
                if (!webhook.next()) {
                    return new Place(name, null);
                }
                if (isOf(button, webhook) && taken.add(webhook.getLong("id"))) {
                    return new Place(name, webhook.getLong("id"));
                }
            }
        }
    }

    private static boolean isOf(CustomButton button, ResultSet webhook) throws SQLException {
        long team = webhook.getLong("team_id");
        boolean sameTeam = webhook.wasNull() ? button.team() == null : Objects.equals(button.team(), team);
        return sameTeam
                && webhook.getBoolean("is_legacy")
                && webhook.getString("deleted_at") == null
                && webhook.getBoolean("forward_all") == button.forwardsAll()
                && Objects.equals(webhook.getString("url"), button.url())
                && Objects.equals(webhook.getString("username"), button.user())
                && Objects.equals(webhook.getString("data"), button.data());
    }

    /** The button's name, cut so that the result fits its column of 100 characters. */
    static String name(String button, int number) {
        String suffix = number == 1 ? SUFFIX : SUFFIX + " " + number;
        int room = NAME_LENGTH - suffix.length();
        boolean fits = button.codePointCount(0, button.length()) <= room;
        return (fits ? button : button.substring(0, button.offsetByCodePoints(0, room))) + suffix;
    }

    @Override
    public void close() throws SQLException {
        try (find) {
            insert.close();
        }
    }
}
