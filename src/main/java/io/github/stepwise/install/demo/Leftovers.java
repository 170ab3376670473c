package io.github.stepwise.install.demo;

import io.github.stepwise.install.demo.World.Organization;
import io.github.stepwise.install.demo.World.Person;
import io.github.stepwise.install.demo.World.Source;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Settings, heartbeats, tokens, and what older releases left behind and newer ones drop. */
final class Leftovers {
    private final World world;
    private final Rows rows;
    private final Chance chance;

    Leftovers(World world) {
        this.world = world;
        this.rows = world.rows;
        this.chance = world.chance;
    }

    void add() throws SQLException {
        heartbeats();
        settings();
        tokens();
        filteredWebhooks();
        history();
    }

    private void heartbeats() throws SQLException {
        for (int i = 0; i < 4; i++) {
            Source source = world.first().sources().get(i);
            rows.in("heartbeat_integrationheartbeat")
                    .set("alert_receive_channel_id", source.id())
                    .set("timeout_seconds", 60 * (i + 1))
                    .set("created_at", Chance.BEGINNING)
                    .set("last_heartbeat_time", Chance.END.minus(Duration.ofMinutes(i)))
                    .set("last_checkup_task_time", Chance.END)
                    .set("actual_check_up_task_id", chance.uuid().toString())
                    .set("previous_alerted_state_was_life", true)
                    .add();
        }
        rows.in("heartbeat_heartbeat")
                .set("alert_receive_channel_id", world.first().sources().get(0).id())
                .set("user_defined_id", "substation-7")
                .set("title", "Umspannwerk 7 schweigt")
                .set("message", "No sign of life")
                .set("timeout_seconds", 300)
                .set("actual_check_up_task_id", "none")
                .add();
    }

    private void settings() throws SQLException {
        setting("enabled_web_schedules_orgs");
        setting("skip_web_cache_for_alert_group");
        setting("async_alert_creation");
        setting("demo_setting_that_stays");
        live("SLACK_CLIENT_OAUTH_ID", "\"demo-client\"");
        live("TWILIO_NUMBER", "\"+15550100\"");
        live("EMAIL_HOST", "\"mail.nordwind.example\"");
        rows.in("oss_installation_ossinstallation")
                .set("installation_id", chance.uuid())
                .set("created_at", Chance.BEGINNING)
                .add();
    }

    private void setting(String name) throws SQLException {
        rows.in("base_dynamicsetting")
                .set("name", name)
                .set("boolean_value", true)
                .add();
    }

    private void live(String name, String value) throws SQLException {
        rows.in("base_livesetting").set("name", name).set("value", value).add();
    }

    private void tokens() throws SQLException {
        for (Organization organization : world.organizations) {
            Person admin = organization.people().get(0);
            rows.in("auth_token_apiauthtoken")
                    .set("name", "terraform")
                    .set("token_key", chance.hex(4))
                    .set("digest", Chance.digest("SHA-512", chance.hex(32)))
                    .set("created_at", Chance.BEGINNING)
                    .set("organization_id", organization.id())
                    .set("user_id", admin.id())
                    .add();
            rows.in("auth_token_scheduleexportauthtoken")
                    .set("token_key", chance.hex(4))
                    .set("digest", Chance.digest("SHA-512", chance.hex(32)))
                    .set("active", true)
                    .set("organization_id", organization.id())
                    .set("user_id", admin.id())
                    .set("schedule_id", world.schedules.get(organization.id()).get(0))
                    .add();
        }
    }

    /** Webhooks that are for some integrations only; one of those no longer exists. */
    private void filteredWebhooks() throws SQLException {
        List<String> keys =
                world.first().sources().subList(0, 2).stream().map(Source::key).toList();
        webhook("Prometheus → Status board", Json.text(List.of(keys.get(0), keys.get(1), "CGONEGONEGONE")));
        webhook("Nirgends (noch)", "[]");
    }

    private void webhook(String name, String filter) throws SQLException {
        rows.in("webhooks_webhook")
                .set("name", name)
                .set("url", "https://hooks.nordwind.example/filtered")
                .set("http_method", "POST")
                .set("trigger_type", 1)
                .set("forward_all", true)
                .set("is_webhook_enabled", true)
                .set("is_legacy", false)
                .set("integration_filter", filter)
                .set("organization_id", world.first().id())
                .add();
    }

    private void history() throws SQLException {
        Organization north = world.first();
        for (int i = 0; i < 5; i++) {
            Person person = north.people().get(i);
            rows.in("slack_slackactionrecord")
                    .set("organization_id", north.id())
                    .set("user_id", person.id())
                    .set("step", "acknowledge")
                    .set("payload", "{}")
                    .set("datetime", Chance.BEGINNING.plus(Duration.ofDays(i)))
                    .add();
        }
        for (int i = 0; i < 3; i++) {
            rows.in("twilioapp_twiliologrecord")
                    .set("user_id", north.people().get(i).id())
                    .set("phone_number", "+1555010" + i)
                    .set("type", 1)
                    .set("status", 1)
                    .set("succeed", true)
                    .set("created_at", Chance.BEGINNING)
                    .add();
        }
        rows.in("alerts_grafanaalertingcontactpoint")
                .set("alert_receive_channel_id", north.sources().get(2).id())
                .set("uid", "demo-contact-point")
                .set("name", "OnCall")
                .set("datasource_name", "grafana")
                .add();
        rows.in("fcm_django_fcmdevice")
                .set("registration_id", chance.hex(32))
                .set("type", "android")
                .set("active", true)
                .set("name", "Phone of nobody")
                .set("user_id", north.people().get(0).id())
                .set("date_created", Chance.BEGINNING)
                .add();
    }
}
