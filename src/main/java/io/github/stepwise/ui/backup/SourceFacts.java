package io.github.stepwise.ui.backup;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.DatabaseSize;
import io.github.stepwise.database.UnfinishedRestore;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What has to be known of a database before it is saved.
 *
 * @param bytes about how much there is, indexes included; 0 if the server does not tell
 * @param unfinished a restore to it that has not ended; such a database is good for one thing only: restoring again
 */
public record SourceFacts(long bytes, Optional<UnfinishedRestore> unfinished) {
    /** What docs/benchmarks.md measured, rounded down: saving, compressing and reading again, on two slow cores. */
    private static final long BYTES_PER_SECOND = 100L << 20;

    private static final int START_SECONDS = 2;

    /** @throws DatabaseProblem if it cannot be asked */
    static SourceFacts of(ConnectionSettings settings) throws DatabaseProblem, IOException {
        if (settings.engine() == Engine.SQLITE) {
            Path log = settings.file().resolveSibling(settings.file().getFileName() + "-wal");
            long bytes = Files.exists(settings.file()) ? Files.size(settings.file()) : 0;
            return new SourceFacts(bytes + (Files.exists(log) ? Files.size(log) : 0), Optional.empty());
        }
        try (Database database = Database.open(settings)) {
            return new SourceFacts(DatabaseSize.bytes(database).orElse(0), UnfinishedRestore.find(database));
        }
    }

    /** How long a backup takes, about. */
    Duration estimate() {
        return Duration.ofSeconds(START_SECONDS + bytes / BYTES_PER_SECOND);
    }
}
