package io.github.stepwise.plan;

import io.github.stepwise.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A kind of thing that people would miss.
 *
 * @param key of its texts in the book {@code advice}
 * @param weighs whether one of it is a reason to keep the database; what OnCall makes by itself is none
 * @param filters leave out what is marked as deleted
 */
record HoldingKind(String key, String table, boolean weighs, List<Filter> filters) {
    private static final String INTEGRATIONS = "alerts_alertreceivechannel";
    private static final String USERS = "user_management_user";
    private static final String REVOKED = "revoked_at";
    private static final String DELETED = "deleted_at";

    /** A condition on the rows of a table; nothing where the database has no such column yet. */
    interface Filter {
        Optional<String> in(Schema live, String table, UnaryOperator<String> quote);
    }

    static List<HoldingKind> settings(Collection<String> applied) {
        List<HoldingKind> kinds = new ArrayList<>();
        kinds.add(kind("integrations", INTEGRATIONS, empty(DELETED)));
        kinds.add(kind("routes", "alerts_channelfilter", ofIntegration()));
        kinds.add(kind("heartbeats", "heartbeat_integrationheartbeat", ofIntegration()));
        kinds.add(kind("integration-labels", "labels_alertreceivechannelassociatedlabel", ofIntegration()));
        kinds.add(kind("chains", "alerts_escalationchain"));
        kinds.add(kind("steps", "alerts_escalationpolicy"));
        if (!applied.contains(KnownFailures.BUTTONS_CONVERTED)) {
            // Afterwards their table is only a copy of what the webhooks are.
            kinds.add(kind("buttons", "alerts_custombutton", empty(DELETED)));
        }
        kinds.add(kind("webhooks", "webhooks_webhook", empty(DELETED)));
        kinds.add(kind("schedules", "schedules_oncallschedule"));
        kinds.add(kind("shifts", "schedules_customoncallshift"));
        kinds.add(kind("shift-swaps", "schedules_shiftswaprequest", empty(DELETED)));
        kinds.add(byItself("teams", "user_management_team"));
        kinds.add(byItself("users", USERS, filled("is_active")));
        kinds.add(byItself("notification-rules", "base_usernotificationpolicy"));
        kinds.add(kind("phone-numbers", USERS, filled("is_active"), filled("_verified_phone_number")));
        kinds.add(kind("mobile-devices", "mobile_app_mobileappauthtoken", empty(REVOKED)));
        kinds.add(kind("slack-workspaces", "slack_slackteamidentity"));
        kinds.add(kind("slack-users", USERS, filled("is_active"), filled("slack_user_identity_id")));
        kinds.add(kind("telegram-channels", "telegram_telegramtoorganizationconnector"));
        kinds.add(kind("telegram-users", "telegram_telegramtouserconnector"));
        kinds.add(kind("mattermost-channels", "mattermost_mattermostchannel"));
        kinds.add(kind("mattermost-users", "mattermost_mattermostuser"));
        kinds.add(kind("google-users", "google_googleoauth2user"));
        kinds.add(kind("api-tokens", "auth_token_apiauthtoken", empty(REVOKED)));
        kinds.add(kind("service-tokens", "auth_token_serviceaccounttoken", empty(REVOKED)));
        kinds.add(kind("schedule-exports", "auth_token_scheduleexportauthtoken", empty(REVOKED)));
        kinds.add(kind("user-exports", "auth_token_userscheduleexportauthtoken", empty(REVOKED)));
        kinds.add(byItself("live-settings", "base_livesetting"));
        return kinds;
    }

    static List<HoldingKind> history() {
        return List.of(
                kind("alert-groups", "alerts_alertgroup"),
                kind("alerts", "alerts_alert"),
                kind("log-records", "alerts_alertgrouplogrecord"),
                kind("notification-records", "base_usernotificationpolicylogrecord"),
                kind("resolution-notes", "alerts_resolutionnote", empty(DELETED)),
                kind("postmortems", "alerts_alertgrouppostmortem"),
                kind("webhook-responses", "webhooks_webhookresponse"),
                kind("slack-messages", "slack_slackmessage"),
                kind("telegram-messages", "telegram_telegrammessage"),
                kind("mattermost-messages", "mattermost_mattermostmessage"),
                kind("phone-calls", "twilioapp_phonecall"),
                kind("sms", "twilioapp_smsmessage"),
                kind("emails", "email_emailmessage"));
    }

    /** The query that counts it; nothing where the database has no such table yet. */
    Optional<String> query(Schema live, UnaryOperator<String> quote) {
        if (live.table(table).isEmpty()) {
            return Optional.empty();
        }
        String where = filters.stream()
                .flatMap(filter -> filter.in(live, table, quote).stream())
                .collect(Collectors.joining(" and "));
        return Optional.of("select count(*) from " + quote.apply(table) + (where.isEmpty() ? "" : " where " + where));
    }

    private static HoldingKind kind(String key, String table, Filter... filters) {
        return new HoldingKind(key, table, true, List.of(filters));
    }

    private static HoldingKind byItself(String key, String table, Filter... filters) {
        return new HoldingKind(key, table, false, List.of(filters));
    }

    private static Filter empty(String column) {
        return (live, table, quote) -> is(live, table, column, quote, " is null");
    }

    private static Filter filled(String column) {
        return (live, table, quote) -> is(live, table, column, quote, " is not null");
    }

    private static Filter ofIntegration() {
        return (live, table, quote) -> is(live, INTEGRATIONS, DELETED, quote, " is null")
                .flatMap(there -> is(
                        live,
                        table,
                        "alert_receive_channel_id",
                        quote,
                        " in (select " + quote.apply("id") + " from " + quote.apply(INTEGRATIONS) + " where " + there
                                + ")"));
    }

    private static Optional<String> is(
            Schema live, String table, String column, UnaryOperator<String> quote, String what) {
        return live.table(table).flatMap(found -> found.column(column)).map(found -> quote.apply(column) + what);
    }
}
