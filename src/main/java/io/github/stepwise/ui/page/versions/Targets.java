package io.github.stepwise.ui.page.versions;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.release.ReleaseOffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The releases that a database may be upgraded to. */
final class Targets {
    private Targets() {}

    /**
     * Newest first, with those to be avoided.
     *
     * @param repairs whether there is something to repair although no migration is missing
     */
    static List<Release> of(Catalog catalog, State state, boolean repairs) {
        if (state instanceof State.Unfinished unfinished) {
            return catalog.release(unfinished.target()).map(List::of).orElse(List.of());
        } else if (state instanceof State.Known known) {
            List<Release> newer = releases(catalog, release -> release.version().compareTo(known.to()) > 0);
            return newer.isEmpty() && repairs ? List.of(newestGood(catalog)) : newer;
        } else if (state instanceof State.Between between) {
            Version furthest = furthest(catalog, between);
            return releases(catalog, release -> release.version().isAtLeast(furthest));
        }
        return List.of();
    }

    private static Release newestGood(Catalog catalog) {
        return releases(catalog, ReleaseOffer::mayBeChosen).get(0);
    }

    private static List<Release> releases(Catalog catalog, Predicate<Release> wanted) {
        List<Release> found =
                new ArrayList<>(catalog.releases().stream().filter(wanted).toList());
        Collections.reverse(found);
        return found;
    }

    /** The newest release of which the database holds anything; no way leads below it. */
    private static Version furthest(Catalog catalog, State.Between between) {
        return between.applied().stream()
                .flatMap(id -> catalog.migration(id).stream())
                .filter(migration -> migration.retired().isEmpty())
                .map(Migration::release)
                .max(Comparator.naturalOrder())
                .orElse(catalog.newest().version());
    }
}
