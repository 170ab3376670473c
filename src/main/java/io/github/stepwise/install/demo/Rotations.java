package io.github.stepwise.install.demo;

import io.github.stepwise.install.demo.World.Organization;
import io.github.stepwise.install.demo.World.Person;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Schedules of all three kinds, and the shifts in them. */
final class Rotations {
    private static final Instant FIRST_SHIFT = Instant.parse("2023-03-06T08:00:00Z");

    private static final int ROLLING_USERS = 2;
    private static final int OVERRIDE = 3;
    private static final int FROM_WEB = 0;
    private static final int FROM_TERRAFORM = 3;

    private final World world;
    private final Rows rows;
    private int shifts;
    private long calendarType;
    private long icalType;
    private long webType;

    Rotations(World world) {
        this.world = world;
        this.rows = world.rows;
    }

    void add() throws SQLException {
        calendarType = type("oncallschedulecalendar");
        icalType = type("oncallscheduleical");
        webType = type("oncallscheduleweb");
        Organization north = world.first();
        web(north, "Leitstelle 24/7", world.channels.get(2), "Europe/Berlin");
        web(north, "Payments daytime", People.LOST_CHANNEL, "UTC");
        ical(north, "Bank holidays", null);
        calendar(north, "Platform (Terraform)", world.channels.get(5));
        web(world.second(), "Almacén noche 🌙", null, "America/Bogota");
        ical(world.second(), "Rutas", People.LOST_CHANNEL);
    }

    private long type(String model) throws SQLException {
        return rows.in("django_content_type")
                .set("app_label", "schedules")
                .set("model", model)
                .add();
    }

    private void web(Organization organization, String name, String channel, String zone) throws SQLException {
        long schedule = schedule(organization, name, channel, webType);
        rows.in("schedules_oncallscheduleweb")
                .set("oncallschedule_ptr_id", schedule)
                .set("time_zone", zone)
                .add();
        for (int rotation = 0; rotation < 3; rotation++) {
            List<Person> people = organization.people().subList(rotation * 2, rotation * 2 + 3);
            // the web pages make names up that nobody ever sees
            shift(organization, schedule, "Rotation " + world.chance.hex(6), FROM_WEB, ROLLING_USERS, people, rotation);
        }
        shift(
                organization,
                schedule,
                "Override " + world.chance.hex(6),
                FROM_WEB,
                OVERRIDE,
                organization.people().subList(4, 5),
                4);
    }

    private void ical(Organization organization, String name, String channel) throws SQLException {
        long schedule = schedule(organization, name, channel, icalType);
        rows.in("schedules_oncallscheduleical")
                .set("oncallschedule_ptr_id", schedule)
                .set("ical_url_primary", "https://calendar." + organization.domain() + "/" + schedule + ".ics")
                .add();
    }

    private void calendar(Organization organization, String name, String channel) throws SQLException {
        long schedule = schedule(organization, name, channel, calendarType);
        rows.in("schedules_oncallschedulecalendar")
                .set("oncallschedule_ptr_id", schedule)
                .set("time_zone", "Europe/Berlin")
                .set("enable_web_overrides", true)
                .add();
        for (int i = 0; i < 2; i++) {
            long shift = shift(
                    organization,
                    null,
                    "platform-week-" + (i + 1),
                    FROM_TERRAFORM,
                    ROLLING_USERS,
                    organization.people().subList(6 + i, 9 + i),
                    i);
            rows.in("schedules_oncallschedulecalendar_custom_on_call_shifts")
                    .set("oncallschedulecalendar_id", schedule)
                    .set("customoncallshift_id", shift)
                    .add();
        }
    }

    private long schedule(Organization organization, String name, String channel, long type) throws SQLException {
        long id = rows.in("schedules_oncallschedule")
                .set("name", name)
                .set("channel", channel)
                .set("organization_id", organization.id())
                .set("polymorphic_ctype_id", type)
                .set("team_id", world.chance.of(List.copyOf(organization.teams().values())))
                .set("user_group_id", channel == null ? null : world.userGroups.get(0))
                .set("current_shifts", "{}")
                .set("notify_oncall_shift_freq", 1)
                .set("mention_oncall_start", true)
                .set("notify_empty_oncall", 1)
                .add();
        world.schedules
                .computeIfAbsent(organization.id(), key -> new ArrayList<>())
                .add(id);
        return id;
    }

    private long shift(
            Organization organization, Long schedule, String name, int source, int type, List<Person> people, int day)
            throws SQLException {
        shifts++;
        Instant start = FIRST_SHIFT.plus(Duration.ofDays(day));
        List<Json> rolling = people.stream()
                .map(person -> Json.object().with(String.valueOf(person.id()), person.key()))
                .toList();
        long id = rows.in("schedules_customoncallshift")
                .set("name", name)
                .set("organization_id", organization.id())
                .set("schedule_id", schedule)
                .set("source", source)
                .set("type", type)
                .set("start", start)
                .set("rotation_start", start)
                .set("duration", Duration.ofHours(12))
                .set("frequency", type == ROLLING_USERS ? 1 : null)
                .set("interval", type == ROLLING_USERS ? 1 : null)
                .set("priority_level", type == OVERRIDE ? 99 : 1 + shifts % 2)
                .set("rolling_users", Json.text(rolling))
                .set("by_day", type == ROLLING_USERS ? "[\"MO\", \"WE\", \"FR\"]" : null)
                .set("time_zone", source == FROM_WEB ? null : "Europe/Berlin")
                .set("title", source == FROM_WEB ? "Rotation " + shifts : null)
                .set("team_id", type == OVERRIDE ? organization.teams().get("Payments" + People.AGAIN) : null)
                .add();
        for (Person person : people) {
            rows.in("schedules_customoncallshift_users")
                    .set("customoncallshift_id", id)
                    .set("user_id", person.id())
                    .add();
        }
        return id;
    }
}
