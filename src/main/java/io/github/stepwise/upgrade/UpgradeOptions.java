package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.catalog.oncall.MirageCipher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What the admin decides about a run, apart from the plan.
 *
 * @param exportDirectory where rows that are deleted are kept; made when there are any
 * @param pauseAt a pausable stop of the plan at which the run ends
 * @param cipher encrypts secrets as OnCall does; needed where the plan says so
 * @param lockTries how often a statement is tried that others block, five seconds each
 * @param patience how long to wait for a server that still works on what an interrupted run began
 */
public record UpgradeOptions(
        Path exportDirectory,
        Optional<Version> pauseAt,
        Optional<MirageCipher> cipher,
        int lockTries,
        Duration patience) {

    private static final int LOCK_TRIES = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    public UpgradeOptions {
        Objects.requireNonNull(exportDirectory);
        Objects.requireNonNull(pauseAt);
        Objects.requireNonNull(cipher);
        Objects.requireNonNull(patience);
        if (lockTries < 1) {
            throw new IllegalArgumentException("a statement has to be tried at least once");
        }
    }

    /** The usual choices. */
    public static UpgradeOptions of(Path exportDirectory) {
        return new UpgradeOptions(exportDirectory, Optional.empty(), Optional.empty(), LOCK_TRIES, PATIENCE);
    }

    /** The same with a stop to rest at. */
    public UpgradeOptions withPauseAt(Version release) {
        return new UpgradeOptions(exportDirectory, Optional.of(release), cipher, lockTries, patience);
    }

    /** The same with OnCall's key. */
    public UpgradeOptions withCipher(MirageCipher key) {
        return new UpgradeOptions(exportDirectory, pauseAt, Optional.of(key), lockTries, patience);
    }

    /** The same with another patience for locks and left sessions. */
    public UpgradeOptions withPatience(int newLockTries, Duration newPatience) {
        return new UpgradeOptions(exportDirectory, pauseAt, cipher, newLockTries, newPatience);
    }
}
