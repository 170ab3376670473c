package io.github.stepwise.settings;

import java.time.Instant;

/**
 * An upgrade that was begun from this computer and has not been seen to end.
 *
 * @param target release that it was going to
 * @param backup path of the backup from before it; null if none was made
 */
public record LeftoverRun(RecentConnection connection, String target, String backup, Instant startedAt) {}
