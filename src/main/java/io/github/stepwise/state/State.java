package io.github.stepwise.state;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a database holds now. */
public sealed interface State {

    /** One or two sentences for an admin. */
    String describe();

    /** No tables at all: a fresh install can go here. */
    record Empty() implements State {
        @Override
        public String describe() {
            return "The database is empty.";
        }
    }

    /** A database of OnCall whose migrations the catalog knows. */
    sealed interface OnCall extends State {
        /** Ids of the applied migrations that the catalog knows, in the order in which they were recorded. */
        List<String> applied();

        /** The optional applications that this installation has. */
        Set<App> apps();

        /** The newest release of which no migration is missing; empty when even the oldest is incomplete. */
        Optional<Version> reached();
    }

    /**
     * Exactly what a release, or several that share a database, left.
     *
     * @param from oldest release with this database
     * @param to newest release with this database
     */
    record Known(Version from, Version to, List<String> applied, Set<App> apps) implements OnCall {
        public Known {
            applied = List.copyOf(applied);
            apps = Set.copyOf(apps);
        }

        @Override
        public Optional<Version> reached() {
            return Optional.of(to);
        }

        /** {@code 1.2.40} or {@code 1.2.35 – 1.2.40}. */
        public String range() {
            return from.equals(to) ? to.toString() : from + " – " + to;
        }

        @Override
        public String describe() {
            return "This is the database of OnCall " + range() + ".";
        }
    }

    /**
     * Between releases: some migrations of a newer release are applied, others of an older one are missing.
     *
     * @param reached newest complete release, if any
     * @param ahead applied migrations that came after it
     * @param missing migrations that are not applied although later ones are
     * @param story how this came about, in words, as far as it can be told
     */
    record Between(
            Optional<Version> reached,
            List<Migration> ahead,
            List<Migration> missing,
            String story,
            List<String> applied,
            Set<App> apps)
            implements OnCall {
        public Between {
            ahead = List.copyOf(ahead);
            missing = List.copyOf(missing);
            applied = List.copyOf(applied);
            apps = Set.copyOf(apps);
        }

        @Override
        public String describe() {
            return story;
        }
    }

    /**
     * An upgrade by Stepwise that was begun and not finished.
     *
     * @param target release that it was going to
     * @param startedAt when it began
     * @param database what the database holds apart from that
     */
    record Unfinished(Version target, Instant startedAt, OnCall database) implements State {
        @Override
        public String describe() {
            return "An upgrade to " + target + " was started on " + startedAt + " and is not finished; it can go on.";
        }
    }

    /**
     * A backup was being restored to it, and that has not ended: what it holds is a part of something.
     *
     * @param file name of the backup file
     * @param startedAt when the restore began
     * @param safetyBackup where what was there before is kept; empty if nowhere
     */
    record HalfRestored(String file, String startedAt, String safetyBackup) implements State {
        @Override
        public String describe() {
            return "The database holds an unfinished restore of " + file + " that began at " + startedAt
                    + ": a part of that backup, which nothing should use. Restore again."
                    + (safetyBackup.isEmpty() ? "" : " What was there before is in " + safetyBackup + ".");
        }
    }

    /** Holds migrations that came after the newest release Stepwise knows. */
    record Newer(List<String> unknown) implements State {
        public Newer {
            unknown = List.copyOf(unknown);
        }

        @Override
        public String describe() {
            return "The database is newer than the releases that Stepwise knows: it has " + String.join(", ", unknown)
                    + ".";
        }
    }

    /**
     * Not a database of OnCall.
     *
     * @param found what is there instead, in words
     */
    record Foreign(String found) implements State {
        @Override
        public String describe() {
            return "This is not a database of OnCall: " + found;
        }
    }
}
