package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.upgrade.UpgradeEvent;
import java.util.Optional;

/**
 * Where a run is as a whole.
 *
 * @param events how many events it has told
 * @param current place of the migration that runs among the rows; -1 before the first
 * @param stop the stop that it is on the way to; empty before the first
 * @param number which stop that is, from 1
 * @param done migrations that are done
 * @param migrations all of them
 * @param waiting for whom it waits; empty while it does not
 */
record Head(
        long events,
        Activity activity,
        int current,
        Optional<Version> stop,
        int number,
        int stops,
        int done,
        int migrations,
        Optional<UpgradeEvent.WaitingForLock> waiting) {

    /** What a run is busy with. */
    enum Activity {
        STARTING,
        /** A SQLite file is copied. */
        COPYING,
        MIGRATING,
        /** The stop is compared with what it should be. */
        VERIFYING,
        /** Between a verified stop and whatever follows. */
        FINISHING,
        ENDED
    }

    static Head before(int migrations, int stops) {
        return new Head(0, Activity.STARTING, -1, Optional.empty(), 0, stops, 0, migrations, Optional.empty());
    }

    Head heard() {
        return new Head(events + 1, activity, current, stop, number, stops, done, migrations, waiting);
    }

    Head doing(Activity now) {
        return new Head(events, now, current, stop, number, stops, done, migrations, Optional.empty());
    }

    Head at(Version release, int newNumber, int of) {
        return new Head(
                events,
                Activity.MIGRATING,
                current,
                Optional.of(release),
                newNumber,
                of,
                done,
                migrations,
                Optional.empty());
    }

    Head moved(int place) {
        return new Head(events, activity, place, stop, number, stops, done, migrations, waiting);
    }

    Head counted() {
        return new Head(events, activity, current, stop, number, stops, done + 1, migrations, Optional.empty());
    }

    /** @param event null when it does not wait any more */
    Head waiting(UpgradeEvent.WaitingForLock event) {
        return new Head(events, activity, current, stop, number, stops, done, migrations, Optional.ofNullable(event));
    }

    Head ended() {
        return doing(Activity.ENDED);
    }
}
