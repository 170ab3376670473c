package io.github.stepwise.install;

import static io.github.stepwise.install.ChecklistItem.Need.MAY;
import static io.github.stepwise.install.ChecklistItem.Need.MUST;
import static io.github.stepwise.install.ChecklistItem.Need.SHOULD;
import static io.github.stepwise.install.ChecklistItem.Topic.FEATURES;
import static io.github.stepwise.install.ChecklistItem.Topic.GRAFANA;
import static io.github.stepwise.install.ChecklistItem.Topic.SECRETS;
import static io.github.stepwise.install.ChecklistItem.Topic.SERVICES;
import static io.github.stepwise.install.ChecklistItem.Topic.START;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the admin has to do next, after the database: settings of OnCall's containers, the server, Grafana, the plugin. The
 * names of the variables are those that the release reads.
 */
public record SettingsChecklist(List<ChecklistItem> items) {

    public SettingsChecklist {
        items = List.copyOf(items);
    }

    /**
     * @param connection as OnCall will open the database; its password stays in it
     * @param apps optional applications whose tables the database has
     */
    public static SettingsChecklist of(Release release, ConnectionSettings connection, Set<App> apps) {
        List<ChecklistItem> items = new ArrayList<>(DatabaseChecklist.of(release, connection));
        items.addAll(secrets());
        items.addAll(services(release.version()));
        items.addAll(features(release.version(), apps));
        items.addAll(grafana(release.version()));
        items.addAll(start(release));
        return new SettingsChecklist(items);
    }

    /** The variables as lines of an environment file; what only the admin knows is empty. */
    public List<String> environment() {
        return items.stream()
                .flatMap(item -> item.variable().stream())
                .map(variable -> variable.name() + "=" + variable.value())
                .toList();
    }

    static boolean isFrom(Version version, String release) {
        return version.isAtLeast(Version.of(release));
    }

    private static List<ChecklistItem> secrets() {
        return List.of(
                ChecklistItem.secret(
                        SECRETS,
                        MUST,
                        "SECRET_KEY",
                        "A long random text that is the same for all containers and never changes."),
                ChecklistItem.secret(
                        SECRETS,
                        MUST,
                        "MIRAGE_SECRET_KEY",
                        "A random text of at least 32 characters; OnCall does not start with a shorter one. It encrypts the"
                                + " Grafana token and the webhooks' secrets: whoever loses it has to enter them all again."),
                ChecklistItem.secret(
                        SECRETS, MUST, "MIRAGE_CIPHER_IV", "Exactly 16 characters. It must never change either."),
                ChecklistItem.task(
                        "keep-keys",
                        SECRETS,
                        SHOULD,
                        "Keep the keys with the backups",
                        "A backup of the database cannot be read without these three. With Helm, give them explicitly"
                                + " (oncall.secrets): the chart makes new ones at each upgrade."));
    }

    private static List<ChecklistItem> services(Version version) {
        List<ChecklistItem> items = new ArrayList<>();
        items.add(ChecklistItem.variable(
                SERVICES,
                MUST,
                "BASE_URL",
                "",
                "The address at which Grafana and the sources of alerts reach OnCall."));
        if (isFrom(version, "1.1.3")) {
            items.add(ChecklistItem.variable(
                    SERVICES,
                    MUST,
                    "GRAFANA_API_URL",
                    "",
                    "The address at which OnCall reaches Grafana. Without it the engine does not start on an empty"
                            + " database."));
        }
        if (isFrom(version, "1.0.40")) {
            items.add(ChecklistItem.variable(
                    SERVICES,
                    MUST,
                    "BROKER_TYPE",
                    "rabbitmq",
                    "rabbitmq or redis; what carries OnCall's background work."));
            items.add(ChecklistItem.secret(
                    SERVICES,
                    MUST,
                    "RABBITMQ_URI",
                    "amqp://user:password@host:5672; not needed with BROKER_TYPE=redis."));
        } else {
            items.add(ChecklistItem.variable(SERVICES, MUST, "RABBITMQ_HOST", "", "The host of RabbitMQ."));
            items.add(ChecklistItem.variable(SERVICES, MUST, "RABBITMQ_USERNAME", "", "OnCall's user at RabbitMQ."));
            items.add(ChecklistItem.secret(SERVICES, MUST, "RABBITMQ_PASSWORD", "The password of that user."));
        }
        items.add(ChecklistItem.secret(
                SERVICES, MUST, "REDIS_URI", "redis://user:password@host:6379; OnCall's cache, with either broker."));
        String queues = "default,critical,long,slack,telegram,"
                + (isFrom(version, "1.16.4") ? "mattermost," : "")
                + "webhook,retry,celery"
                + (isFrom(version, "1.3.53") ? ",grafana" : "");
        items.add(ChecklistItem.variable(
                SERVICES,
                MUST,
                "CELERY_WORKER_QUEUE",
                queues,
                "Of the celery container: work in a queue that is missing here is never done."));
        return items;
    }

    private static List<ChecklistItem> features(Version version, Set<App> apps) {
        List<ChecklistItem> items = new ArrayList<>();
        boolean oss = apps.containsAll(Set.of(App.OSS_INSTALLATION, App.ZVONOK, App.EXOTEL));
        items.add(
                ChecklistItem.variable(
                        FEATURES,
                        oss ? MAY : MUST,
                        "ONCALL_LICENSE",
                        oss ? "OpenSource" : "",
                        oss
                                ? "OpenSource is what it is without being set; the database has the tables for it."
                                : "Not OpenSource: the database lacks tables of that edition, and OnCall would wait for them."));
        if (isFrom(version, "1.16.0")) {
            boolean mattermost = apps.contains(App.MATTERMOST);
            items.add(ChecklistItem.variable(
                    FEATURES,
                    mattermost ? MAY : MUST,
                    "FEATURE_MATTERMOST_INTEGRATION_ENABLED",
                    String.valueOf(mattermost),
                    mattermost
                            ? "The database has the tables for Mattermost."
                            : "The database has no tables for Mattermost. To switch it on later, let OnCall's own migration"
                                    + " run with it once."));
        }
        if (isFrom(version, "1.1.19")) {
            items.add(ChecklistItem.variable(
                    FEATURES, MUST, "SILK_PROFILER_ENABLED", "false", "The profiler needs tables of its own."));
        }
        return items;
    }

    private static List<ChecklistItem> grafana(Version version) {
        List<ChecklistItem> items = new ArrayList<>();
        String minimum = isFrom(version, "1.9.17") ? "10.2.5" : isFrom(version, "1.2.29") ? "9.2.0" : "8.3.2";
        items.add(ChecklistItem.task(
                "grafana-version",
                GRAFANA,
                MUST,
                "Grafana " + minimum + " or newer",
                "The plugin of this release accepts no older one."));
        items.add(ChecklistItem.task(
                "plugin-version",
                GRAFANA,
                MUST,
                "OnCall plugin " + version,
                "Engine and plugin belong together: install the plugin in the same version, one instance per engine."));
        if (isFrom(version, "1.9.22")) {
            items.add(ChecklistItem.task(
                    "plugin-provisioning",
                    GRAFANA,
                    MUST,
                    "Provision the plugin",
                    "With stackId 5, orgId 100, onCallApiUrl and grafanaUrl, then POST"
                            + " /api/plugins/grafana-oncall-app/resources/plugin/install. On Grafana 11 and newer also switch"
                            + " on the feature externalServiceAccounts and set"
                            + " GF_AUTH_MANAGED_SERVICE_ACCOUNTS_ENABLED=true."));
        }
        if (isFrom(version, "1.13.0")) {
            items.add(ChecklistItem.task(
                    "access-control",
                    GRAFANA,
                    SHOULD,
                    "Grafana 11.3 and newer: accessControlOnCall off",
                    "Set the feature accessControlOnCall to false: since 1.13.0 OnCall needs it so."));
        }
        return items;
    }

    private static List<ChecklistItem> start(Release release) {
        List<ChecklistItem> items = new ArrayList<>();
        release.avoid()
                .ifPresent(why -> items.add(ChecklistItem.task(
                        "avoid", START, SHOULD, "Better choose another release than " + release.version(), why)));
        boolean moreTables = !isFrom(release.version(), "1.1.19");
        items.add(ChecklistItem.task(
                "migrate",
                START,
                moreTables ? MUST : SHOULD,
                "Let OnCall's own migration run once",
                moreTables
                        ? "This release always has a profiler and other parts of which Stepwise makes no tables:"
                                + " python manage.py migrate adds them."
                        : "python manage.py migrate, which docker-compose and Helm start by themselves, finds nothing to change"
                                + " and enters OnCall's kinds of records."));
        items.add(ChecklistItem.task(
                "order",
                START,
                SHOULD,
                "Start the engine, then celery",
                "Then install the plugin and send a test alert."));
        return items;
    }
}
