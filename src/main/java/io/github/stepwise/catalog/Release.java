package io.github.stepwise.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A release of OnCall.
 *
 * @param django version of the framework, which decides the oldest database server that it accepts
 * @param avoid why no upgrade should stop here, for releases that are known to leave a wrong database
 * @param hazards what an admin should know before crossing it
 * @param migrations those that came with it, in the order in which they are applied
 */
public record Release(
        Version version,
        LocalDate date,
        String django,
        Optional<String> avoid,
        List<Hazard> hazards,
        List<Migration> migrations) {

    /**
     * Something that an admin should know before an upgrade crosses a release.
     *
     * @param settings whether it asks for something outside of the database, which no upgrade of it can change: OnCall's
     *     settings, Grafana, the Helm chart, Slack
     * @param deviation id of the named deviation by which Stepwise avoids it, if there is one
     */
    public record Hazard(String id, String text, boolean settings, Optional<String> deviation) {}

    public Release {
        hazards = List.copyOf(hazards);
        migrations = List.copyOf(migrations);
    }

    /** Whether its database differs from that of the release before. */
    public boolean changesDatabase() {
        return !migrations.isEmpty();
    }

    /** Whether the framework makes keys identity columns on PostgreSQL, and needs newer servers. */
    public boolean isDjango4() {
        return !django.startsWith("3.");
    }
}
