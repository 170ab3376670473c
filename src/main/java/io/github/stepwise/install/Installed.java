package io.github.stepwise.install;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.words.Phrase;
import java.util.List;
import java.util.Set;

/**
 * A fresh database.
 *
 * @param connection as OnCall will open it, as far as its password is known
 * @param tables how many it has
 * @param migrations how many are recorded as applied
 * @param databaseCreated false where an empty database was there already
 * @param notes what the admin should know although it worked, in sentences
 */
public record Installed(
        ConnectionSettings connection,
        Version release,
        Set<App> apps,
        int tables,
        int migrations,
        boolean databaseCreated,
        boolean userCreated,
        List<Phrase> notes) {

    public Installed {
        apps = Set.copyOf(apps);
        notes = List.copyOf(notes);
    }
}
