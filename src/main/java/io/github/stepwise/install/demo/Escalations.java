package io.github.stepwise.install.demo;

import io.github.stepwise.install.demo.World.Chain;
import io.github.stepwise.install.demo.World.Organization;
import io.github.stepwise.install.demo.World.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Outgoing webhooks of both kinds, and the chains whose steps trigger them. */
final class Escalations {
    static final int TRIGGER_BUTTON = 10;
    static final int TRIGGER_WEBHOOK = 16;
    static final int WAIT = 0;
    private static final int REPEAT = 3;
    private static final int RESOLVE = 4;
    private static final int NOTIFY_GROUP = 5;
    private static final int NOTIFY_SCHEDULE = 6;
    private static final int NOTIFY_USERS_QUEUE = 11;
    private static final int ONLY_AT_TIME = 12;
    private static final int NOTIFY_PEOPLE = 13;
    private static final int ONLY_IF_MANY = 15;

    private static final Instant DELETED = Instant.parse("2023-05-04T12:00:00Z");

    /** As a single sign-on gives them: longer than what an encrypted column of that time can hold. */
    private static final String LONG_TOKEN = "Bearer demo." + "nothing-secret-here.".repeat(42);

    /** The first 91 characters are all that is left of it beside "(Legacy)". */
    private static final String LONG_NAME =
            "Open an urgent ticket in the maintenance system of the northern substations for the shift: ";

    private final World world;
    private final Rows rows;
    private long button;

    Escalations(World world) {
        this.world = world;
        this.rows = world.rows;
    }

    void add() throws SQLException {
        Organization north = world.first();
        Organization south = world.second();
        long restart = button(north, "Restart ingress", "Platform", false, "Basic");
        long vendor = button(north, "Page the vendor", "Payments", false, LONG_TOKEN);
        long earlyShift = button(north, LONG_NAME + "early", "Platform", false, null);
        long lateShift = button(north, LONG_NAME + "late", "Payments" + People.AGAIN, false, null);
        long oldPage = button(north, "Status page (old)", null, true, null);
        long unused = button(north, "Überlast melden 🔥", "Netzbetrieb Süd", false, null);
        long cache = button(south, "Vaciar caché 🚿", "Rutas", false, "Basic");
        long gone = button(south, "Fax", null, true, null);
        world.buttons.remove(unused);

        // takes the name that the first button would get
        webhook(north, "Restart ingress (Legacy)", "Platform", 0);
        long status = webhook(north, "Notify status page", "Payments" + People.AGAIN, 0);
        webhook(north, "Alert group opened → data lake", "Data 数据", 1);
        long erp = webhook(south, "Almacén ↔ ERP", null, 0);

        chain(north, "Platform default", steps -> {
            steps.notifySchedule(0, 0);
            steps.pause(1, Duration.ofMinutes(5));
            steps.press(1, restart);
            steps.press(2, earlyShift);
            steps.notifyGroup(3);
            steps.plain(4, REPEAT);
        });
        chain(north, "Payments critical", steps -> {
            steps.people(0, NOTIFY_PEOPLE, 1, 4);
            steps.press(1, vendor);
            steps.press(2, oldPage);
            steps.peopleOf(steps.last(), 2, 3); // from before the step was changed into one with a button
            steps.press(3, lateShift);
            steps.webhook(4, status);
        });
        chain(north, "Daten-Pipeline 数据", steps -> {
            steps.atTime(0);
            steps.many(0);
            steps.notifySchedule(1, 1);
            steps.press(5, restart);
            steps.plain(7, RESOLVE);
        });
        chain(north, "Leitstelle", steps -> {
            steps.notifySchedule(0, 0);
            steps.pause(1, Duration.ofMinutes(15));
            steps.people(2, NOTIFY_USERS_QUEUE, 5, 8);
            steps.press(3, null);
        });
        chain(south, "Bodega", steps -> {
            steps.notifySchedule(0, 0);
            steps.press(1, cache);
            steps.press(2, gone);
            steps.webhook(3, erp);
        });
        chain(south, "Rutas – sólo laborables", steps -> {
            steps.atTime(0);
            steps.people(1, NOTIFY_PEOPLE, 0, 3);
            steps.press(1, cache);
        });
    }

    private long button(Organization organization, String name, String team, boolean deleted, String login)
            throws SQLException {
        button++;
        boolean basic = "Basic".equals(login);
        rows.in("alerts_custombutton")
                .set("name", name)
                .set("created_at", Chance.BEGINNING.plus(Duration.ofDays(button)))
                .set("webhook", "https://hooks." + organization.domain() + "/button/" + button)
                .set("data", button % 2 == 0 ? "{\"text\": \"{{ alert_payload.title }}\"}" : null)
                .set("user", basic ? "oncall" : null)
                .set("password", basic ? "demo-password" : null)
                .set("authorization_header", basic ? null : login)
                .set("forward_whole_payload", button % 2 == 1)
                .set("organization_id", organization.id())
                .set("team_id", organization.teams().get(team))
                .set("deleted_at", deleted ? DELETED : null)
                .add();
        world.buttons.put(button, name);
        return button;
    }

    private long webhook(Organization organization, String name, String team, int trigger) throws SQLException {
        return rows.in("webhooks_webhook")
                .set("name", name)
                .set("url", "https://hooks." + organization.domain() + "/" + trigger)
                .set("http_method", "POST")
                .set("trigger_type", trigger)
                .set("forward_all", true)
                .set("is_webhook_enabled", true)
                .set("is_legacy", false)
                .set("password", world.cipher.encrypt("demo-webhook-password"))
                .set("username", "oncall")
                .set("organization_id", organization.id())
                .set("team_id", organization.teams().get(team))
                .add();
    }

    /** Puts the steps of a chain together. */
    private interface Plan {
        void make(Steps steps) throws SQLException;
    }

    private void chain(Organization organization, String name, Plan plan) throws SQLException {
        long id = rows.in("alerts_escalationchain")
                .set("name", name)
                .set("organization_id", organization.id())
                .set("team_id", world.chance.of(List.copyOf(organization.teams().values())))
                .add();
        Chain chain = new Chain(id, name, new ArrayList<>());
        organization.chains().add(chain);
        plan.make(new Steps(organization, chain));
    }

    private final class Steps {
        private final Organization organization;
        private final Chain chain;

        Steps(Organization organization, Chain chain) {
            this.organization = organization;
            this.chain = chain;
        }

        private Rows.Row step(int order, int kind) {
            return rows.in("alerts_escalationpolicy")
                    .set("escalation_chain_id", chain.id())
                    .set("order", order)
                    .set("step", kind);
        }

        private void note(long id, int order, int kind, Long pressed, Long webhook, Long schedule, String wait) {
            chain.steps().add(new Step(id, order, kind, pressed, webhook, schedule, wait));
        }

        void plain(int order, int kind) throws SQLException {
            note(step(order, kind).add(), order, kind, null, null, null, null);
        }

        void pause(int order, Duration delay) throws SQLException {
            long id = step(order, WAIT).set("wait_delay", delay).add();
            note(id, order, WAIT, null, null, null, "00:%02d:00".formatted(delay.toMinutes()));
        }

        void press(int order, Long which) throws SQLException {
            long id = step(order, TRIGGER_BUTTON)
                    .set("custom_button_trigger_id", which)
                    .add();
            note(id, order, TRIGGER_BUTTON, which, null, null, null);
        }

        void webhook(int order, long which) throws SQLException {
            long id =
                    step(order, TRIGGER_WEBHOOK).set("custom_webhook_id", which).add();
            note(id, order, TRIGGER_WEBHOOK, null, which, null, null);
        }

        void notifySchedule(int order, int number) throws SQLException {
            long schedule = world.schedules.get(organization.id()).get(number);
            long id = step(order, NOTIFY_SCHEDULE)
                    .set("notify_schedule_id", schedule)
                    .add();
            note(id, order, NOTIFY_SCHEDULE, null, null, schedule, null);
        }

        void notifyGroup(int order) throws SQLException {
            long id = step(order, NOTIFY_GROUP)
                    .set("notify_to_group_id", world.userGroups.get(0))
                    .add();
            note(id, order, NOTIFY_GROUP, null, null, null, null);
        }

        void atTime(int order) throws SQLException {
            long id = step(order, ONLY_AT_TIME)
                    .set("from_time", LocalTime.of(8, 0))
                    .set("to_time", LocalTime.of(18, 30))
                    .add();
            note(id, order, ONLY_AT_TIME, null, null, null, null);
        }

        void many(int order) throws SQLException {
            long id = step(order, ONLY_IF_MANY)
                    .set("num_alerts_in_window", 5)
                    .set("num_minutes_in_window", 10)
                    .add();
            note(id, order, ONLY_IF_MANY, null, null, null, null);
        }

        void people(int order, int kind, int from, int to) throws SQLException {
            long id = step(order, kind).add();
            note(id, order, kind, null, null, null, null);
            peopleOf(id, from, to);
        }

        long last() {
            return chain.steps().get(chain.steps().size() - 1).id();
        }

        void peopleOf(long step, int from, int to) throws SQLException {
            for (World.Person person : organization.people().subList(from, to)) {
                rows.in("alerts_escalationpolicy_notify_to_users_queue")
                        .set("escalationpolicy_id", step)
                        .set("user_id", person.id())
                        .add();
            }
        }
    }
}
