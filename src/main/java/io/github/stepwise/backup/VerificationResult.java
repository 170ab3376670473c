package io.github.stepwise.backup;

import io.github.stepwise.backup.file.Manifest;
import java.time.Duration;

/**
 * A file that was found to be good.
 *
 * @param bytes of the file
 * @param restored whether it was restored to a scratch database and compared, too
 */
public record VerificationResult(Manifest manifest, long bytes, boolean encrypted, boolean restored, Duration took) {}
