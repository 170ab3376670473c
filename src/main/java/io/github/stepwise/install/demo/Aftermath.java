package io.github.stepwise.install.demo;

import io.github.stepwise.install.demo.World.Organization;
import io.github.stepwise.install.demo.World.Person;
import io.github.stepwise.install.demo.World.Route;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** What an alert group leaves behind: notes, notifications, calls, messages, answers of webhooks. */
final class Aftermath {
    private static final int TRIGGERED = 1;
    private static final int ANSWERED = 50;

    private final World world;
    private final Rows rows;

    Aftermath(World world) {
        this.world = world;
        this.rows = world.rows;
    }

    void add(Organization organization, long group, Person who, Instant when, Route route, int number)
            throws SQLException {
        rows.in("base_usernotificationpolicylogrecord")
                .set("alert_group_id", group)
                .set("author_id", who.id())
                .set("created_at", when)
                .set("type", TRIGGERED)
                .set("notification_step", 1)
                .set("notification_channel", number % 3)
                .add();
        if (number % 9 == 0) {
            notes(group, who, when, organization == world.second() ? null : route.channel());
        }
        if (number % 10 == 1) {
            calls(group, who, when);
        }
        if (number % 12 == 2) {
            rows.in("webhooks_webhookresponse")
                    .set("alert_group_id", group)
                    .set("webhook_id", organization == world.first() ? 2L : 4L)
                    .set("trigger_type", 0)
                    .set("timestamp", when)
                    .set("url", "https://hooks." + organization.domain() + "/0")
                    .set("request_headers", "{}")
                    .set(
                            "request_data",
                            Json.object().with("event", "escalation").text())
                    .set("status_code", number % 24 == 2 ? 200 : 503)
                    .set("content", number % 24 == 2 ? "ok" : "Servicio no disponible")
                    .add();
        }
        if (number % 40 == 3) {
            rows.in("alerts_alertgrouppostmortem")
                    .set("alert_group_id", group)
                    .set("created_at", when)
                    .set("last_modified", when.plus(Duration.ofDays(1)))
                    .set("text", "Ursache: Kühlung. Next time: alarm at 75 °C already.")
                    .add();
        }
        if (number % 45 == 4) {
            rows.in("alerts_invitation")
                    .set("alert_group_id", group)
                    .set("author_id", who.id())
                    .set("invitee_id", organization.people().get(1).id())
                    .set("attempt", 1)
                    .set("created_at", when)
                    .add();
            rows.in("alerts_userhasnotification")
                    .set("alert_group_id", group)
                    .set("user_id", who.id())
                    .add();
        }
    }

    private void notes(long group, Person who, Instant when, String channel) throws SQLException {
        String text = "Wieder im grünen Bereich – 已恢复 ✅";
        long message = rows.in("alerts_resolutionnoteslackmessage")
                .set("alert_group_id", group)
                .set("user_id", who.id())
                .set("text", text)
                .set("slack_channel_id", channel)
                .set("ts", when.getEpochSecond() + ".000200")
                .set("thread_ts", when.getEpochSecond() + ".000100")
                .set("added_to_resolution_note", true)
                .add();
        rows.in("alerts_resolutionnote")
                .set("alert_group_id", group)
                .set("author_id", who.id())
                .set("created_at", when)
                .set("message_text", text)
                .set("source", 0)
                .set("resolution_note_slack_message_id", message)
                .add();
    }

    private void calls(long group, Person who, Instant when) throws SQLException {
        rows.in("twilioapp_phonecall")
                .set("represents_alert_group_id", group)
                .set("receiver_id", who.id())
                .set("created_at", when)
                .set("sid", "CA" + world.chance.hex(16))
                .set("status", ANSWERED)
                .add();
        rows.in("twilioapp_smsmessage")
                .set("represents_alert_group_id", group)
                .set("receiver_id", who.id())
                .set("created_at", when)
                .set("sid", "SM" + world.chance.hex(16))
                .set("status", ANSWERED)
                .add();
        rows.in("email_emailmessage")
                .set("message_uuid", world.chance.uuid())
                .set("represents_alert_group_id", group)
                .set("receiver_id", who.id())
                .set("created_at", when)
                .add();
        rows.in("telegram_telegrammessage")
                .set("alert_group_id", group)
                .set("message_id", 100 + group)
                .set("chat_id", "-1001000001")
                .set("message_type", 0)
                .add();
    }
}
