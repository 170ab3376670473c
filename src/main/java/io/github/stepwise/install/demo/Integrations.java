package io.github.stepwise.install.demo;

import io.github.stepwise.install.demo.World.Chain;
import io.github.stepwise.install.demo.World.Organization;
import io.github.stepwise.install.demo.World.Route;
import io.github.stepwise.install.demo.World.Source;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where alerts come from, and by which routes they go to which chain and channel. */
final class Integrations {
    static final String DIRECT_PAGING = "direct_paging";

    private static final Instant DELETED = Instant.parse("2023-04-20T09:15:00Z");

    private final World world;
    private final Rows rows;
    private long telegram;
    private int number;

    Integrations(World world) {
        this.world = world;
        this.rows = world.rows;
    }

    void add() throws SQLException {
        Organization north = world.first();
        telegram = rows.in("telegram_telegramtoorganizationconnector")
                .set("channel_chat_id", "-1001000001")
                .set("channel_name", "Nordwind alerts")
                .set("discussion_group_chat_id", "-1001000002")
                .set("is_default_channel", true)
                .set("organization_id", north.id())
                .add();
        integration(north, "alertmanager", "Prometheus production", "Platform", false, 0, 1, 1, 2);
        integration(north, "alertmanager", "Prometheus staging", "Platform", false, 0);
        integration(north, "grafana_alerting", "Grafana dashboards", "Data 数据", false, 0, 1);
        integration(north, "webhook", "Elastic uptime", "Payments", false, 0, 0, 3);
        integration(north, "formatted_webhook", "Checkout probes", "Payments", false, 0, 1, 2);
        integration(north, "zabbix", "Zabbix Umspannwerk Süd", "Netzbetrieb Süd", false, 0, 1);
        integration(north, "kapacitor", "Kapacitor 🌡", "Data 数据", false, 0);
        integration(north, "inbound_email", "Störungen per E-Mail", null, false, 0);
        integration(north, DIRECT_PAGING, "Direct paging (Platform)", "Platform", false);
        integration(north, DIRECT_PAGING, "Direct paging (Platform) 2", "Platform", false);
        integration(north, DIRECT_PAGING, "Direct paging (Payments)", "Payments", false, 0);
        integration(
                north, DIRECT_PAGING, "Direct paging (Payments), from the double", "Payments" + People.AGAIN, false);
        integration(north, "sentry", "Sentry (switched off)", "Payments" + People.AGAIN, true);
        Organization south = world.second();
        integration(south, "amazon_sns", "CloudWatch – bodega", "Almacén", false, 0, 0, 1);
        integration(south, "grafana_alerting", "Grafana Alerting", "Rutas", false, 0);
        integration(south, DIRECT_PAGING, "Direct paging", null, false);
    }

    /**
     * @param positions of the routes beside the default one; some stand twice, from before OnCall guarded against it
     */
    private void integration(
            Organization organization, String kind, String name, String team, boolean deleted, int... positions)
            throws SQLException {
        number++;
        String key = world.chance.key("C");
        boolean templates = number % 4 == 1;
        long id = rows.in("alerts_alertreceivechannel")
                .set("public_primary_key", key)
                .set("created_at", Chance.BEGINNING.plus(Duration.ofHours(number * 7L)))
                .set("deleted_at", deleted ? DELETED : null)
                .set("integration", kind)
                .set("verbal_name", name)
                .set("description_short", templates ? "Kümmert sich: Leitstelle" : null)
                .set("token", world.chance.hex(12))
                .set("smile_code", ":rocket:")
                .set("allow_source_based_resolving", true)
                .set("web_title_template", templates ? "{{ payload.title }} — {{ payload.labels.site }}" : null)
                .set(
                        "messaging_backends_templates",
                        templates ? "{\"EMAIL\": {\"title\": \"{{ payload.title }}\"}}" : null)
                .set("maintenance_mode", number == 15 ? 1 : null)
                .set("restricted_at", number == 14 ? Chance.END : null)
                .set("author_id", organization.people().get(0).id())
                .set("organization_id", organization.id())
                .set("team_id", organization.teams().get(team))
                .add();
        Source source = new Source(id, key, kind, name, new ArrayList<>());
        organization.sources().add(source);
        route(organization, source, 0, true);
        for (int position : positions) {
            route(organization, source, position, false);
        }
        if (number == 14) {
            route(organization, source, 0, true); // a second default route in the same place
        }
    }

    private void route(Organization organization, Source source, int position, boolean isDefault) throws SQLException {
        Chain chain = organization
                .chains()
                .get((int) (source.id() + position) % organization.chains().size());
        boolean paging = source.kind().equals(DIRECT_PAGING);
        String channel = channel(organization, source, position, isDefault);
        long id = rows.in("alerts_channelfilter")
                .set("alert_receive_channel_id", source.id())
                .set("order", position)
                .set("is_default", isDefault)
                .set("created_at", Chance.BEGINNING.plus(Duration.ofDays(source.id())))
                .set("filtering_term", isDefault ? null : term(source, position))
                .set("filtering_term_type", isDefault || position % 2 == 0 ? 0 : 1)
                .set("escalation_chain_id", paging ? null : chain.id())
                .set("slack_channel_id", channel)
                .set("notify_in_slack", channel != null)
                .set("notify_in_telegram", source.id() == 1)
                .set("telegram_channel_id", source.id() == 1 && isDefault ? telegram : null)
                .set(
                        "notification_backends",
                        position == 1 ? "{\"MSTEAMS\": {\"enabled\": true, \"channel\": \"ops\"}}" : null)
                .add();
        source.routes().add(new Route(id, paging ? null : chain, channel));
    }

    private static String term(Source source, int position) {
        return position % 2 == 0
                ? "\"severity\": ?\"critical\""
                : "{{ payload.labels.site == \"" + source.name().toLowerCase(Locale.ROOT) + "\" }}";
    }

    private String channel(Organization organization, Source source, int position, boolean isDefault) {
        if (organization == world.second()) {
            return position == 0 ? People.LOST_CHANNEL : null;
        }
        if (!isDefault && source.id() == 4) {
            return People.LOST_CHANNEL;
        }
        List<String> channels = world.channels;
        return isDefault || position == 1 ? channels.get((int) (source.id() + position) % channels.size()) : null;
    }
}
