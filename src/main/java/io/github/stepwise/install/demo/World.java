package io.github.stepwise.install.demo;

import io.github.stepwise.catalog.oncall.MirageCipher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is in the demo database already, for those who add to it. */
final class World {
    /** Somebody who is on call. */
    record Person(long id, String key, String name, String login, long slackIdentity) {}

    /** A company that uses OnCall. */
    record Organization(
            long id,
            String domain,
            List<Person> people,
            Map<String, Long> teams,
            List<Chain> chains,
            List<Source> sources) {
        Organization(long id, String domain) {
            this(id, domain, new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** An escalation chain. */
    record Chain(long id, String name, List<Step> steps) {}

    /** A step of a chain; what it does not have is null. */
    record Step(long id, int order, int kind, Long button, Long webhook, Long schedule, String waitDelay) {}

    /** An integration with its routes, the default one first. */
    record Source(long id, String key, String kind, String name, List<Route> routes) {}

    /** @param channel id of a Slack channel as Slack gives it, or null */
    record Route(long id, Chain chain, String channel) {}

    final Rows rows;
    final Chance chance;
    final MirageCipher cipher;
    final List<Organization> organizations = new ArrayList<>();

    /** Slack's ids of the channels that OnCall knows. */
    final List<String> channels = new ArrayList<>();

    final List<Long> userGroups = new ArrayList<>();
    final Map<Long, String> buttons = new LinkedHashMap<>();
    final Map<Long, List<Long>> schedules = new LinkedHashMap<>();

    World(Rows rows, Chance chance, MirageCipher cipher) {
        this.rows = rows;
        this.chance = chance;
        this.cipher = cipher;
    }

    Organization first() {
        return organizations.get(0);
    }

    Organization second() {
        return organizations.get(1);
    }
}
