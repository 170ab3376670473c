package io.github.stepwise.install.demo;

import io.github.stepwise.install.demo.World.Organization;
import io.github.stepwise.install.demo.World.Person;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Two companies with teams and people, how each of them wants to be notified, and the Slack workspace of the first. */
final class People {
    /** A channel that was deleted in Slack long ago: nothing that refers to it can be kept. */
    static final String LOST_CHANNEL = "C0GONE0001";

    /** Ends the name under which a team is found that is there twice. */
    static final String AGAIN = " again";

    private static final List<String> NORTH = List.of(
            "Søren Kjærgaard",
            "Zoë Brandt",
            "Łukasz Wójtowicz",
            "陈晓雨",
            "Oğuz Yıldırım",
            "Anaïs Lefort",
            "Иван Соколов",
            "Yūki Tanabe",
            "Grace O'Malley",
            "Jürgen Weiß",
            "Priya Raman",
            "Tomáš Dvořáček",
            "Mia \"Max\" Lind",
            "Nkechi Obi",
            "Ana-María Ríos",
            "Ed Null");
    private static final List<String> SOUTH = List.of(
            "Lucía Peñalver",
            "Nuño Álvarez",
            "Iker Etxeberria",
            "Carme Puig",
            "Beatriz Souza",
            "علي حسن",
            "Marta Ibáñez",
            "Joan Ferrer",
            "Pilar 🐝 Soto");
    private static final List<String> CHANNELS = List.of(
            "general",
            "incidents",
            "grid-ops",
            "payments-alerts",
            "data-数据",
            "oncall-handover",
            "test-sandbox",
            "überlast");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final int NOTIFY = 1;
    private static final int WAIT = 0;

    private final World world;
    private final Rows rows;
    private final Chance chance;

    People(World world) {
        this.world = world;
        this.rows = world.rows;
        this.chance = world.chance;
    }

    void add() throws SQLException {
        long workspace = workspace();
        Organization north = organization("Nordwind Netze", "nordwind", 5, 100, workspace, world.channels.get(0));
        Organization south = organization("Bahía Logística", "bahia", 7, 102, null, LOST_CHANNEL);
        teams(north, 1, "Platform", "Payments", "Data 数据", "Netzbetrieb Süd");
        teams(south, 1, "Almacén", "Rutas");
        teams(north, 2, "Payments"); // Grafana told of this one twice at the same moment
        people(north, NORTH, workspace);
        people(south, SOUTH, null);
    }

    private long workspace() throws SQLException {
        long workspace = rows.in("slack_slackteamidentity")
                .set("slack_id", "T0NORDWIND")
                .set("cached_name", "Nordwind")
                .set("bot_user_id", "U0ONCALL")
                .set("bot_access_token", "demo-token-of-nobody")
                .set("is_profile_populated", true)
                .set("installed_via_granular_permissions", true)
                .add();
        for (String name : CHANNELS) {
            String id = "C0" + chance.key("").substring(0, 8);
            world.channels.add(id);
            rows.in("slack_slackchannel")
                    .set("slack_id", id)
                    .set("name", name)
                    .set("is_archived", name.startsWith("test"))
                    .set("is_shared", false)
                    .set("last_populated", Chance.END)
                    .set("slack_team_identity_id", workspace)
                    .add();
        }
        for (String handle : List.of("grid-oncall", "payments-oncall")) {
            world.userGroups.add(rows.in("slack_slackusergroup")
                    .set("slack_id", "S0" + chance.key("").substring(0, 8))
                    .set("name", handle)
                    .set("handle", handle)
                    .set("members", "[]")
                    .set("is_active", true)
                    .set("slack_team_identity_id", workspace)
                    .add());
        }
        return workspace;
    }

    private Organization organization(
            String title, String slug, int stackId, int orgId, Long workspace, String logChannel) throws SQLException {
        long id = rows.in("user_management_organization")
                .set("stack_id", stackId)
                .set("org_id", orgId)
                .set("stack_slug", slug)
                .set("org_slug", slug)
                .set("org_title", title)
                .set("grafana_url", "https://grafana." + slug + ".example")
                .set("api_token", world.cipher.encrypt("demo-grafana-token-of-" + slug))
                .set("api_token_status", 1)
                .set("last_time_synced", Chance.END)
                .set("archive_alerts_from", "2023-03-01")
                .set("general_log_channel_id", logChannel)
                .set("acknowledge_remind_timeout", 1)
                .set("region_slug", "self_hosted_region")
                .set("slack_team_identity_id", workspace)
                .add();
        Organization organization = new Organization(id, slug + ".example");
        world.organizations.add(organization);
        rows.in("auth_token_pluginauthtoken")
                .set("token_key", chance.hex(4))
                .set("digest", Chance.digest("SHA-512", chance.hex(32)))
                .set("salt", chance.hex(16))
                .set("organization_id", id)
                .add();
        return organization;
    }

    private void teams(Organization organization, int firstGrafanaId, String... names) throws SQLException {
        int grafanaId = firstGrafanaId;
        for (String name : names) {
            long id = rows.in("user_management_team")
                    .set("team_id", grafanaId++)
                    .set("name", name)
                    .set("email", null)
                    .set("avatar_url", "/avatar/" + chance.hex(16))
                    .set("organization_id", organization.id())
                    .set("is_sharing_resources_to_all", grafanaId % 2 == 0)
                    .add();
            organization.teams().put(organization.teams().containsKey(name) ? name + AGAIN : name, id);
        }
    }

    private void people(Organization organization, List<String> names, Long workspace) throws SQLException {
        List<Long> teams = List.copyOf(organization.teams().values());
        for (int i = 0; i < names.size(); i++) {
            String login = organization.domain().charAt(0) + "user" + (i + 1);
            Long identity = workspace == null || i > 11 ? null : identity(workspace, names.get(i), login, organization);
            String key = chance.key("U");
            long id = rows.in("user_management_user")
                    .set("public_primary_key", key)
                    .set("user_id", i + 2)
                    .set("email", login + "@" + organization.domain())
                    .set("name", names.get(i))
                    .set("username", login)
                    .set("role", i == 0 ? 0 : i < 10 ? 1 : 2)
                    .set("avatar_url", "/avatar/" + chance.hex(16))
                    .set("_verified_phone_number", i % 3 == 0 ? "+1555010" + (10 + i) : null)
                    .set("is_active", i == names.size() - 1 ? null : true)
                    .set("current_team_id", i % 4 == 0 ? null : chance.of(teams))
                    .set("organization_id", organization.id())
                    .set("slack_user_identity_id", identity)
                    .set(
                            "_timezone",
                            List.of("UTC", "Europe/Berlin", "Asia/Shanghai", "America/Bogota")
                                    .get(i % 4))
                    .set("working_hours", workingHours())
                    .set(
                            "permissions",
                            Json.text(List.of(Json.object().with("action", "grafana-oncall-app.alert-groups:read"))))
                    .add();
            Person person = new Person(id, key, names.get(i), login, identity == null ? 0 : identity);
            organization.people().add(person);
            rows.in("user_management_team_users")
                    .set("team_id", teams.get(i % teams.size()))
                    .set("user_id", id)
                    .add();
            notifications(person, i);
            logins(person, organization, i);
        }
    }

    private long identity(long workspace, String name, String login, Organization organization) throws SQLException {
        return rows.in("slack_slackuseridentity")
                .set("slack_id", "U0" + chance.key("").substring(0, 8))
                .set("cached_slack_email", login + "@" + organization.domain())
                .set("cached_name", name)
                .set("cached_slack_login", login)
                .set("counter", 1)
                .set("slack_team_identity_id", workspace)
                .add();
    }

    private static String workingHours() {
        List<Json> day = List.of(Json.object().with("start", "09:00:00").with("end", "17:00:00"));
        return Json.object()
                .with("monday", day)
                .with("tuesday", day)
                .with("wednesday", day)
                .with("thursday", day)
                .with("friday", day)
                .with("saturday", List.of())
                .with("sunday", List.of())
                .text();
    }

    /** Every fifth person has two rules in the same place, from before OnCall guarded against it. */
    private void notifications(Person person, int number) throws SQLException {
        boolean twice = number % 5 == 2;
        policy(person, false, 0, NOTIFY, 0, null);
        policy(person, false, 1, WAIT, 0, FIVE_MINUTES);
        policy(person, false, twice ? 1 : 2, NOTIFY, 2, null);
        policy(person, true, 0, NOTIFY, 2, null);
        policy(person, true, twice ? 0 : 3, NOTIFY, 1, null);
    }

    private void policy(Person person, boolean important, int order, int step, int notifyBy, Duration wait)
            throws SQLException {
        rows.in("base_usernotificationpolicy")
                .set("user_id", person.id())
                .set("important", important)
                .set("order", order)
                .set("step", step)
                .set("notify_by", notifyBy)
                .set("wait_delay", wait)
                .add();
    }

    private void logins(Person person, Organization organization, int number) throws SQLException {
        if (number % 3 == 0) {
            rows.in("mobile_app_mobileappusersettings")
                    .set("user_id", person.id())
                    .set("default_notification_sound_name", "default_sound")
                    .set("default_notification_volume_type", "constant")
                    .set("default_notification_volume", 0.8)
                    .set("important_notification_sound_name", "default_sound_important")
                    .set("important_notification_volume_type", "constant")
                    .set("important_notification_volume", 0.8)
                    .set("important_notification_volume_override", true)
                    .set("important_notification_override_dnd", true)
                    .set("info_notification_sound_name", "default_sound")
                    .set("info_notification_volume_type", "constant")
                    .set("info_notification_volume", 0.8)
                    .set("going_oncall_notification_timing", number % 2 == 0 ? 43_200 : 3_600)
                    .add();
            rows.in("mobile_app_mobileappauthtoken")
                    .set("token_key", chance.hex(4))
                    .set("digest", Chance.digest("SHA-512", chance.hex(32)))
                    .set("organization_id", organization.id())
                    .set("user_id", person.id())
                    .add();
        }
        if (person.slackIdentity() != 0 && number % 2 == 0) {
            rows.in("social_auth_usersocialauth")
                    .set("provider", "slack-login")
                    .set("uid", "U" + person.key())
                    .set("user_id", person.id())
                    // what a login that was never finished leaves
                    .set(
                            "extra_data",
                            number == 4
                                    ? "\"\""
                                    : Json.object()
                                            .with("team", "Nordwind")
                                            .with("name", person.name())
                                            .text())
                    .add();
        }
        if (number % 6 == 1) {
            rows.in("telegram_telegramtouserconnector")
                    .set("telegram_chat_id", 9_000_000_000L + person.id())
                    .set("telegram_nick_name", person.login())
                    .set("user_id", person.id())
                    .add();
        }
    }
}
