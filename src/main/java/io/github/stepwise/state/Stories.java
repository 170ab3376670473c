package io.github.stepwise.state;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells how a database between releases came about, as far as its migrations show it. */
final class Stories {
    private static final String LINK_DROPPED = "alerts.0051_remove_escalationpolicy_custom_button_trigger";
    private static final String BUTTONS_CONVERTED = "webhooks.0008_auto_20230712_1613";

    private Stories() {}

    static State.Between between(
            Catalog catalog, Optional<Version> reached, Set<String> comparable, List<String> applied, Set<App> apps) {
        Set<String> complete = reached.map(version -> StateReader.ids(catalog.migrationsOf(version, apps)))
                .orElse(Set.of());
        List<Migration> ahead = catalog.migrations().stream()
                .filter(migration -> comparable.contains(migration.id()) && !complete.contains(migration.id()))
                .filter(migration -> migration.retired().isEmpty())
                .toList();
        Version furthest = ahead.stream()
                .map(Migration::release)
                .max(Comparator.naturalOrder())
                .orElse(catalog.newest().version());
        List<Migration> missing = catalog.migrationsOf(furthest, apps).stream()
                .filter(migration -> !comparable.contains(migration.id()))
                .toList();
        String story = comparable.contains(LINK_DROPPED) && !comparable.contains(BUTTONS_CONVERTED)
                ? lostLinks(reached, furthest)
                : interrupted(reached, ahead, missing, furthest);
        return new State.Between(reached, ahead, missing, story, applied, apps);
    }

    private static String lostLinks(Optional<Version> reached, Version furthest) {
        return "An upgrade from " + start(reached) + " towards " + furthest
                + " or later in one jump stopped halfway with"
                + " \"Cannot resolve keyword 'custom_button_trigger' into field\" (OnCall issue 4701), after it had dropped"
                + " the column that linked escalation steps to their outgoing webhook buttons. Buttons and steps are"
                + " still there, so the upgrade can be completed; the links are rebuilt from log records and escalation"
                + " snapshots where those hold them.";
    }

    private static String interrupted(
            Optional<Version> reached, List<Migration> ahead, List<Migration> missing, Version furthest) {
        String some = String.join(
                ", ",
                Stream.concat(
                                missing.stream().limit(3).map(Migration::id),
                                missing.size() > 3
                                        ? Stream.of("and " + (missing.size() - 3) + " more")
                                        : Stream.empty())
                        .toList());
        return "The database is between releases: " + start(reached) + " is complete; of the later migrations up to "
                + furthest + ", applied: " + ahead.size() + ", missing: " + missing.size() + " ("
                + some
                + "). An upgrade that was interrupted, or that jumped over releases, leaves such a database.";
    }

    private static String start(Optional<Version> reached) {
        return reached.map(version -> "OnCall " + version).orElse("an early release of OnCall");
    }
}
