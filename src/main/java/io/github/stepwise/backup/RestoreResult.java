package io.github.stepwise.backup;

import io.github.stepwise.backup.file.Manifest;
import io.github.stepwise.words.Phrase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A backup that was brought back.
 *
 * @param loadMethod how rows were loaded, for example {@code COPY FREEZE}
 * @param refused owners, rights and the like that the server did not take, one sentence each
 * @param compared whether schema and rows were read again and found equal
 * @param safetyBackup of what was there before; empty if there was nothing, or nobody wanted it
 */
public record RestoreResult(
        Manifest manifest,
        String loadMethod,
        List<Phrase> refused,
        boolean compared,
        Optional<Path> safetyBackup,
        Duration took) {
    public RestoreResult {
        refused = List.copyOf(refused);
    }
}
