package io.github.stepwise.install.demo;

import io.github.stepwise.install.demo.World.Organization;
import io.github.stepwise.install.demo.World.Person;
import io.github.stepwise.install.demo.World.Route;
import io.github.stepwise.install.demo.World.Source;
import io.github.stepwise.install.demo.World.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Three months of alert groups with their alerts, what was done about them, and what went to Slack. */
final class Incidents {
    private static final List<String> WHAT = List.of(
            "Transformer oil above 85 °C",
            "Disk /var/lib 94 % full",
            "Checkout p99 over 2 s",
            "Replication lag 340 s – Standby 2",
            "Zertifikat läuft in 6 Tagen ab",
            "Kafka consumer 落后 12 万条消息",
            "Colas de reparto bloqueadas",
            "Meter 4711 sends no data",
            "5xx rate 8 % on gateway",
            "Backup «nightly» failed 🔥");
    private static final List<String> SITES = List.of("hamburg", "kiel", "søndre", "bodega-3", "上海");

    private static final int BY_NOBODY = 2; // "not yet" in OnCall's count
    private static final int BY_USER = 1;

    private static final int ACKNOWLEDGED = 0;
    private static final int STEP_TAKEN = 5;
    private static final int SILENCED = 7;
    private static final int BUTTON_PRESSED = 10;
    private static final int RESOLVED = 13;
    private static final int REGISTERED = 21;
    private static final int ROUTED = 22;

    private final World world;
    private final Rows rows;
    private final Chance chance;

    Incidents(World world) {
        this.world = world;
        this.rows = world.rows;
        this.chance = world.chance;
    }

    void add() throws SQLException {
        add(world.first(), 140);
        add(world.second(), 60);
    }

    private void add(Organization organization, int groups) throws SQLException {
        Duration step = Duration.between(Chance.BEGINNING, Chance.END).dividedBy(groups);
        for (int number = 0; number < groups; number++) {
            Source source = organization
                    .sources()
                    .get(chance.below(organization.sources().size()));
            Instant start = chance.after(Chance.BEGINNING.plus(step.multipliedBy(number)), step.dividedBy(2));
            // the last ones are still open
            group(organization, source, chance.of(source.routes()), number, start, number < groups - 12);
        }
        rows.in("alerts_alertgroupcounter")
                .set("organization_id", organization.id())
                .set("value", groups)
                .add();
    }

    private void group(
            Organization organization, Source source, Route route, int number, Instant start, boolean isResolved)
            throws SQLException {
        String title = chance.of(WHAT);
        String site = chance.of(SITES);
        boolean isAcknowledged = isResolved || chance.percent(40);
        boolean isSilenced = !isResolved && !isAcknowledged && chance.percent(30);
        Person who = chance.of(organization.people());
        Instant acknowledged = chance.after(start, Duration.ofMinutes(20));
        Instant resolved = chance.after(acknowledged, Duration.ofHours(3));
        String message = organization == world.first() ? message(organization, route, start) : null;
        long group = rows.in("alerts_alertgroup")
                .set("channel_id", source.id())
                .set("channel_filter_id", route.id())
                .set("distinction", Chance.digest("MD5", title + site + number))
                .set("inside_organization_number", number)
                .set("web_title_cache", title + " — " + site)
                .set("started_at", start)
                .set("acknowledged", isAcknowledged)
                .set("acknowledged_at", isAcknowledged ? acknowledged : null)
                .set("acknowledged_by", isAcknowledged ? BY_USER : BY_NOBODY)
                .set("acknowledged_by_user_id", isAcknowledged ? who.id() : null)
                .set("resolved", isResolved)
                .set("resolved_at", isResolved ? resolved : null)
                .set("resolved_by", isResolved ? BY_USER : BY_NOBODY)
                .set("resolved_by_user_id", isResolved ? who.id() : null)
                .set("silenced", isSilenced)
                .set("silenced_at", isSilenced ? acknowledged : null)
                .set("silenced_until", isSilenced ? Chance.END.plus(Duration.ofDays(1)) : null)
                .set("silenced_by_user_id", isSilenced ? who.id() : null)
                .set("response_time", isAcknowledged ? Duration.between(start, acknowledged) : null)
                .set("is_open_for_grouping", isResolved ? null : true)
                .set("is_escalation_finished", isResolved)
                .set("estimate_escalation_finish_time", isResolved ? null : Chance.END.plus(Duration.ofHours(1)))
                .set("manual_severity", 2)
                .set("raw_escalation_snapshot", route.chain() == null ? null : Snapshot.of(route))
                .set(
                        "cached_render_for_web",
                        Json.object()
                                .with("render_for_web", Json.object().with("title", title))
                                .text())
                .set("slack_message_sent", message != null)
                .set("slack_message_id", message)
                .set(
                        "last_unique_unacknowledge_process_id",
                        isAcknowledged ? chance.uuid().toString() : null)
                .add();
        alerts(group, title, site, start);
        log(group, REGISTERED, start).add();
        log(group, ROUTED, start.plusSeconds(1)).add();
        escalation(group, route, start);
        if (isAcknowledged) {
            log(group, ACKNOWLEDGED, acknowledged).set("author_id", who.id()).add();
        }
        if (isSilenced) {
            log(group, SILENCED, acknowledged)
                    .set("author_id", who.id())
                    .set("silence_delay", Duration.ofHours(24))
                    .add();
        }
        if (isResolved) {
            log(group, RESOLVED, resolved).set("author_id", who.id()).add();
        }
        new Aftermath(world).add(organization, group, who, resolved, route, number);
    }

    private void alerts(long group, String title, String site, Instant start) throws SQLException {
        int alerts = 1 + chance.below(3);
        for (int i = 0; i < alerts; i++) {
            Json payload = Json.object()
                    .with("title", title)
                    .with("status", "firing")
                    .with(
                            "labels",
                            Json.object()
                                    .with("site", site)
                                    .with("severity", chance.percent(30) ? "critical" : "warning"))
                    .with("value", chance.below(1000) / 10.0)
                    .with("runbook", null);
            rows.in("alerts_alert")
                    .set("group_id", group)
                    .set("created_at", start.plus(Duration.ofMinutes(3L * i)))
                    .set("delivered", true)
                    .set("is_the_first_alert_in_group", i == 0)
                    .set("title", title)
                    .set("message", title + "\nsite: " + site)
                    .set("raw_request_data", Json.text(payload))
                    .add();
        }
    }

    private Rows.Row log(long group, int type, Instant when) {
        return rows.in("alerts_alertgrouplogrecord")
                .set("alert_group_id", group)
                .set("type", type)
                .set("created_at", when);
    }

    /** How far the chain got. A button that was pressed leaves the only trace of its step beside the snapshot. */
    private void escalation(long group, Route route, Instant start) throws SQLException {
        if (route.chain() == null) {
            return;
        }
        int taken = chance.below(route.chain().steps().size() + 1);
        Instant when = start;
        for (Step step : route.chain().steps().subList(0, taken)) {
            when = when.plusSeconds(30);
            boolean isPressed = step.button() != null;
            log(group, isPressed ? BUTTON_PRESSED : STEP_TAKEN, when)
                    .set("escalation_policy_id", step.id())
                    .set("escalation_policy_step", step.kind())
                    .set("custom_button_id", step.button())
                    .set("reason", isPressed ? "200 OK" : null)
                    .set("step_specific_info", isPressed ? pressed(step) : null)
                    .add();
        }
    }

    private String pressed(Step step) {
        return Json.object()
                .with("custom_button_name", world.buttons.getOrDefault(step.button(), ""))
                .with("is_request_successful", true)
                .text();
    }

    /** The Slack message of a group comes before it, because the group refers to it. */
    private String message(Organization organization, Route route, Instant start) throws SQLException {
        if (route.channel() == null || chance.percent(15)) {
            return null;
        }
        String id = chance.uuid().toString();
        rows.in("slack_slackmessage")
                .set("id", id)
                .set("slack_id", start.getEpochSecond() + "." + chance.hex(3))
                .set("channel_id", route.channel())
                .set("created_at", start.plusSeconds(2))
                .set("cached_permalink", "https://nordwind.slack.example/archives/" + route.channel())
                .set("organization_id", organization.id())
                .add();
        return id;
    }
}
