package io.github.stepwise.backup;

import io.github.stepwise.backup.file.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A backup that was made.
 *
 * @param bytes of the file
 * @param checked whether the file was read again and found to be what was written
 * @param recoveryNote to be printed and kept apart from the file; empty when it is not encrypted
 */
public record BackupResult(
        Path file, long bytes, Manifest manifest, boolean checked, Duration took, Optional<String> recoveryNote) {
    /** Without the recovery key. */
    @Override
    public String toString() {
        return file + ", " + bytes + " bytes" + (checked ? ", checked" : "");
    }
}
