package io.github.stepwise.settings;

import java.time.Instant;

/**
 * An upgrade that was begun from this computer and has not been seen to end.
 *
 * @param target release that it was going to
 * @param backup path of the backup from before it; null if none was made
 * @param restsAt release at which it rests, as the admin wanted, so that OnCall can run there; null if it was interrupted
 */
public record LeftoverRun(
        RecentConnection connection, String target, String backup, Instant startedAt, String restsAt) {
    /** One that runs, or was interrupted. */
    public LeftoverRun(RecentConnection connection, String target, String backup, Instant startedAt) {
        this(connection, target, backup, startedAt, null);
    }
}
