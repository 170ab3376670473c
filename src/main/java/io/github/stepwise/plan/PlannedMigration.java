package io.github.stepwise.plan;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.schema.Change;
import java.util.List;

/**
 * A migration that a plan will apply.
 *
 * @param id its id, {@code alerts.0024_auto_20230718_0953}; repairs have the application {@code stepwise}
 * @param release the release that brought it
 * @param position its place among all migrations of that release in the catalog, from 1; repairs have 0
 * @param recorded whether it gets a row in {@code django_migrations}; repairs do not
 * @param changes what it does in this database, in order: the migration's own changes and what a repair adds
 * @param risks what it does to data and to the running of the server
 */
public record PlannedMigration(
        String id,
        String title,
        Version release,
        int position,
        boolean recorded,
        List<Change> changes,
        List<Risk> risks) {

    public PlannedMigration {
        changes = List.copyOf(changes);
        risks = List.copyOf(risks);
    }

    /** The application, {@code alerts}. */
    public String app() {
        return id.substring(0, id.indexOf('.'));
    }

    /** The name within the application. */
    public String name() {
        return id.substring(id.indexOf('.') + 1);
    }
}
